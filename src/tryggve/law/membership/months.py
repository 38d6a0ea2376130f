"""Months of membership, 34 and 40 §§ and the act on benefit 7–8 §§: unbroken time, and what 2020 weighs."""

from datetime import date

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Månader, rule
from tryggve.law.membership.spells import Medlemstid, unbroken_since, whole_months


@rule("ALF 8 §, ALFFo 2 b §, LAF 5 kap. 8 §", columns=False, text="Obruten medlemstid sedan {value}.")
def obruten_sedan(medlemskap: tuple[Medlemstid, ...], on: date) -> date | None:
    """First day of the unbroken membership on the date asked; none when the person is no member.

    Membership of another fund directly before counts. Gaps shorter than a month and at most eight weeks together are
    overlooked, never after an exclusion.
    """
    return unbroken_since(medlemskap, on)


@rule("ALK 34, 40 §§", columns=False, text="Medlem den {on}: {value}.")
def är_medlem(medlemskap: tuple[Medlemstid, ...], on: date) -> bool:
    """True when a membership holds on the date asked."""
    return any(m.från <= on and (m.till is None or on <= m.till) for m in medlemskap)


@rule("ALK 34 §", columns=False, low=0, high=1200, text="{value} hela månader i följd.")
def hela_månader(obruten_sedan: date | None, on: date) -> Månader:
    """Whole months of unbroken membership on the date asked, each counted once."""
    return len(whole_months(obruten_sedan, on)) if obruten_sedan else 0


@rule(
    "ALF 7 §, SFS 2020:217",
    columns=False,
    low=0,
    high=1200,
    text="{value} månader, mars–december 2020 räknade {p.månadsvikt} gånger.",
)
def medlemsmånader(obruten_sedan: date | None, on: date, p: Belopp) -> Månader:
    """Months of unbroken membership with the weight the act of 1997 gives: March to December 2020 count as four each."""
    if obruten_sedan is None:
        return 0
    första, sista = p.day("månadsvikt_från"), p.day("månadsvikt_till")
    return sum(p.månadsvikt if första <= m <= sista else 1 for m in whole_months(obruten_sedan, on))
