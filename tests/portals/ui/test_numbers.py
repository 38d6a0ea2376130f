from datetime import date
from fractions import Fraction

import pytest

from tryggve.portals.ui import numbers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7,5", Fraction(15, 2)),
        ("7.5", Fraction(15, 2)),
        ("28 600", 28600),
        ("28\u00a0600", 28600),
        ("28.600", 28600),
        ("1 040 kr", 1040),
        ("-3", -3),
        ("\u22123", -3),
        ("0", 0),
        ("21 454,55", Fraction(2145455, 100)),
    ],
)
def test_numbers_are_read_as_people_write_them(written, value):
    assert numbers.number(written) == value


@pytest.mark.parametrize(
    "written", ["", "tolv", "7,5,5", "1e9", "NaN", "inf", "0x10", "12 34 a", "=1+1", "1" * 40, "٣"]
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(numbers.NotANumber):
        numbers.number(written)


def test_a_number_is_kept_with_a_point_and_without_spaces():
    assert numbers.plain("28 600,50") == "28600.50"
    assert numbers.plain("28.600") == "28600"


@pytest.mark.parametrize("written", ["2026-11-16", "20261116", " 2026-11-16 "])
def test_days_are_read(written):
    assert numbers.day(written) == date(2026, 11, 16)


@pytest.mark.parametrize("written", ["", "i mars", "2026-02-30", "16/11 2026", "2026-1-1", "99999-01-01"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(numbers.NotADay):
        numbers.day(written)
