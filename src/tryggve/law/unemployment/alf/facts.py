"""Facts of the act of 1997, each with the question that supplies it. A default stands only where silence has a
meaning in the act.
"""

from datetime import date
from fractions import Fraction
from typing import Literal

from tryggve.law.engine import Dagar, Halvdagar, KronorExakt, Månader, Timmar, Veckor, fact
from tryggve.law.membership.spells import Medlemstid
from tryggve.law.unemployment.alf.records import Arbetsmånad, Avstängning, Barn, TidigarePeriod, Veckorapport

fact("född", date, question="När är du född?", label="Född", paragraph="ALF 6, 22 §§")
fact(
    "anmäld",
    date,
    question="Vilken dag anmälde du dig som arbetssökande hos Arbetsförmedlingen?",
    paragraph="ALF 9 § 2, 15 a §",
)
fact(
    "medlemskap",
    tuple[Medlemstid, ...] | None,
    question="Mellan vilka dagar har du varit medlem i en arbetslöshetskassa?",
    # None: not examined. The membership condition itself then refuses; an amount is that of someone who meets it.
    default=None,
    paragraph="ALF 7 §",
)
fact(
    "månader",
    tuple[Arbetsmånad, ...],
    question="Hur många timmar arbetade du och vad tjänade du varje månad före arbetslösheten?",
    paragraph="ALF 12, 15 a §§",
)
fact(
    "veckor",
    tuple[Veckorapport, ...],
    question="Vad gjorde du varje dag i veckan: arbetslös, arbetade (timmar), sjuk, ledig?",
    paragraph="ALF 38 §, ALFFo 7–11 §§",
)
fact(
    "arbetsutbud",
    Timmar,
    question="Hur många timmar i veckan vill och kan du arbeta?",
    # The employment service registers a seeker for full time unless the person limits the search.
    default=40,
    low=0,
    high=60,
    paragraph="ALF 41 §",
)
fact("barn", tuple[Barn, ...], question="Har du barn under 18 år? När är de födda?", default=(), paragraph="ALF 22 §")
fact(
    "tidigare_perioder",
    tuple[TidigarePeriod, ...],
    question="Vilka ersättningsperioder har du haft tidigare?",
    # The funds' common register knows every earlier decision: none listed means none made.
    default=(),
    paragraph="ALF 23 §",
)
fact(
    "dagnummer",
    Dagar,
    question="Vilken dag i ersättningsperioden gäller det (1 är den första)?",
    low=1,
    high=2000,  # days with aktivitetsstöd after the period are numbered on
    paragraph="ALF 26 §",
)
fact(
    "skyddsregel",
    Literal["ingen", "23 c §", "27 a §", "30 §"],
    question="Beviljas perioden med en skyddsregel för den som haft ersättning tidigare?",
    default="ingen",
    paragraph="ALF 23 c–f, 27 a, 30 §§",
)

# Income beside the benefit. Nothing reported is nothing received: the person reports on honour and is asked every time.
fact(
    "pension",
    KronorExakt,
    question="Hur mycket pension får du i månaden?",
    default=Fraction(0),
    low=0,
    high=400_000,
    paragraph="ALF 32 §",
)
fact(
    "allmän_pension",
    bool,
    question="Får du allmän ålderspension?",
    default=False,
    paragraph="ALF 27 § (äldre lydelse)",
)
fact(
    "annan_arbetslöshetsersättning",
    KronorExakt,
    question="Hur mycket annan ersättning vid arbetslöshet får du per dag?",
    default=Fraction(0),
    low=0,
    high=20_000,
    paragraph="ALF 31 §",
)

# The state before the first week that is told, for a period that began earlier. A period that is told from its start
# begins at zero.
fact(
    "uttagna_dagar_före",
    Halvdagar,
    question="Hur många halva dagar var redan uttagna?",
    default=0,
    low=0,
    high=900,
    paragraph="ALF 22 §",
)
fact(
    "karens_före",
    Halvdagar,
    question="Hur många halva karensdagar var redan fullgjorda?",
    default=0,
    low=0,
    high=14,
    paragraph="ALF 21 §",
)
fact(
    "deltidsveckor_före",
    Veckor,
    question="Hur många deltidsveckor var redan uttagna?",
    default=0,
    low=0,
    high=450,
    paragraph="ALFFo 7 §",
)
fact(
    "deltidsdagar_före",
    Halvdagar,
    question="Hur många halva deltidsdagar var redan uttagna?",
    default=0,
    low=0,
    high=900,
    paragraph="ALFFo 7 § (äldre lydelse)",
)
fact(
    "avstängningar",
    tuple[Avstängning, ...],
    question="Vilka avstängningar har kassan beslutat i perioden?",
    # The fund's own decisions: none listed means none made.
    default=(),
    paragraph="ALF 45 §",
)
fact(
    "program_start",
    date | None,
    question="Vilken dag började ditt program med aktivitetsstöd?",
    default=None,
    paragraph="ALF 15 b §",
)
fact(
    "villkor_uppfyllt",
    date | None,
    question="Efter vilken månad uppfylldes arbetsvillkoret (under program eller ersättningsperiod)?",
    default=None,
    paragraph="ALF 15 c §",
)
fact(
    "första_dag",
    date | None,
    question="Vilken är den första dag ersättningen avser?",
    default=None,
    paragraph="ALF 22 §",
)
fact("dag_300", date | None, question="Vilken dag betalades dag 300?", default=None, paragraph="ALF 22 §")
fact("utbildning_avslutad", date, question="Vilken dag avslutade du utbildningen på heltid?", paragraph="ALF 16 b §")
fact(
    "heltidsarbete_före_utbildning",
    Månader,
    question="Hur många månader i följd arbetade du heltid närmast före utbildningen?",
    low=0,
    high=600,
    paragraph="ALF 16 b §",
)
fact(
    "yrkesfiskare",
    bool,
    question="Är du yrkesfiskare?",
    # Asked in the questions to those with a business; nothing said is no.
    default=False,
    paragraph="ALFFo 6 §",
)
