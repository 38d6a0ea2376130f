"""De två försäkringarna, 4–8 §§: grundförsäkring, and inkomstbortfallsförsäkring for the one who has been a member
long enough.
"""

from datetime import date
from enum import IntEnum

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Månad, Månader, rule
from tryggve.law.engine.errors import MissingFact
from tryggve.law.membership.spells import Medlemstid, unbroken_since, whole_months


class Försäkring(IntEnum):
    """Which of the two insurances pays."""

    grundförsäkring = 0
    inkomstbortfallsförsäkring = 1


@rule("ALF 8 §, ALFFo 2 b §", columns=False)
def inträde(medlemskap: tuple[Medlemstid, ...] | None, on: date) -> date | None:
    """First day of the unbroken membership on the date asked; none when the person is no member.

    An earlier fund counts on when the memberships meet, or when the gaps are shorter than a month and at most eight
    weeks together.
    """
    if medlemskap is None:
        raise MissingFact("medlemskap", "Mellan vilka dagar har du varit medlem i en arbetslöshetskassa?")
    return unbroken_since(medlemskap, on)


def _räknade(första: date | None, on: date, p: Belopp) -> int:
    """Completed months since the first day, those begun March to December 2020 with the weight the act gives them."""
    if första is None:
        return 0
    vikt, från, till = p.medlemsmånad_vikt, p.day("medlemsmånad_vikt_från"), p.day("medlemsmånad_vikt_till")
    return sum(vikt if från <= månad <= till else 1 for månad in whole_months(första, on))


@rule(
    "ALF 7 §",
    columns=False,
    low=0,
    high=1200,
    text="{value} månaders medlemskap i följd, varje månad mars–december 2020 räknad {p.medlemsmånad_vikt} gånger.",
)
def medlemsmånader(inträde: date | None, on: date, p: Belopp) -> Månader:
    """Whole months of unbroken membership on the date asked; from April 2020 each month of March to December 2020
    counts as four.
    """
    return _räknade(inträde, on, p)


@rule("ALF 7 §", text="{medlemsmånader} månader; det krävs {p.medlemsmånader_minst}.")
def medlemsvillkor(medlemsmånader: Månader, p: Belopp) -> bool:
    """True when the person has been a member for at least twelve months in a row."""
    return medlemsmånader >= p.medlemsmånader_minst


@rule("ALF 5–7 §§", columns=False, text="Villkoren prövas den {value}.")
def prövningsdag(anmäld: date, första_dag: date | None, on: date) -> date:
    """The day on which the conditions are tested: the first day applied for, else the registration; never after the day asked."""
    return min(on, första_dag or anmäld)


@rule("ALF 12 § andra stycket", columns=False, length=12)
def ramtid_efter_inträdet(
    ramtid: tuple[Månad, ...], medlemskap: tuple[Medlemstid, ...] | None, prövningsdag: date, p: Belopp
) -> tuple[bool, ...]:
    """For each month of the ramtid, oldest first: does its work count towards the income-related benefit (done after the entry)?

    Work in the month of entry counts when the entry lies on its first day. Without an answer about membership every month counts, and
    so it did for everybody while the months of 2020 had their weight.
    """
    if medlemskap is None or not p.arbete_efter_inträdet:
        return (True,) * len(ramtid)
    första = unbroken_since(medlemskap, prövningsdag)
    return tuple(första is not None and första <= m for m in ramtid)


@rule("ALF 4, 6, 7 §§", columns=False, text="Ersättningen lämnas ur: {value}.")
def försäkring(
    medlemskap: tuple[Medlemstid, ...] | None,
    arbetsvillkor_efter_inträdet: bool,
    prövningsdag: date,
    on: date,
    p: Belopp,
) -> Försäkring:
    """Which insurance pays.

    The income-related one needs the membership condition and the work condition after the entry, on the day the conditions are tested,
    and a membership that still holds. When nothing was said about membership the amounts are those of a member: the condition itself
    (`medlemsvillkor`) then refuses.
    """
    if medlemskap is None:
        return Försäkring.inkomstbortfallsförsäkring
    månader = _räknade(unbroken_since(medlemskap, prövningsdag), prövningsdag, p)
    kvar = unbroken_since(medlemskap, on) is not None
    uppfyllt = kvar and månader >= p.medlemsmånader_minst and arbetsvillkor_efter_inträdet
    return Försäkring.inkomstbortfallsförsäkring if uppfyllt else Försäkring.grundförsäkring
