"""The state that the weeks leave: karens within twelve months, and the amounts of each week's own date."""

from datetime import date

import pytest

from tryggve.law import book
from tryggve.law.engine import Amounts
from tryggve.law.unemployment.alf.history import Tidsläge, belopp_den, karensläge

MONDAY = date(2022, 3, 7)


@pytest.mark.parametrize(
    ("began", "week", "starts_again"),
    [
        (date(2022, 3, 7), date(2023, 3, 6), False),
        (date(2022, 3, 7), date(2023, 3, 7), True),
        (date(2022, 3, 7), date(2023, 3, 13), True),
        (date(2020, 2, 29), date(2021, 2, 27), False),
        (date(2020, 2, 29), date(2021, 2, 28), True),
        (date(2022, 1, 31), date(2023, 1, 30), False),
        (date(2022, 1, 31), date(2023, 1, 31), True),
        (None, date(2023, 3, 13), False),
    ],
)
def test_an_unfinished_karens_begins_again_after_twelve_months(began, week, starts_again) -> None:
    before = Tidsläge(karens_fullgjord=2, avstängning_kvar=10, karens_började=began, förra_veckan=MONDAY)

    after = karensläge(before, week, 4, 12)

    assert after.karens_fullgjord == (0 if starts_again else 2)
    assert (after.avstängning_kvar, after.förra_veckan) == (10, MONDAY)
    assert after.karens_började == (None if starts_again else began)


def test_a_finished_karens_never_begins_again() -> None:
    before = Tidsläge(karens_fullgjord=4, karens_började=MONDAY)

    assert karensläge(before, date(2024, 3, 4), 4, 12) == before


def test_a_week_is_counted_with_the_amounts_of_its_own_date() -> None:
    p = Amounts(book("alf").in_force(date(2025, 8, 4)))

    assert belopp_den(p, date(2025, 8, 4)) is p
    assert (p.tak_första, belopp_den(p, date(2025, 7, 28)).tak_första) == (1236, 1200)
