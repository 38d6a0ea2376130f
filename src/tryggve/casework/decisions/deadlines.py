"""Times counted in calendar months."""

from __future__ import annotations

import calendar
from datetime import date

MONTHS_A_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; the last day of a month that has no such day (lag 1930:173 1 §)."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
