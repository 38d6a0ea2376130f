"""Facts of membership: the person's spells and the fund's own decisions."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tryggve.law.engine import Kronor, Månad, Månader, Unit, fact
from tryggve.law.membership.spells import Medlemstid

Antal = Annotated[int, Unit("antal")]


@dataclass(frozen=True)
class Avgift:
    """The fund's fee a month from a day on, as the supervisory authority approved it; `kategori` when members pay
    differently.
    """

    från: date
    belopp: Kronor
    kategori: str = "medlem"
    godkänd: date | None = None


fact("född", date, question="När är du född?", paragraph="ALK 34, 36 §§")
fact("ansökt_den", date, question="Vilken dag ansökte du om medlemskap?", paragraph="ALK 34 b §")
fact(
    "arbetar_inom_området",
    bool,
    question="Arbetar du, eller arbetade du senast, inom kassans område?",
    paragraph="ALK 34 §",
)
fact(
    "medlem_i_annan_kassa",
    bool,
    question="Är du medlem i en annan arbetslöshetskassa den dag du vill gå in?",
    # The funds' common register knows every membership: none found means none.
    default=False,
    paragraph="ALK 34 §",
)
fact(
    "stadgeenligt_inträde",
    date | None,
    question="Vilken dag inträder medlemskapet enligt kassans stadgar?",
    default=None,
    paragraph="ALK 34 b § (äldre lydelse)",
)
fact(
    "medlemskap",
    tuple[Medlemstid, ...],
    question="Mellan vilka dagar har du varit medlem i en arbetslöshetskassa?",
    paragraph="ALK 34, 40 §§",
)
fact(
    "avgifter",
    tuple[Avgift, ...],
    question="Vilken medlemsavgift har kassan beslutat, och från vilken dag?",
    paragraph="ALK 41, 43 §§",
)
fact(
    "avgiftskategori",
    str,
    question="Vilken avgiftskategori hör medlemmen till?",
    default="medlem",
    paragraph="ALK 41 §",
)
fact("obetald_månad", Månad, question="Vilken är den första månaden vars avgift är obetald?", paragraph="ALK 45 §")
fact(
    "avgiftsperiod_månader",
    Månader,
    question="Hur många månader omfattar kassans avgiftsperiod?",
    # The act's main rule is written for the month; a longer period is the fund's own decision.
    default=1,
    low=1,
    high=12,
    paragraph="ALK 45 §",
)
fact(
    "betald_den",
    date | None,
    question="Vilken dag kom avgiften in?",
    # Nothing paid is what the rule is about.
    default=None,
    paragraph="ALK 45 §",
)
fact(
    "befrielse_anmäld",
    bool,
    question="Har medlemmen i tid anmält ett skäl till befrielse från avgiften?",
    default=False,
    paragraph="ALK 45 §",
)
fact(
    "får_stå_kvar",
    bool,
    question="Har styrelsen beslutat att medlemmen får stå kvar?",
    # A decision of the board: none made means none.
    default=False,
    paragraph="ALK 47 §",
)
fact("uppsagd_till", date | None, question="Till vilken dag har du begärt utträde?", default=None, paragraph="ALK 40 §")
fact("utredning_inleddes", date, question="Vilken dag inleddes utredningen om uteslutning?", paragraph="ALK 37 b §")
fact("uteslutningsbeslut", date, question="Vilken dag beslutades uteslutningen?", paragraph="ALK 37–37 b §§")
fact(
    "utanför_området",
    bool,
    question="Gäller uteslutningen arbete utanför kassans område i minst sex månader?",
    default=False,
    paragraph="ALK 37 a §",
)
fact(
    "utbetald_ersättning",
    Kronor,
    question="Hur mycket ersättning på 80 procents nivå betalade kassan i månaden?",
    low=0,
    paragraph="ALK 48 §",
)
fact(
    "ersättningsdagar_i_månaden",
    Antal,
    question="Hur många ersättningsdagar motsvarar det?",
    low=1,
    paragraph="ALK 48 §",
)
fact("medlemsantal", Antal, question="Hur många medlemmar hade kassan månadens sista dag?", low=0, paragraph="ALK 48 §")
fact(
    "dagar_utan_medlemskap",
    Antal,
    question="För hur många dagar fick personen ersättning utan att vara medlem?",
    low=0,
    paragraph="ALK 87 a §",
)
