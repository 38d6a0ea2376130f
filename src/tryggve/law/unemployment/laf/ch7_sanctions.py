"""7 kap.: sanctions and their ladders, how a suspension runs, frånkännande after false information."""

from datetime import date, timedelta
from enum import IntEnum
from typing import Annotated, Literal

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Unit, fact, rule
from tryggve.law.engine.errors import OutOfRange
from tryggve.law.unemployment.laf.months import same_day_in
from tryggve.law.unemployment.laf.records import Period
from tryggve.law.unemployment.laf.situation import Uppsägning

WEEKDAYS = 5
Gånger = Annotated[int, Unit("gånger")]


class Försummelse(IntEnum):
    """What the person did, by the paragraph that answers it."""

    ingen = 0
    missköter = 2
    """7:2: not actively searching, no plan, no activity report, missed contact, did not apply for an assigned job."""
    förlänger = 3
    """7:3: refuses a suitable job, prevents being hired, refuses a programme."""
    orsakar = 4
    """7:4: leaves a job without valid reason, misconduct, leaves a programme or has it revoked."""


class Sanktion(IntEnum):
    """What follows."""

    ingen = 0
    varning = 1
    avstängning = 2
    rätten_upphör = 3


fact(
    "uppsägning",
    Uppsägning | None,
    # The certificate always names the cause; one who was never employed has none.
    default=None,
    question="Varför upphörde anställningen, och vilken var sista dagen?",
    label="Hur anställningen upphörde",
    paragraph="LAF 7 kap. 4–5 §§",
)
fact(
    "händelse",
    Literal[
        "",
        "ingen_handlingsplan",
        "ingen_aktivitetsrapport",
        "uteblivit",
        "sökte_inte_anvisat_arbete",
        "söker_inte_aktivt",
        "avvisade_arbete",
        "hindrade_anställning",
        "avvisade_program",
        "lämnade_program",
        "program_återkallat",
    ],
    # The employment service must notify the fund; without notice nothing has happened.
    default="",
    question="Vad har Arbetsförmedlingen underrättat kassan om?",
    label="Underrättelse från Arbetsförmedlingen",
    paragraph="LAF 7 kap. 2–4 §§, LAFFo 15–16 §§",
)
fact(
    "tidigare_sanktioner",
    Gånger,
    default=0,
    low=0,
    high=50,
    question="Hur många gånger har det hänt förut under samma ersättningsperiod?",
    label="Tidigare gånger i perioden",
)
fact(
    "giltig_anledning",
    bool,
    officer=True,
    question="Fanns det giltig anledning eller ett annat godtagbart skäl?",
    label="Giltig anledning",
    law_text="En sanktion ska inte beslutas om den sökande har haft giltig anledning eller annat godtagbart skäl. "
    "Hälsoskäl ska vara "
    "styrkta med läkarintyg från tiden innan arbetet upphörde.",
    paragraph="LAF 7 kap. 4, 6, 8 §§, LAFFo 11 §",
)
fact("händelsedag", date, question="Vilken dag hände det som ledde till avstängningen?", label="Dagen för händelsen")
fact(
    "ej_räknade_dagar",
    tuple[Period, ...],
    default=(),
    question="Vilka dagar därefter hade den sökande varken arbete eller rätt till ersättning?",
    label="Dagar som inte räknas",
)
fact(
    "oriktiga_uppgifter",
    bool,
    officer=True,
    question="Lämnades oriktiga eller vilseledande uppgifter med uppsåt eller av grov oaktsamhet?",
    label="Oriktiga uppgifter",
    law_text="Den som medvetet eller av grov oaktsamhet lämnar oriktiga eller vilseledande uppgifter ska frånkännas "
    "rätten till "
    "ersättning.",
    paragraph="LAF 7 kap. 12 §",
)
fact(
    "frånkännande_särskilda_skäl",
    Dagar | None,
    default=None,
    question="Finns särskilda skäl för ett annat antal dagar, och i så fall hur många?",
    label="Dagar vid särskilda skäl",
)
fact("utredning_inledd", date, question="Vilken dag inledde kassan sin utredning?", label="Utredningens första dag")


FÖRLÄNGER = ("avvisade_arbete", "hindrade_anställning", "avvisade_program")
ORSAKAR = ("lämnade_program", "program_återkallat")
EGET_AVSLUT = ("egen_begäran", "misskötsamhet", "avskedad", "överenskommelse")


@rule("LAF 7 kap. 2–4 §§", text="Det som hänt hör till: {value}.", columns=False)
def försummelse(uppsägning: Uppsägning | None, händelse: str) -> Försummelse:
    """By which paragraph the event, or the way the employment ended, is answered; `ingen` when by none."""
    if händelse in FÖRLÄNGER:
        return Försummelse.förlänger
    if händelse in ORSAKAR:
        return Försummelse.orsakar
    if händelse:
        return Försummelse.missköter
    if uppsägning is not None and uppsägning.orsak in EGET_AVSLUT:
        return Försummelse.orsakar
    return Försummelse.ingen


@rule("LAF 7 kap. 4 §", text="Arbetet skulle ha varat {value} dagar till.", columns=False)
def återstående_arbetsdagar(uppsägning: Uppsägning | None) -> Dagar | None:
    """Days the work would have lasted; none when it is not known."""
    return None if uppsägning is None else uppsägning.återstående_dagar


