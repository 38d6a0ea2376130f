"""Arbetsvillkoret, 12–15 §§: enough work in the ramtid, by the main rule or by the alternative rule."""

from enum import IntEnum

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Månad, Månader, count, rule
from tryggve.law.unemployment.alf.records import Hundradelstimmar, TidigarePeriod


class Arbetsvillkor(IntEnum):
    """By which rule the arbetsvillkor is met."""

    nej = 0
    huvudregel = 1
    alternativregel = 2


Timmar12 = tuple[Hundradelstimmar, ...]


def _alternativ(timmar: Timmar12, minst: int, totalt: int) -> bool:
    """Six months in a row with a total, and a least number in each; hundredths of hours."""
    return any(sum(timmar[i : i + 6]) >= totalt and all(t >= minst for t in timmar[i : i + 6]) for i in range(7))


def _alternativ_jämställd(
    timmar: Timmar12, jämställda: Timmar12, minst: int, totalt: int, verkligt: int, högst: int
) -> bool:
    """The same with at most `högst` months filled up by parental benefit or service, `verkligt` hours being real
    work.
    """
    return any(
        sum(timmar[i : i + 6]) >= verkligt
        and sum(timmar[i : i + 6]) + sum(jämställda[i : i + 6]) >= totalt
        and count(t >= minst for t in timmar[i : i + 6]) >= 6 - högst
        and all(t + j >= minst for t, j in zip(timmar[i : i + 6], jämställda[i : i + 6], strict=True))
        for i in range(7)
    )


def _fyllda(timmar: Timmar12, jämställda: Timmar12, gräns: int) -> int:
    """Months that reach the limit only together with equated time."""
    return count(t < gräns and t + j >= gräns for t, j in zip(timmar, jämställda, strict=True))


@rule("ALF 15 §", columns=False, length=12)
def ramtid_räknad_förut(ramtid: tuple[Månad, ...], tidigare_perioder: tuple[TidigarePeriod, ...]) -> tuple[bool, ...]:
    """For each month of the ramtid, oldest first: was its work counted in the arbetsvillkor of an earlier period?

    Time may not be counted twice; work counted for grundbelopp may count again for the income-related benefit.
    """
    förut = [t.räknad_till for t in tidigare_perioder if t.räknad_till and t.försäkring == "inkomstbortfallsförsäkring"]
    sista = max(förut, default=None)
    return tuple(sista is not None and m <= sista for m in ramtid)


@rule("ALF 15 §", length=12, low=0, high=80_000)
def villkorstimmar(ramtid_timmar: Timmar12, ramtid_räknad_förut: tuple[bool, ...]) -> Timmar12:
    """Hours of work that may count in the arbetsvillkor, month by month: those of the ramtid that were not counted before."""
    return tuple(0 if förut else t for t, förut in zip(ramtid_timmar, ramtid_räknad_förut, strict=True))


@rule("ALF 12 § första stycket 1", text="{value} månader hade minst {p.månadstimmar} timmars arbete.", low=0, high=12)
def månader_med_arbete(villkorstimmar: Timmar12, p: Belopp) -> Månader:
    """Months of the ramtid with enough hours of work for the main rule."""
    return count(t >= 100 * p.månadstimmar for t in villkorstimmar)


@rule("ALF 13 a §", low=0, high=12)
def månader_jämställda(villkorstimmar: Timmar12, ramtid_jämställda: Timmar12, p: Belopp) -> Månader:
    """Months that count only together with parental benefit or service, at most two of them."""
    räcker = _fyllda(villkorstimmar, ramtid_jämställda, 100 * p.månadstimmar)
    return min(räcker, p.jämställda_månader)


@rule(
    "ALF 12 § första stycket 1",
    text="{månader_med_arbete} månader med arbete och {månader_jämställda} jämställda; det krävs "
    "{p.månader_huvudregel}.",
)
def huvudregeln(månader_med_arbete: Månader, månader_jämställda: Månader, p: Belopp) -> bool:
    """The main rule: enough months with enough hours."""
    return månader_med_arbete + månader_jämställda >= p.månader_huvudregel


@rule(
    "ALF 12 § första stycket 2",
    text="{p.timmar_alternativregel} timmar på sex månader i följd, minst {p.månadstimmar_alternativregel}"
    " i var och en.",
)
def alternativregeln(villkorstimmar: Timmar12, p: Belopp) -> bool:
    """The alternative rule: enough hours in six months in a row, with a least number in each."""
    return _alternativ(villkorstimmar, 100 * p.månadstimmar_alternativregel, 100 * p.timmar_alternativregel)


@rule("ALF 13 a §")
def alternativregeln_jämställd(villkorstimmar: Timmar12, ramtid_jämställda: Timmar12, p: Belopp) -> bool:
    """The alternative rule with at most two months filled up by parental benefit or service; most hours must be real
    work.
    """
    return sum(ramtid_jämställda) > 0 and _alternativ_jämställd(
        villkorstimmar,
        ramtid_jämställda,
        100 * p.månadstimmar_alternativregel,
        100 * p.timmar_alternativregel,
        100 * p.timmar_verkligt_arbete,
        p.jämställda_månader,
    )


@rule("ALF 12, 13 a §§", text="Arbetsvillkoret: {value}.")
def arbetsvillkor_regel(huvudregeln: bool, alternativregeln: bool, alternativregeln_jämställd: bool) -> Arbetsvillkor:
    """By which rule the arbetsvillkor is met, the main rule first."""
    if huvudregeln:
        return Arbetsvillkor.huvudregel
    if alternativregeln or alternativregeln_jämställd:
        return Arbetsvillkor.alternativregel
    return Arbetsvillkor.nej


@rule("ALF 12 §", text="Arbetsvillkoret prövades med huvudregeln och alternativregeln: {arbetsvillkor_regel}.")
def arbetsvillkor(arbetsvillkor_regel: Arbetsvillkor) -> bool:
    """True when enough work was done in the ramtid."""
    return arbetsvillkor_regel != Arbetsvillkor.nej


@rule("ALF 12 § andra stycket", length=12, low=0, high=80_000)
def timmar_efter_inträdet(villkorstimmar: Timmar12, ramtid_efter_inträdet: tuple[bool, ...]) -> Timmar12:
    """The hours of the months after the latest entry into the fund, 0 for the months before."""
    return tuple(t if efter else 0 for t, efter in zip(villkorstimmar, ramtid_efter_inträdet, strict=True))


@rule("ALF 12 § andra stycket")
def arbetsvillkor_efter_inträdet(
    timmar_efter_inträdet: Timmar12, ramtid_jämställda: Timmar12, ramtid_efter_inträdet: tuple[bool, ...], p: Belopp
) -> bool:
    """True when the work done after the latest entry is enough by itself: required for the income-related benefit."""
    jämställda = tuple(j if efter else 0 for j, efter in zip(ramtid_jämställda, ramtid_efter_inträdet, strict=True))
    minst, totalt = 100 * p.månadstimmar_alternativregel, 100 * p.timmar_alternativregel
    huvud = count(t >= 100 * p.månadstimmar for t in timmar_efter_inträdet)
    fyllda = min(_fyllda(timmar_efter_inträdet, jämställda, 100 * p.månadstimmar), p.jämställda_månader)
    return (
        huvud + fyllda >= p.månader_huvudregel
        or _alternativ(timmar_efter_inträdet, minst, totalt)
        or (
            sum(jämställda) > 0
            and _alternativ_jämställd(
                timmar_efter_inträdet, jämställda, minst, totalt, 100 * p.timmar_verkligt_arbete, p.jämställda_månader
            )
        )
    )
