"""1 kap. A law made up for tests: it uses every form that a rule may be written in."""

from datetime import date
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Literal, NamedTuple

from tryggve.law.engine import (
    Amounts,
    Choices,
    Dagar,
    Kronor,
    KronorExakt,
    Månad,
    Procent,
    Timmar,
    count,
    down,
    exact,
    fact,
    half_up,
    rule,
    up,
)


class Medlem(Enum):
    NEJ = "nej"
    SEX = "sex"
    TOLV = "tolv"


class Grund(IntEnum):
    INGEN = 0
    ÅLDER = 1
    INKOMST = 2
    BETALT = 3


class Tid(NamedTuple):
    från: date
    till: date | None = None


fact("inkomster", tuple[Kronor, ...], length=6, low=0, high=1_000_000, question="Vilken inkomst hade du?")
fact("ålder", int, low=0, high=130, question="Hur gammal är du?")
fact("timmar", Timmar, low=0, high=200, question="Hur många timmar arbetade du?", default=0)
fact("utbud", Timmar, low=0, high=40, question="Hur många timmar söker du arbete?")
fact("medlem", Medlem, question="Är du medlem?", default=Medlem.NEJ)
fact("sort", Literal["a", "b", "c"], question="Vilken sort?", default="b")
fact("avdrag", KronorExakt, low=0, high=10_000, question="Vilket avdrag?", default=Fraction(0))
fact("medlemskap", tuple[Tid, ...], question="När var du medlem?", default=())
fact("månad", Månad, question="Vilken månad?", default=date(2020, 1, 1))
fact("giltigt_skäl", bool, officer=True, question="Var skälet giltigt?", law_text="Den som har giltigt skäl …")


@rule("PROV 1 §", text="{value} av {inkomster} når gränsen.", low=0, high=6)
def månader(inkomster: tuple[Kronor, ...]) -> int:
    """Months that reach the limit."""
    return count(i >= 11_000 for i in inkomster)


@rule("PROV 1 §")
def summa(inkomster: tuple[Kronor, ...]) -> Kronor:
    total = 0
    for inkomst in inkomster:
        if inkomst > 500_000:
            total += 500_000
        else:
            total += inkomst
    return total


@rule("PROV 1 §")
def följd(inkomster: tuple[Kronor, ...]) -> bool:
    return any(all(i > 0 for i in inkomster[a : a + 3]) for a in range(4))


@rule("PROV 2 §", until="2021-12-31", name="nivå")
def nivå_före_2022(medlem: Medlem) -> Procent:
    return 80 if medlem is Medlem.TOLV else 50


@rule("PROV 2 §", in_force="2022-01-01")
def nivå(medlem: Medlem, sort: Literal["a", "b", "c"]) -> Procent:
    if medlem == Medlem.TOLV:
        return 80
    if medlem == Medlem.SEX and sort in ("a", "c"):
        return 65
    return 50 if sort != "b" else 55


@rule("PROV 3 §", text="{summa} kr delat på sex månader, {p.andel} procent.")
def lön(summa: Kronor, p: Amounts) -> KronorExakt:
    return min(exact(summa * p.exact("andel"), 600), exact(40_000))


@rule("PROV 4 §", text="Dagpenningen är {value} kr, högst {p.tak} kr ({choices.avrundning}).", low=0, high=1500)
def dagpenning(lön: KronorExakt, nivå: Procent, avdrag: KronorExakt, p: Amounts, choices: Choices) -> Kronor:
    """The day's benefit, whole kronor."""
    dag = max(min(exact(lön * nivå, 100 * p.delare), p.tak) - avdrag, exact(0))
    return avrundad(dag, choices.avrundning)


def avrundad(belopp: Fraction, sätt: str) -> int:
    if sätt == "nedåt":
        return down(belopp)
    return up(belopp) if sätt == "uppåt" else half_up(belopp)


@rule("PROV 5 §")
def arbetslöshet(timmar: Timmar, utbud: Timmar) -> Procent:
    """Percent of the supply that is without work; nothing when nothing is offered."""
    if utbud == 0:
        return 0
    if timmar > utbud:
        return 0
    return half_up(100 * (utbud - timmar), utbud)


@rule("PROV 5 §")
def i_tabellen(arbetslöshet: Procent, månader: int, p: Amounts) -> Dagar:
    return p.table("tabell")[min(down(arbetslöshet, 40), 2)][min(månader, 2)]


@rule("PROV 5 §")
def vald_inkomst(inkomster: tuple[Kronor, ...], månader: int) -> Kronor:
    return inkomster[månader] if månader < len(inkomster) else 0


@rule("PROV 6 §")
def kvot(summa: Kronor, timmar: Timmar) -> Fraction:
    """Kronor an hour: the divisor differs between people."""
    return exact(summa, timmar) if timmar > 0 else exact(0)


@rule("PROV 6 §")
def största(inkomster: tuple[Kronor, ...]) -> tuple[Kronor, Kronor]:
    största = max(inkomster)
    return (största, sum(i for i in inkomster if i != största))


@rule("PROV 7 §")
def grund(ålder: int, dagpenning: Kronor, följd: bool) -> Grund:  # noqa: FBT001
    if not 20 <= ålder < 66:
        return Grund.ÅLDER
    if dagpenning == 0 or not följd:
        return Grund.INKOMST
    return Grund.BETALT


@rule("PROV 7 §")
def omdöme(grund: Grund, månader: int) -> Literal["inget", "litet", "stort"]:
    if grund != Grund.BETALT:
        return "inget"
    return "stort" if månader == 6 else "litet"


@rule("PROV 8 §", columns=False)
def medlemsdagar(medlemskap: tuple[Tid, ...], on: date) -> Dagar:
    return sum(((t.till or on) - t.från).days for t in medlemskap)


@rule("PROV 9 §", text="Skälet var giltigt: {giltigt_skäl}.")
def sanktion(giltigt_skäl: bool, dagpenning: Kronor) -> Dagar:  # noqa: FBT001
    return 0 if giltigt_skäl or dagpenning == 0 else 45


@rule("PROV 10 §", in_force="2021-06-01")
def sen_regel(p: Amounts) -> Kronor:
    return p.upphörd


@rule("PROV 11 §", low=0, high=600)
def nästa_timmar(timmar: Timmar, utbud: Timmar) -> Timmar:
    return min(timmar + utbud, 200)