@rule("LAF 7 kap. 5 §", text="Överenskommelse på arbetsgivarens initiativ: {value}.", columns=False)
def arbetsgivarens_initiativ(uppsägning: Uppsägning | None) -> bool:
    """True when the employer took the initiative and an agreement to end the employment followed."""
    return uppsägning is not None and uppsägning.orsak == "överenskommelse" and uppsägning.arbetsgivarens_initiativ


@rule("LAF 7 kap. 5 §", text="Uppsägningen är tvistig: {value}.", columns=False)
def uppsägning_tvistig(uppsägning: Uppsägning | None) -> bool:
    """True when the notice or dismissal is in dispute."""
    return uppsägning is not None and uppsägning.tvist


def rungs(act: Försummelse, days_left_of_work: int | None, p: Belopp) -> tuple[int, ...]:
    """Days for the first time, the second …; 0 is a warning. After the last the right ends."""
    if act is Försummelse.missköter:
        return p.table("sanktion_misskött")[0]
    if act is Försummelse.förlänger:
        return p.table("sanktion_förlängt")[0]
    short = days_left_of_work is not None and days_left_of_work <= p.sanktion_kort_arbete
    return p.table("sanktion_orsakat_kort" if short else "sanktion_orsakat")[0]


@rule(
    "LAF 7 kap. 2–5, 8 §§",
    text="Följden blir: {value}. Giltig anledning: {giltig_anledning}. Tidigare gånger i perioden: "
    "{tidigare_sanktioner}.",
    columns=False,
)
def sanktion(
    försummelse: Försummelse,
    tidigare_sanktioner: Gånger,
    giltig_anledning: bool,
    arbetsgivarens_initiativ: bool,
    uppsägning_tvistig: bool,
    p: Belopp,
) -> Sanktion:
    """What follows: nothing with a valid reason, or when the employer took the initiative or the dismissal is in
    dispute; a warning, a suspension, or the end of the right for the rest of the period.
    """
    if giltig_anledning or försummelse is Försummelse.ingen:
        return Sanktion.ingen
    if försummelse is Försummelse.orsakar and (arbetsgivarens_initiativ or uppsägning_tvistig):
        return Sanktion.ingen
    ladder = rungs(försummelse, None, p)
    if tidigare_sanktioner >= len(ladder):
        return Sanktion.rätten_upphör
    return Sanktion.avstängning if ladder[tidigare_sanktioner] else Sanktion.varning


@rule("LAF 7 kap. 2–4 §§", text="Du stängs av i {value} ersättningsdagar.", columns=False, low=0, high=300)
def avstängningsdagar(
    sanktion: Sanktion,
    försummelse: Försummelse,
    tidigare_sanktioner: Gånger,
    återstående_arbetsdagar: Dagar | None,
    p: Belopp,
) -> Dagar:
    """Benefit days of suspension: 1, 5, 10 after a warning; 5, 10, 45; or 45, 45 (20 when the work would have lasted
    at most ten days). 0 for a warning, and when the right ends, which takes the rest of the period instead.
    """
    if sanktion is not Sanktion.avstängning:
        return 0
    return rungs(försummelse, återstående_arbetsdagar, p)[tidigare_sanktioner]


@rule("LAF 7 kap. 10–11 §§", text="Avstängningen gäller till och med {value}.", columns=False)
def avstängning_till(
    händelsedag: date, avstängningsdagar: Dagar, ej_räknade_dagar: tuple[Period, ...], p: Belopp
) -> date | None:
    """The last day of the suspension, none when there are no days: days that would have been paid, would have been
    waiting days, or were worked count from the event, at most five a week; it ends after 112 calendar days whatever
    is left.
    """
    last = händelsedag + timedelta(days=p.avstängning_kalenderdagar - 1)
    left = avstängningsdagar
    day = händelsedag
    while left > 0 and day <= last:
        skipped = any(spell.från <= day <= (spell.till or day) for spell in ej_räknade_dagar)
        if day.weekday() < WEEKDAYS and not skipped:
            left -= 1
            if left == 0:
                return day
        day += timedelta(days=1)
    return last if avstängningsdagar else None


@rule(
    "LAF 7 kap. 12–13 §§", text="Du frånkänns rätten till ersättning i {value} dagar.", columns=False, low=0, high=195
)
def frånkännandedagar(oriktiga_uppgifter: bool, frånkännande_särskilda_skäl: Dagar | None, p: Belopp) -> Dagar:
    """Days taken away for false information given wilfully or by gross negligence: 130, or 45–195 for special
    reasons.
    """
    if not oriktiga_uppgifter:
        return 0
    if frånkännande_särskilda_skäl is None:
        return p.frånkännande
    if not p.frånkännande_lägst <= frånkännande_särskilda_skäl <= p.frånkännande_högst:
        raise OutOfRange(
            f"'frånkännande_särskilda_skäl' must be {p.frånkännande_lägst} to {p.frånkännande_högst} days, "
            f"not {frånkännande_särskilda_skäl}."
        )
    return frånkännande_särskilda_skäl


@rule("LAF 7 kap. 14 §", text="Frånkännandet gäller längst till {value}.", columns=False)
def frånkännande_längst_till(utredning_inledd: date, p: Belopp) -> date:
    """The day after which nothing more is taken away: five years from the day the inquiry began."""
    return same_day_in(utredning_inledd.year + p.frånkännande_år, utredning_inledd)
