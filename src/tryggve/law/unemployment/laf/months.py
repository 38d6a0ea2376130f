"""Calendar months as the act counts them: a month is the date of its first day."""

from datetime import date, timedelta

MONTHS_IN_A_YEAR = 12


def month_of(day: date) -> date:
    """The month a day lies in."""
    return day.replace(day=1)


def plus(month: date, months: int) -> date:
    """The month that lies so many months later (earlier when negative)."""
    index = month.year * MONTHS_IN_A_YEAR + month.month - 1 + months
    return date(index // MONTHS_IN_A_YEAR, index % MONTHS_IN_A_YEAR + 1, 1)


def last_day(month: date) -> date:
    """The last day of the month."""
    return plus(month, 1) - timedelta(days=1)


def days_in(month: date) -> int:
    """The number of days in the month."""
    return last_day(month).day


def between(earlier: date, later: date) -> int:
    """How many months `later` lies after `earlier` (0 for the same month)."""
    return (later.year - earlier.year) * MONTHS_IN_A_YEAR + later.month - earlier.month


def same_day_in(year: int, day: date) -> date:
    """The birthday in a year; 28 February for the one born on 29 February in a common year."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
