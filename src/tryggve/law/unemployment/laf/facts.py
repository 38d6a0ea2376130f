"""What the act needs to know about a person, each with the question that supplies it."""

from datetime import date
from fractions import Fraction

from tryggve.law.engine import Dagar, KronorExakt, Månad, Månader, fact
from tryggve.law.unemployment.laf.records import (
    Arbetsinkomst,
    Fördelning,
    Medlemskap,
    Månadsansökan,
    Månadsuppgift,
    Pension,
    Period,
    Perioder,
    Program,
    UttömdPeriod,
)
from tryggve.law.unemployment.laf.situation import Avgångsvederlag, Bisyssla, Företag, Företagsår, Ledighet, Utbildning

fact("född", date, question="När är du född?", label="Födelsedatum")
fact(
    "ansökt_månad",
    Månad | None,
    question="Vilken månad söker du ersättning för?",
    label="Månad som ansökan gäller",
    default=None,
)
fact(
    "period_från",
    Månad | None,
    question="Vilken månad började ersättningsperioden?",
    label="Periodens första månad",
    default=None,
)
fact(
    "månader",
    tuple[Månadsuppgift, ...],
    question="Vilka inkomster betalades ut till dig, månad för månad?",
    label="Inkomster per månad",
)
fact(
    "fördelningar",
    tuple[Fördelning, ...],
    default=(),
    question="Har du fått lön för flera månader på en gång?",
    label="Lön för flera månader",
)
fact(
    "medlemskap",
    tuple[Medlemskap, ...],
    question="När har du varit medlem i en arbetslöshetskassa?",
    label="Medlemskap i a-kassa",
)
fact(
    "försäkrad_utomlands",
    tuple[Period, ...],
    default=(),
    question="Har du varit försäkrad mot arbetslöshet i ett annat EU- eller EES-land?",
    label="Försäkrad i annat land",
)
fact(
    "uttömda_perioder",
    tuple[UttömdPeriod, ...],
    default=(),
    question="Har du tidigare använt alla dagar i en ersättningsperiod?",
    label="Tidigare perioder som tagit slut",
)
fact(
    "program",
    tuple[Program, ...],
    default=(),
    question="Har du deltagit i ett program med aktivitetsstöd?",
    label="Program med aktivitetsstöd",
)
fact(
    "alternativregel_använd",
    Perioder,
    default=0,
    low=0,
    high=100,
    question="Hur många perioder har du fått genom alternativregeln?",
    label="Perioder genom alternativregeln",
)
fact(
    "månadsansökningar",
    tuple[Månadsansökan, ...],
    default=(),
    question="Vad hände varje månad du söker ersättning för: dagar du inte kunde arbeta, inkomster, pension?",
    label="Ansökningar månad för månad",
)
fact(
    "tidigare_förbrukade_dagar",
    Dagar,
    default=0,
    low=0,
    high=300,
    question="Hur många dagar av perioden är använda före den första ansökan här?",
    label="Dagar som redan är använda",
)
fact(
    "tidigare_karensdagar",
    Dagar,
    default=0,
    low=0,
    high=7,
    question="Hur många karensdagar är avklarade de senaste tolv månaderna?",
    label="Karensdagar som redan är avklarade",
)
fact(
    "tidigare_inkomstmånader",
    Månader,
    default=0,
    low=0,
    high=300,
    question="I hur många månader av perioden har du haft inkomst som minskat ersättningen?",
    label="Månader med inkomst i perioden",
)
fact(
    "anmäld",
    date,
    question="Vilken dag anmälde du dig som arbetssökande hos Arbetsförmedlingen?",
    label="Anmäld hos Arbetsförmedlingen",
)
fact(
    "avanmäld",
    date | None,
    default=None,
    question="Vilken dag slutade du vara anmäld som arbetssökande?",
    label="Avanmäld",
)
fact(
    "arbetsför",
    bool,
    question="Kan du arbeta, och kan du ta ett arbete utan hinder?",
    label="Arbetsför och oförhindrad",
    paragraph="LAF 2 kap. 1 § 1",
)
fact(
    "till_förfogande",
    bool,
    question="Kan du ta anvisade arbeten och delta i det som Arbetsförmedlingen kommit överens med dig om?",
    label="Till arbetsmarknadens förfogande",
    paragraph="LAF 2 kap. 1 § 3",
)
fact(
    "ledighet",
    Ledighet,
    default=Ledighet.ingen,
    question="Är du ledig från ett arbete som du har kvar?",
    label="Ledighet",
)
fact(
    "utbildning",
    Utbildning | None,
    default=None,
    question="Studerar du eller ska du börja studera?",
    label="Utbildning",
)
fact(
    "avgångsvederlag",
    Avgångsvederlag | None,
    default=None,
    question="Har du fått eller ska du få avgångsvederlag eller skadestånd som motsvarar lön?",
    label="Avgångsvederlag",
)
fact(
    "lönegaranti",
    Period | None,
    default=None,
    question="Får du lön genom lönegarantin, och för vilken tid?",
    label="Lönegaranti",
)
fact("företag", tuple[Företag, ...], default=(), question="Har eller hade du eget företag?", label="Eget företag")
fact(
    "företagsår",
    tuple[Företagsår, ...],
    default=(),
    question="Vilken inkomst hade företaget enligt dina senaste slutskattebesked?",
)
fact(
    "bisysslor",
    tuple[Bisyssla, ...],
    default=(),
    question="Hade du ett extraarbete vid sidan av heltidsarbete?",
    label="Bisysslor",
)
fact(
    "tidigare_period_dagar_kvar",
    Dagar,
    default=0,
    low=0,
    high=300,
    question="Hur många dagar är kvar av en tidigare ersättningsperiod?",
    label="Dagar kvar av en tidigare period",
)
fact(
    "senaste_ersättningsmånad",
    Månad | None,
    default=None,
    question="Vilken månad fick du senast ersättning eller aktivitetsstöd?",
    label="Senaste månad med ersättning",
)
fact(
    "pension",
    KronorExakt,
    default=Fraction(0),
    low=0,
    high=2_000_000,
    question="Hur mycket pension har du i månaden?",
    label="Pension i månaden",
    paragraph="LAF 6 kap. 7 §, LAFFo 10 §",
)

fact(
    "arbetsinkomster",
    tuple[Arbetsinkomst, ...],
    default=(),
    question="Har du fått lön som gäller flera månader av perioden?",
    label="Lön för flera månader i perioden",
    paragraph="LAFFo 9 §",
)
fact(
    "pensioner",
    tuple[Pension, ...],
    default=(),
    question="Har du fått pension som gäller flera månader?",
    label="Pension för flera månader",
    paragraph="LAFFo 10 §",
)

# What only the act of 1997 asks. One file may hold a person's facts for both acts; no rule of this one reads these.
fact("anställningar", object, default=None, question="Vilka anställningar hade du?", label="Anställningar")
fact(
    "arbetsutbud",
    object,
    default=None,
    question="Hur många timmar i veckan vill och kan du arbeta?",
    label="Arbetsutbud",
)
fact("barn", object, default=None, question="Har du barn under 18 år?", label="Barn")
fact("veckor", object, default=None, question="Vad gjorde du varje dag i veckan?", label="Veckor")
fact(
    "första_dag", object, default=None, question="Vilken är din första dag utan arbete?", label="Första dag utan arbete"
)
