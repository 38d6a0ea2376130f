"""Fees, 41–48 and 87 a §§: what a member pays, what the fund pays the state, what a non-member pays the fund."""

from datetime import date
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Kronor, KronorExakt, exact, rule
from tryggve.law.engine.errors import NoAmount
from tryggve.law.membership.facts import Antal, Avgift


@rule("ALK 41, 43 §§", columns=False, text="Medlemsavgiften är {value} kr i månaden.")
def medlemsavgift(avgifter: tuple[Avgift, ...], avgiftskategori: str, on: date) -> Kronor:
    """The fee in kronor a month on the date asked: the fund's own decision, a fact of the fund; `NoAmount` when none
    holds.
    """
    gällande = [a for a in avgifter if a.kategori == avgiftskategori and a.från <= on]
    if not gällande:
        först = min((a.från for a in avgifter if a.kategori == avgiftskategori), default=None)
        raise NoAmount(f"medlemsavgift {avgiftskategori}", on, först)
    return max(gällande, key=lambda a: a.från).belopp


@rule("ALK 48 §", in_force="2025-10-01", columns=False, low=0, text="Finansieringsavgiften för månaden är {value} kr.")
def finansieringsavgift(
    utbetald_ersättning: Kronor, ersättningsdagar_i_månaden: Antal, medlemsantal: Antal, p: Belopp
) -> KronorExakt:
    """What the fund pays the state for the month, kronor exact.

    For each member on the month's last day 131 percent of the average day's benefit at the 80 percent level, divided
    by twelve.
    """
    dag = Fraction(utbetald_ersättning, ersättningsdagar_i_månaden)
    return exact(p.finansieringsavgift * dag * medlemsantal, 1200)


@rule("ALK 87 a §", low=0, text="{dagar_utan_medlemskap} dagar à {p.avgift_icke_medlem} kr: {value} kr.")
def avgift_icke_medlem(dagar_utan_medlemskap: Antal, p: Belopp) -> Kronor:
    """Fee of someone with benefit who is no member, kronor: taken from the benefit after preliminary tax."""
    return dagar_utan_medlemskap * p.avgift_icke_medlem


@rule("IL 67 kap. 49–51 §§", columns=False, low=0, text="Skattereduktion på {medlemsavgift} kr: {value} kr i månaden.")
def skattereduktion(medlemsavgift: Kronor, p: Belopp) -> KronorExakt:
    """Tax reduction for a month's fee, kronor exact."""
    return exact(p.skattereduktion * medlemsavgift, 100)
