"""The conversion table of the ordinance's annex, as data: from working time lost in a week to days with benefit."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tryggve.law.engine.amounts import load_amounts
from tryggve.law.engine.errors import NoAmount, UnknownName

FILE = Path(__file__).with_name("omrakningstabell.toml")
STEPS = tuple(range(2, 11))
"""The days a week can give, in half days: 1, 1.5 … 5."""
NEVER = 99
"""More hours than a week's normal working time: a number of days that the row does not have."""

Trösklar = tuple[int, ...]


@cache
def thresholds(table: str, on: date) -> Mapping[int, Trösklar]:
    """For each normal working time the least whole hours lost that give 1, 1.5 … 5 days.

    The file holds every cell in half days, row by row: first the normal working time, then the days for 0, 1, 2 …
    hours lost.
    """
    tables = load_amounts(FILE)
    if table not in tables:
        raise (
            NoAmount(f"omräkningstabell {table}", on, None)
            if table == "bilaga"
            else UnknownName(table, tables, FILE.name)
        )
    rows = tables[table].at(on).value
    return {
        row[0]: tuple(next((u for u, halves in enumerate(row[1:]) if halves >= step), NEVER) for step in STEPS)
        for row in rows
    }
