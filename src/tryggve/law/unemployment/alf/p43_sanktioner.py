"""Sanktioner, 43–46 b §§: warning, suspension, loss of the right; and what excuses."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Annotated, Literal

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Unit, fact, rule

Gånger = Annotated[int, Unit("gånger")]


class Grund(IntEnum):
    """What the person did, by paragraph."""

    ingen = 0
    missköter = 1  # 43 §: no plan, no activity report, missed meeting, did not apply, does not search
    förlänger = 2  # 43 a §: refuses a suitable job, prevents a hire, refuses a programme
    orsakar = 3  # 43 b §: leaves work without valid reason, misconduct, leaves a programme


class Sanktion(IntEnum):
    """What follows."""

    ingen = 0
    varning = 1
    avstängning = 2
    utan_rätt = 3


@dataclass(frozen=True)
class Uppsägning:
    """How the last employment ended: the cause, the last day, who took the initiative, and what would have remained
    of it.
    """

    orsak: Literal[
        "arbetsbrist", "tidsbegränsad_anställning", "egen_begäran", "misskötsamhet", "avskedad", "överenskommelse"
    ]
    sista_dag: date
    arbetsgivarens_initiativ: bool = False
    tvist: bool = False
    återstående_dagar: Dagar | None = None


fact(
    "uppsägning",
    Uppsägning | None,
    question="Varför upphörde anställningen, och vilken var sista dagen?",
    # The certificate always names the cause; a person who was never employed has none.
    default=None,
    paragraph="ALF 43 b §",
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
    question="Vad har Arbetsförmedlingen underrättat kassan om?",
    # The employment service must notify the fund; without notice nothing has happened.
    default="",
    paragraph="ALF 43–43 b §§",
)
fact(
    "giltig_anledning",
    bool,
    question="Hade den sökande giltig anledning eller godtagbart skäl?",
    officer=True,
    law_text="43–43 b §§: utan godtagbart skäl, utan giltig anledning (hälsa styrkt med läkarintyg, utebliven lön, trakasserier, flytt)",
    paragraph="ALF 43–43 b §§; ALFFo 19 c §",
)
fact(
    "tidigare_sanktioner",
    Gånger,
    question="Hur många gånger tidigare i perioden har samma paragraf tillämpats?",
    # The fund's own decisions in the period: none listed means none made.
    default=0,
    low=0,
    high=20,
    paragraph="ALF 43–43 b §§",
)

fact(
    "frånkännande_dagar",
    Dagar,
    question="Hur många dagar frånkänns den sökande ersättning för oriktiga uppgifter?",
    officer=True,
    law_text="46 §: uppsåtligen eller av grov vårdslöshet lämnat oriktiga uppgifter",
    paragraph="ALF 46–46 a §§",
)
fact(
    "arbetade_dagar_efter_utredning",
    Dagar,
    question="Hur många dagar har du arbetat sedan utredningen om oriktiga uppgifter inleddes?",
    low=0,
    high=10_000,
    paragraph="ALF 46 b §",
)

FÖRLÄNGER = ("avvisade_arbete", "hindrade_anställning", "avvisade_program")
ORSAKAR = ("lämnade_program", "program_återkallat")
EGET_AVSLUT = ("egen_begäran", "misskötsamhet", "avskedad", "överenskommelse")


@rule("ALF 43 c §", columns=False)
def undantag_43_c(uppsägning: Uppsägning | None, on: date) -> bool:
    """True from 1 October 2022 when the employer took the initiative and an agreement followed, or the dismissal is
    disputed.
    """
    if uppsägning is None or on < date(2022, 10, 1):
        return False
    return uppsägning.tvist or (uppsägning.orsak == "överenskommelse" and uppsägning.arbetsgivarens_initiativ)


@rule("ALF 43–43 b §§", columns=False, text="Händelsen hör till: {value}.")
def sanktionsgrund(uppsägning: Uppsägning | None, händelse: str, undantag_43_c: bool) -> Grund:
    """Which group of acts the event or the end of the employment belongs to."""
    if händelse in FÖRLÄNGER:
        return Grund.förlänger
    if händelse in ORSAKAR:
        return Grund.orsakar
    if händelse:
        return Grund.missköter
    if uppsägning is not None and uppsägning.orsak in EGET_AVSLUT and not undantag_43_c:
        return Grund.orsakar
    return Grund.ingen


@rule("ALF 43 b §", columns=False)
def kort_arbete(uppsägning: Uppsägning | None, p: Belopp) -> bool:
    """True when the work (or programme) would probably have lasted at most ten days more."""
    dagar = uppsägning.återstående_dagar if uppsägning is not None else None
    return dagar is not None and dagar <= p.orsakar_kort_dagar


@rule("ALF 43–43 b §§", text="{sanktionsgrund}, gång {tidigare_sanktioner} tidigare: {value}.")
def sanktion_utan_anledning(sanktionsgrund: Grund, tidigare_sanktioner: Gånger) -> Sanktion:
    """What follows when there was no valid reason: the ladder of the paragraph, counted within the benefit period."""
    if sanktionsgrund == Grund.ingen:
        return Sanktion.ingen
    if sanktionsgrund == Grund.missköter:
        if tidigare_sanktioner == 0:
            return Sanktion.varning
        return Sanktion.avstängning if tidigare_sanktioner <= 3 else Sanktion.utan_rätt  # noqa: PLR2004  (2nd to 4th)
    if sanktionsgrund == Grund.förlänger:
        return Sanktion.avstängning if tidigare_sanktioner <= 2 else Sanktion.utan_rätt  # noqa: PLR2004  (1st to 3rd)
    return Sanktion.avstängning if tidigare_sanktioner <= 1 else Sanktion.utan_rätt


@rule("ALF 43–43 b §§", low=0, high=240)
def dagar_utan_anledning(sanktionsgrund: Grund, tidigare_sanktioner: Gånger, kort_arbete: bool, p: Belopp) -> Dagar:
    """Days of suspension when there was no valid reason; 0 for a warning and when the right is lost altogether."""
    if sanktionsgrund == Grund.missköter:
        trappa = (0, p.missköter_andra, p.missköter_tredje, p.missköter_fjärde)
    elif sanktionsgrund == Grund.förlänger:
        trappa = (p.förlänger_första, p.förlänger_andra, p.förlänger_tredje, 0)
    elif sanktionsgrund == Grund.orsakar:
        dagar = p.orsakar_kort if kort_arbete else p.orsakar
        trappa = (dagar, dagar, 0, 0)
    else:
        trappa = (0, 0, 0, 0)
    return sum(d if tidigare_sanktioner == i else 0 for i, d in enumerate(trappa))


@rule(
    "ALF 43–43 b §§, ALFFo 19 c §", text="Giltig anledning eller godtagbart skäl: {giltig_anledning}. Följd: {value}."
)
def sanktion(sanktion_utan_anledning: Sanktion, giltig_anledning: bool) -> Sanktion:
    """What follows, after the officer has judged the reason.

    Ask for it only when `sanktionsgrund` is something: the judgement is open until an officer has made it.
    """
    return Sanktion.ingen if giltig_anledning else sanktion_utan_anledning


@rule("ALF 43–45 §§", text="Avstängd {value} dagar.", low=0, high=240)
def avstängningsdagar(sanktion: Sanktion, dagar_utan_anledning: Dagar) -> Dagar:
    """Days of suspension, after the officer has judged the reason."""
    return dagar_utan_anledning if sanktion == Sanktion.avstängning else 0


@rule("ALF 45 §", in_force="2013-09-01", columns=False, text="Avstängningen löper längst till och med {value}.")
def avstängning_längst(uppsägning: Uppsägning | None, p: Belopp) -> date | None:
    """Last day on which days may be taken by a suspension for leaving work: 112 calendar days from the event."""
    if uppsägning is None:
        return None
    return uppsägning.sista_dag + timedelta(days=p.avstängning_kalenderdagar)


@rule("ALF 46–46 b §§", text="Frånkännande: mellan {p.frånkännande_minst} och {p.frånkännande_högst} dagar; {value}.")
def frånkännande_inom_ramen(frånkännande_dagar: Dagar, p: Belopp) -> bool:
    """True when the number of days that an officer has set for false information lies within the act: 45 to 195."""
    return p.frånkännande_minst <= frånkännande_dagar <= p.frånkännande_högst


@rule("ALF 46 b §", text="{arbetade_dagar_efter_utredning} arbetade dagar; det krävs {p.frånkännande_arbetsdagar}.")
def ersättning_efter_frånkännande(arbetade_dagar_efter_utredning: Dagar, p: Belopp) -> bool:
    """True when the person has worked eighty days since the inquiry into false information began, so that benefit may
    be paid again.
    """
    return arbetade_dagar_efter_utredning >= p.frånkännande_arbetsdagar
