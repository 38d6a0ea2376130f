"""People and weeks of the act of 1997, as tests give them."""

from datetime import date, timedelta
from typing import Any

MONDAY = date(2023, 3, 6)
UNEMPLOYED: dict[str, Any] = {}


def months(first: str, count: int, **each: Any) -> list[dict[str, Any]]:
    """So many calendar months from the first on, alike."""
    year, month = map(int, first.split("-"))
    index = [year * 12 + month - 1 + n for n in range(count)]
    return [{"månad": f"{i // 12}-{i % 12 + 1:02d}", **each} for i in index]


def bo(**other: Any) -> dict[str, Any]:
    """Bo: full time at 30 000 kr a month for a year, member since 2019, registered on 6 March 2023."""
    return {
        "född": "1985-07-09",
        "anmäld": "2023-03-06",
        "medlemskap": [{"från": "2019-01-01"}],
        "månader": months("2022-03", 12, timmar="173.2", inkomst=30_000),
        "arbetsutbud": 40,
        **other,
    }


def week(number: int, days: list[dict[str, Any]] | None = None, *, since: date = MONDAY) -> dict[str, Any]:
    """The week so many weeks after the first; unemployed all of it unless days are given."""
    return {"vecka": (since + timedelta(weeks=number)).isoformat(), "dagar": days or [UNEMPLOYED] * 5}
