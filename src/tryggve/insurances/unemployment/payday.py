"""The day the money comes: Thursday for a week, the fund's own day for a month; a closed bank moves it.

The cut-off is a named choice of the house until a fund gives its own: what is reported by Tuesday comes on the Thursday of that week,
a month reported by the 14th on the month's payment day; anything later comes on the Thursday of the week after.
"""

from __future__ import annotations

from datetime import date, timedelta

from tryggve.law.unemployment.payment_days import Flytt, Mönster, monthly, move, pattern_of

TUESDAY, THURSDAY = 1, 3
MONTH_CUT_OFF = 14


def payment_day(key: str, *, reported: date, insurer: str) -> date:
    """Payment day of a period (`2023-W10`, `2025-11`) reported on a day."""
    if "W" in key:
        return _thursday_after(reported)
    year, month = int(key[:4]), int(key[5:7])
    pay_month = date(year + month // 12, month % 12 + 1, 1)
    if reported <= pay_month.replace(day=MONTH_CUT_OFF):
        return monthly(pay_month, pattern_of(insurer) or Mönster.torsdag_närmast_25, Flytt.bankdagen_före)
    return _thursday_after(reported)


def _thursday_after(reported: date) -> date:
    """The Thursday of the week, or of the next one when the cut-off has passed; the bank day before it when banks are closed."""
    monday = reported - timedelta(days=reported.weekday())
    weeks = 0 if reported.weekday() <= TUESDAY else 7
    day = move(monday + timedelta(days=weeks + THURSDAY), Flytt.bankdagen_före)
    return day if day >= reported else move(monday + timedelta(days=weeks + THURSDAY), Flytt.bankdagen_efter)
