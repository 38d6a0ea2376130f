"""Spells of membership that touch, overlap and break, and the months they make, each on both sides of its limit."""

from datetime import date

import pytest

from tryggve.law import book
from tryggve.law.engine.errors import NoAmount
from tryggve.law.membership.spells import Medlemstid, unbroken_since, whole_months

ON = date(2025, 11, 1)
NEWEST = Medlemstid(date(2025, 1, 1))


def test_a_membership_that_has_not_begun_is_none() -> None:
    assert unbroken_since([Medlemstid(date(2026, 1, 1))], ON) is None


@pytest.mark.parametrize(
    ("last", "excluded", "bridge", "since"),
    [
        (date(2024, 12, 31), True, True, date(2020, 1, 1)),
        (date(2024, 12, 30), True, True, date(2025, 1, 1)),
        (date(2024, 12, 30), False, True, date(2020, 1, 1)),
        (date(2024, 12, 30), False, False, date(2025, 1, 1)),
        (date(2024, 12, 2), False, True, date(2020, 1, 1)),
        (date(2024, 11, 30), False, True, date(2025, 1, 1)),
    ],
)
def test_a_gap_is_overlooked_while_it_is_shorter_than_a_month(last: date, excluded, bridge, since: date) -> None:
    earlier = Medlemstid(date(2020, 1, 1), last, uteslutning=excluded)
    assert unbroken_since([earlier, NEWEST], ON, bridge_gaps=bridge) == since


def test_what_lies_before_a_break_does_not_come_back() -> None:
    old = Medlemstid(date(2010, 1, 1), date(2024, 12, 31))
    broken = Medlemstid(date(2024, 3, 1), date(2024, 6, 30))
    assert unbroken_since([old, broken, Medlemstid(date(2025, 9, 1))], ON) == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("first", "on", "begun"),
    [
        (date(2025, 1, 31), date(2025, 2, 26), []),
        (date(2025, 1, 31), date(2025, 2, 27), [date(2025, 1, 31)]),
        (date(2025, 1, 28), date(2025, 2, 27), [date(2025, 1, 28)]),
        (date(2024, 11, 30), date(2025, 1, 29), [date(2024, 11, 30), date(2024, 12, 30)]),
        (date(2024, 12, 31), date(2025, 1, 30), [date(2024, 12, 31)]),
        (date(2024, 11, 29), date(2024, 12, 28), [date(2024, 11, 29)]),
    ],
)
def test_a_whole_month_ends_the_day_before_the_same_day_of_the_next(first: date, on: date, begun: list[date]) -> None:
    assert list(whole_months(first, on)) == begun


def fee(on: date, *fees: tuple[str, str, int]) -> int:
    told = [{"kategori": kind, "från": since, "belopp": amount} for kind, since, amount in fees]
    facts = {"avgifter": told, "avgiftskategori": "vuxen"}
    got: int = book("medlemskap").decide(facts, on=on, targets=["medlemsavgift"]).value("medlemsavgift")
    return got


def test_a_fee_before_the_first_names_the_first_of_its_own_category() -> None:
    fees = [("vuxen", "2026-01-01", 150), ("vuxen", "2027-01-01", 160), ("student", "2020-01-01", 50)]
    assert fee(date(2026, 6, 1), *fees) == 150
    with pytest.raises(NoAmount, match="2026-01-01"):
        fee(ON, *fees)


def test_who_is_no_member_has_no_months() -> None:
    made = book("medlemskap").decide({"medlemskap": []}, on=ON, targets=["medlemsmånader", "hela_månader"])
    assert made.results == {"medlemsmånader": 0, "hela_månader": 0}
