from datetime import date

import pytest

from tryggve.casework.decisions.deadlines import months_after


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2023, 3, 15), date(2023, 5, 15)),
        (date(2023, 12, 31), date(2024, 2, 29)),
        (date(2022, 12, 30), date(2023, 2, 28)),
        (date(2023, 11, 1), date(2024, 1, 1)),
    ],
)
def test_two_months_later_is_the_same_day_or_the_last_of_the_month(day, later):
    assert months_after(day, 2) == later
