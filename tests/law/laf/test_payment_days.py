"""Swedish holidays and the days the money comes."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil import easter as tables
from hypothesis import given
from hypothesis import strategies as st

from tryggve.law.unemployment.payment_days import (
    Flytt,
    Mönster,
    bank_closed,
    easter,
    is_bank_day,
    monthly,
    move,
    next_weekday,
    pattern_of,
    public_holidays,
    weekly,
)

GREGORIAN = range(1583, 4100)
months = st.dates(date(1995, 1, 1), date(2099, 12, 31)).map(lambda d: d.replace(day=1))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2008, date(2008, 3, 23)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_falls_where_the_almanac_has_it(year: int, day: date) -> None:
    assert easter(year) == day


def test_easter_is_the_one_of_the_calendar_tables_as_far_as_they_go() -> None:
    assert {year: easter(year) for year in GREGORIAN} == {year: tables.easter(year) for year in GREGORIAN}


def test_the_holidays_are_those_of_the_almanac_for_a_century() -> None:
    for year in range(1990, 2100):
        almanac = holidays.country_holidays("SE", years=year, include_sundays=False)
        assert set(public_holidays(year)) == set(almanac), year


@pytest.mark.parametrize("way", Flytt)
def test_midsummer_eve_is_the_day_before_the_saturday_even_on_the_19th(way: Flytt) -> None:
    assert date(2020, 6, 20) in public_holidays(2020)
    assert date(2021, 6, 25) in bank_closed(2021)
    assert date(2021, 6, 18) not in bank_closed(2021)
    assert {day for day in bank_closed(2020) if day.month == 6} == {date(2020, 6, day) for day in (6, 19, 20)}
    assert move(date(2020, 6, 19), way) in {date(2020, 6, 18), date(2020, 6, 22)}


@pytest.mark.parametrize("pattern", Mönster)
@pytest.mark.parametrize(
    ("month", "day"),
    [
        (date(2026, 5, 1), date(2026, 5, 28)),  # the 25th is a Monday
        (date(2026, 6, 1), date(2026, 6, 25)),  # a Thursday
        (date(2026, 9, 1), date(2026, 9, 24)),  # a Friday
        (date(2026, 10, 1), date(2026, 10, 22)),  # a Sunday
    ],
)
def test_money_comes_on_the_thursday_whatever_the_weekday_of_the_25th(pattern: Mönster, month: date, day: date) -> None:
    assert monthly(month, pattern, Flytt.bankdagen_före) == day


@given(months)
def test_the_three_patterns_name_the_same_thursday(month: date) -> None:
    """Each of them is the one Thursday from the 22nd to the 28th: the funds say the same thing in three ways."""
    days = {monthly(month, pattern, Flytt.bankdagen_före) for pattern in Mönster}
    assert len(days) == 1


def test_a_fund_has_the_pattern_it_has_published() -> None:
    assert pattern_of("alfa") is Mönster.torsdag_veckan_med_25
    assert pattern_of("transport") is Mönster.torsdag_närmast_25
    assert pattern_of("akademikerna") is Mönster.fjärde_torsdagen
    assert pattern_of("") is None


def test_the_holidays_of_2026() -> None:
    assert public_holidays(2026) == {
        date(2026, 1, 1): "nyårsdagen",
        date(2026, 1, 6): "trettondedag jul",
        date(2026, 4, 3): "långfredagen",
        date(2026, 4, 5): "påskdagen",
        date(2026, 4, 6): "annandag påsk",
        date(2026, 5, 1): "första maj",
        date(2026, 5, 14): "Kristi himmelsfärdsdag",
        date(2026, 5, 24): "pingstdagen",
        date(2026, 6, 6): "nationaldagen",
        date(2026, 6, 20): "midsommardagen",
        date(2026, 10, 31): "alla helgons dag",
        date(2026, 12, 25): "juldagen",
        date(2026, 12, 26): "annandag jul",
    }


def test_whit_monday_gave_way_to_the_national_day() -> None:
    assert date(2004, 5, 31) in public_holidays(2004)
    assert date(2004, 6, 6) not in public_holidays(2004)
    assert date(2005, 5, 16) not in public_holidays(2005)
    assert date(2005, 6, 6) in public_holidays(2005)


@pytest.mark.parametrize("day", [date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 14)])
def test_the_banks_are_closed_on_eves_and_holidays(day: date) -> None:
    assert day.weekday() < 5
    assert day in bank_closed(day.year)
    assert not is_bank_day(day)


def test_a_thursday_that_is_ascension_day_moves_to_the_day_before_or_after() -> None:
    reported = date(2026, 5, 4)
    assert weekly(reported, Flytt.bankdagen_före) == date(2026, 5, 13)
    assert weekly(reported, Flytt.bankdagen_efter) == date(2026, 5, 15)


def test_an_ordinary_week_is_paid_on_the_thursday_after_it() -> None:
    assert weekly(date(2023, 3, 6), Flytt.bankdagen_före) == date(2023, 3, 16)


def test_christmas_eve_on_a_thursday_moves_to_wednesday() -> None:
    assert monthly(date(2026, 12, 1), Mönster.torsdag_veckan_med_25, Flytt.bankdagen_före) == date(2026, 12, 23)
    assert monthly(date(2026, 12, 1), Mönster.torsdag_veckan_med_25, Flytt.bankdagen_efter) == date(2026, 12, 28)


@given(months, st.sampled_from(Mönster), st.sampled_from(Flytt))
def test_money_always_comes_on_a_bank_day_near_the_25th(month: date, pattern: Mönster, way: Flytt) -> None:
    day = monthly(month, pattern, way)
    assert is_bank_day(day)
    assert abs((day - month.replace(day=25)).days) <= 7


@given(months, st.sampled_from(Mönster))
def test_a_day_that_is_not_moved_is_a_thursday(month: date, pattern: Mönster) -> None:
    before, after = (monthly(month, pattern, way) for way in (Flytt.bankdagen_före, Flytt.bankdagen_efter))
    assert before <= after
    assert (before == after) == (before.weekday() == 3)


@given(st.dates(date(1995, 1, 1), date(2099, 12, 31)))
def test_the_next_weekday_is_the_first_open_day(day: date) -> None:
    found = next_weekday(day)
    assert is_bank_day(found)
    assert all(not is_bank_day(day + timedelta(days=n)) for n in range((found - day).days))
    assert move(found, Flytt.bankdagen_före) == found
