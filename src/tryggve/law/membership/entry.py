"""Entry, 34–34 b §§: who may join, and from which day."""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import rule
from tryggve.law.membership.ages import birthday, reached_before


@rule("ALK 34 §", columns=False, text="Sista dagen att gå in är {value}.")
def sista_inträdesdag(född: date, on: date, p: Belopp) -> date:
    """Last day on which one may join: the last day of the month before the upper age of benefit."""
    ålder = reached_before(född, on, p.övre_ålder)
    return birthday(född, ålder).replace(day=1) - timedelta(days=1)


@rule("ALK 34 §", columns=False, text="Rätt till medlemskap: {value}.")
def rätt_till_medlemskap(
    arbetar_inom_området: bool, medlem_i_annan_kassa: bool, ansökt_den: date, sista_inträdesdag: date
) -> bool:
    """True when the person works, or last worked, in the fund's area, belongs to no other fund, and is below the
    upper age.
    """
    return arbetar_inom_området and not medlem_i_annan_kassa and ansökt_den <= sista_inträdesdag


@rule("ALK 34 b §", until="2025-09-30", name="inträdesdag", columns=False, text="Medlemskapet börjar {value}.")
def inträdesdag_enligt_stadgar(ansökt_den: date, stadgeenligt_inträde: date | None) -> date:
    """First day of the membership: as the fund's statutes say, usually the first day of the month of the application."""
    return stadgeenligt_inträde or ansökt_den.replace(day=1)


@rule("ALK 34 b §", in_force="2025-10-01", columns=False, text="Medlemskapet börjar {value}.")
def inträdesdag(ansökt_den: date) -> date:
    """First day of the membership: the first day of the calendar month in which the application was made."""
    return ansökt_den.replace(day=1)
