"""The measures a cost line can be for, who employs, and why a payer pays or not: the words both payers' lists use."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from fractions import Fraction

from tryggve.law.engine import KronorExakt


class Åtgärd(IntEnum):
    """What was bought."""

    utredning = 1
    behandlande_samtal = 2
    stödsamtal = 3
    missbruksbehandling = 4
    spelbehandling = 5
    stresskurs = 6
    livsstilskurs = 7
    omskolning = 8
    planering = 9
    samordning = 10
    anpassning = 11
    uppföljning = 12
    medicinsk_behandling = 13
    hälsofrämjande = 14
    gruppaktivitet = 15
    föreläsning = 16
    ledarskap = 17
    screening = 18
    handledning = 19
    hjälpmedel = 20
    administration = 21


WORKPLACE = frozenset(
    {
        Åtgärd.utredning,
        Åtgärd.stödsamtal,
        Åtgärd.stresskurs,
        Åtgärd.planering,
        Åtgärd.samordning,
        Åtgärd.anpassning,
        Åtgärd.uppföljning,
    }
)
"""What Försäkringskassan helps an employer buy: investigate, plan, initiate, carry out, follow up (1 §)."""

TREATMENT = frozenset(
    {
        Åtgärd.behandlande_samtal,
        Åtgärd.stödsamtal,
        Åtgärd.missbruksbehandling,
        Åtgärd.spelbehandling,
        Åtgärd.stresskurs,
        Åtgärd.livsstilskurs,
        Åtgärd.omskolning,
    }
)
"""What Afa Försäkring can pay half of."""

TALKS = frozenset({Åtgärd.behandlande_samtal, Åtgärd.stödsamtal})


class Arbetsgivare(IntEnum):
    """Which kind of employer, as the insurances divide them."""

    privat = 1
    kooperativ = 2
    kommun = 3
    region = 4
    kyrkan = 5
    kommunalt_bolag = 6
    staten = 7


PUBLIC = frozenset({Arbetsgivare.kommun, Arbetsgivare.region, Arbetsgivare.kyrkan, Arbetsgivare.kommunalt_bolag})
"""Whose staff have AGS-KL, every one of them; six months to apply."""
GAMBLING = frozenset({Arbetsgivare.kommun, Arbetsgivare.region})


class Personal(IntEnum):
    """The worker's category, decided by the work done."""

    arbetare = 1
    tjänsteman = 2


class Skäl(Enum):
    """Why a payer pays a line, or does not; the value is the sentence the employer reads."""

    ersätts = "Halva kostnaden ersätts."
    ersätts_till_taket_för_medarbetaren = "Det som var kvar till medarbetarens tak för året ersätts."
    ersätts_till_taket_för_arbetsgivaren = "Det som var kvar till arbetsgivarens tak för året ersätts."
    behandling = "Medicinsk eller annan behandling ersätts inte av Försäkringskassan."
    medicinsk_behandling = (
        "Medicinsk rehabilitering, till exempel läkare, naprapat, sjukgymnast och provtagning, ersätts inte."
    )
    utredning = "Utredningar, kartläggningar och bedömningar ersätts inte av Afa Försäkring."
    arbetsplatsen = "Planering, samordning, anpassning och uppföljning ersätts inte av Afa Försäkring."
    hälsofrämjande = "Hälsofrämjande insatser, till exempel friskvård, rökavvänjning och träning, ersätts inte."
    grupp = "Gruppaktiviteter ersätts inte."
    tjänst = "Föreläsningar, ledarskapsutbildning, handledning, coachning och screening ersätts inte."
    hjälpmedel = "Arbetshjälpmedel ersätts inte av det här stödet."
    administration = "Vikarier, löner och andra administrativa kostnader ersätts inte."
    inte_godkänd_anordnare = "Anordnaren var inte godkänd av Försäkringskassan den dag åtgärden utfördes."
    inte_legitimerad = "Samtal ersätts när de hålls av en legitimerad psykolog eller psykoterapeut."
    inte_evidensbaserad = "Kursen ska följa en vedertagen och evidensbaserad metod."
    spel_bara_kommun_och_region = "Behandling för spelberoende ersätts bara i kommuner och regioner."
    omfattas_inte = "Medarbetaren omfattas inte av AGS eller AGS-KL."
    för_sent = "Ansökan kom in efter sista ansökningsdagen."
    taket_nått = "Årets tak är redan nått."
    hela_kostnaden_täckt = "Det finns ingen kostnad kvar att ersätta."


NEVER = {
    Åtgärd.hälsofrämjande: Skäl.hälsofrämjande,
    Åtgärd.gruppaktivitet: Skäl.grupp,
    Åtgärd.föreläsning: Skäl.tjänst,
    Åtgärd.ledarskap: Skäl.tjänst,
    Åtgärd.screening: Skäl.tjänst,
    Åtgärd.handledning: Skäl.tjänst,
    Åtgärd.hjälpmedel: Skäl.hjälpmedel,
    Åtgärd.administration: Skäl.administration,
}
"""What neither payer covers, and why."""


@dataclass(frozen=True, slots=True)
class Kostnadsrad:
    """One cost line of an application. Lines are taken in the order they came in."""

    åtgärd: Åtgärd
    kostnad: KronorExakt
    utförd: date
    medarbetare: str
    moms: KronorExakt = Fraction(0)
    annan_betalar: KronorExakt = Fraction(0)
    anordnare_godkänd_från: date | None = None
    anordnare_godkänd_till: date | None = None
    legitimerad: bool = False
    evidensbaserad: bool = False
    startade: date | None = None
    inkommen: date | None = None


@dataclass(frozen=True, slots=True)
class Beviljat:
    """What Försäkringskassan has granted before: for whom, which year the service was performed, how much, and whether to
    another employer than the one who applies now.
    """

    medarbetare: str
    år: int
    belopp: KronorExakt
    hos_annan_arbetsgivare: bool = False


@dataclass(frozen=True, slots=True)
class Radutfall:
    """What each pays of a cost line, why, and what is left of the ceilings after it; kronor, exact."""

    kostnad: KronorExakt
    fk_stöd: KronorExakt
    afa_stöd: KronorExakt
    egen_kostnad: KronorExakt
    fk_skäl: Skäl
    afa_skäl: Skäl
    kvar_medarbetare: KronorExakt
    kvar_arbetsgivare: KronorExakt
    fk_senast: date
    afa_senast: date | None
