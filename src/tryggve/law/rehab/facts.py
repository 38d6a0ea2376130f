"""What the support needs to know: the cost line, who performed it, who is employed by whom, and what has been used
this year.
"""

from datetime import date
from fractions import Fraction

from tryggve.law.engine import KronorExakt, fact
from tryggve.law.rehab.measures import Arbetsgivare, Beviljat, Kostnadsrad, Personal, Åtgärd

fact("åtgärd", Åtgärd, question="Vad gäller kostnaden?", label="Åtgärd")
fact("kostnad", KronorExakt, low=0, high=10_000_000, question="Vad kostade åtgärden?", label="Kostnad")
fact(
    "moms",
    KronorExakt,
    default=Fraction(0),
    low=0,
    high=10_000_000,
    question="Hur mycket av kostnaden är moms?",
    label="Moms",
)
fact(
    "annan_betalar",
    KronorExakt,
    default=Fraction(0),
    low=0,
    high=10_000_000,
    question="Hur mycket betalar någon annan, till exempel socialtjänsten?",
    label="Annan betalar",
)
fact("utförd", date, question="Vilken dag utfördes åtgärden?", label="Utförd")
fact(
    "anordnare_godkänd_från",
    date | None,
    default=None,
    question="Från vilken dag är anordnaren godkänd av Försäkringskassan?",
    label="Anordnaren godkänd från",
)
fact(
    "anordnare_godkänd_till",
    date | None,
    default=None,
    question="Till vilken dag är anordnaren godkänd?",
    label="Anordnaren godkänd till",
)
fact(
    "legitimerad",
    bool,
    default=False,
    question="Är behandlaren legitimerad psykolog eller psykoterapeut?",
    label="Legitimerad behandlare",
)
fact(
    "evidensbaserad",
    bool,
    default=False,
    question="Följer kursen en vedertagen och evidensbaserad metod?",
    label="Evidensbaserad metod",
)
fact("arbetsgivare", Arbetsgivare, question="Vilket slags arbetsgivare är ni?", label="Arbetsgivare")
fact("personalkategori", Personal, question="Är medarbetaren arbetare eller tjänsteman?", label="Personalkategori")
fact(
    "medarbetaravtal",
    bool,
    default=False,
    question="Gäller ett medarbetaravtal för medarbetaren?",
    label="Medarbetaravtal",
)
fact("efterskydd", bool, default=False, question="Har medarbetaren efterskydd i AGS eller AGS-KL?", label="Efterskydd")
fact(
    "startade",
    date | None,
    default=None,
    question="Vilken dag började rehabiliteringen?",
    label="Rehabiliteringens startdag",
)
fact("inkommen", date | None, default=None, question="Vilken dag kom ansökan in?", label="Ansökan inkommen")
fact("beviljad", date, question="Vilken dag beviljade Afa Försäkring stödet?", label="Beviljad")
fact(
    "använt_medarbetare",
    KronorExakt,
    default=Fraction(0),
    low=0,
    high=10_000_000,
    question="Hur mycket har Försäkringskassan redan beviljat för medarbetaren i år?",
    label="Använt av medarbetarens tak",
)
fact(
    "använt_arbetsgivare",
    KronorExakt,
    default=Fraction(0),
    low=0,
    high=100_000_000,
    question="Hur mycket har Försäkringskassan redan beviljat arbetsgivaren i år?",
    label="Använt av arbetsgivarens tak",
)
fact("kostnadsrader", tuple[Kostnadsrad, ...], question="Vilka kostnader gäller ansökan?", label="Kostnadsrader")
fact(
    "tidigare_beviljat",
    tuple[Beviljat, ...],
    default=(),
    question="Vad har Försäkringskassan beviljat er förut?",
    label="Beviljat förut",
)
fact("sista_händelse", date, question="Vilken dag hände det sista i ärendet?", label="Sista händelsen")
