"""Samordning, 31–33 §§ and 13 §: other unemployment compensation, pension, severance pay and the wage guarantee."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Kronor, KronorExakt, Unit, down, exact, fact, rule, up
from tryggve.law.unemployment.laf.months import month_of, plus

MånaderExakt = Annotated[Fraction, Unit("månader")]


@dataclass(frozen=True)
class Vederlag:
    """Pay because an employment ended: the sum, the agreed or average monthly pay, and the last day of the
    employment.
    """

    belopp: KronorExakt
    slut: date
    avtalad_månadslön: KronorExakt = Fraction(0)
    genomsnittlig_månadslön: KronorExakt = Fraction(0)
    slag: Literal["avgångsvederlag", "skadestånd", "AGE", "AGB", "trygghetsråd"] = "avgångsvederlag"


fact(
    "avgångsvederlag",
    tuple[Vederlag, ...],
    question="Har du fått ersättning för att anställningen upphörde? Hur mycket, och vilken månadslön hade du?",
    # Asked in every application; nothing named is nothing received.
    default=(),
    paragraph="ALF 13 §",
)
fact(
    "lönegaranti_till",
    date | None,
    question="Till vilken dag gäller den statliga lönegarantin?",
    default=None,
    paragraph="ALF 13 §",
)


@rule(
    "ALF 32 §, ALFFo 5 §",
    until="2018-07-01",
    name="pensionsavdrag",
    text="{pension} kr i månaden på ett år delat med {p.pension_delare_år}: {value} kr om dagen.",
    low=0,
    high=20_000,
)
def pensionsavdrag_före_2018(pension: KronorExakt, p: Belopp) -> KronorExakt:
    """Pension as a day amount, kronor exact: 1/260 of a year's pension."""
    return exact(12 * pension, p.pension_delare_år)


@rule(
    "ALF 32 §, ALFFo 5 §",
    in_force="2018-07-02",
    text="{pension} kr i månaden delat med {p.pension_delare}: {value} kr om dagen.",
    low=0,
    high=20_000,
)
def pensionsavdrag(pension: KronorExakt, p: Belopp) -> KronorExakt:
    """Pension as a day amount, kronor exact: 1/22 of a month's pension."""
    return exact(pension, p.pension_delare)


def efter_avdrag(exakt: Fraction, pension: Fraction, annan: Fraction, per_dag: Fraction, minst: int, före: bool) -> int:
    """A day amount after other compensation, pension and a bisyssla's excess; whole kronor, nothing below the least
    payment.
    """
    grund = exakt - annan
    belopp = up(grund) - down(pension) - down(per_dag) if före else up(grund - pension - per_dag)
    return belopp if belopp >= minst else 0


@rule(
    "ALF 20, 31, 32 §§",
    text="Efter pension ({pensionsavdrag} kr) och annan ersättning ({annan_arbetslöshetsersättning} kr): "
    "{value} kr om dagen.",
    low=0,
    high=5000,
)
def utbetald_dagpenning(
    oavrundad_dagpenning: KronorExakt,
    pensionsavdrag: KronorExakt,
    annan_arbetslöshetsersättning: KronorExakt,
    p: Belopp,
    choices: Choices,
) -> Kronor:
    """The day amount that is paid, whole kronor: what remains after pension (32 §) and other unemployment
    compensation (31 §).

    Less than ten kronor a day is not paid (20 §).
    """
    före = choices.pensionsavdrag_avrundning == "före_avdrag"
    noll = Fraction(0)
    return efter_avdrag(
        oavrundad_dagpenning, pensionsavdrag, annan_arbetslöshetsersättning, noll, p.minsta_utbetalning, före
    )


@rule("ALF 13 §, IAFFS 2018:2", columns=False, text="Tiden som avgångsvederlaget täcker är {value} månader.")
def avgångsvederlag_tid(avgångsvederlag: tuple[Vederlag, ...]) -> MånaderExakt:
    """Months covered by severance pay or damages equal to pay, exact: the sum divided by the monthly pay of the
    employment.

    The agreed pay or the actual average, whichever is larger and so gives the shorter time. Payments from collective
    insurance (AGE, AGB) and from a trygghetsråd are no severance pay.
    """
    tid = Fraction(0)
    for vederlag in avgångsvederlag:
        lön = max(vederlag.avtalad_månadslön, vederlag.genomsnittlig_månadslön)
        if vederlag.slag in ("avgångsvederlag", "skadestånd") and vederlag.belopp > 0:
            tid += exact(vederlag.belopp, lön)
    return tid


@rule("ALF 13 §", columns=False, text="Avgångsvederlaget täcker tiden till och med {value}.")
def avgångsvederlag_till(avgångsvederlag: tuple[Vederlag, ...], avgångsvederlag_tid: MånaderExakt) -> date | None:
    """Last day covered by severance pay: whole months from the day after the employment ended, then days of thirty to
    a month.
    """
    if avgångsvederlag_tid == 0:
        return None
    slut = max(v.slut for v in avgångsvederlag if v.slag in ("avgångsvederlag", "skadestånd"))
    hela = down(avgångsvederlag_tid)
    dagar = down(30 * (avgångsvederlag_tid - hela))
    return date.fromordinal(_samma_dag(slut, hela).toordinal() + dagar)


def _samma_dag(dag: date, månader: int) -> date:
    """The same day so many months later; the month-end when the day is one, or when the month is shorter."""
    första = plus(month_of(dag), månader)
    sista = plus(första, 1).toordinal() - 1
    if dag.toordinal() + 1 == plus(month_of(dag), 1).toordinal():
        return date.fromordinal(sista)
    return date.fromordinal(min(första.toordinal() + dag.day - 1, sista))


@rule("ALF 13 §", columns=False)
def dagen_är_täckt(avgångsvederlag_till: date | None, lönegaranti_till: date | None, on: date) -> bool:
    """True when severance pay or the wage guarantee covers the day: no benefit for that time."""
    return any(till is not None and on <= till for till in (avgångsvederlag_till, lönegaranti_till))
