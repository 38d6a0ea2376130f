"""Memberships as spells of time: what counts as unbroken, and how many whole months it makes. Plain functions for
several acts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_GAPS = timedelta(weeks=8)
SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Medlemstid:
    """One membership of a fund: first day, last day (none: still a member), whether it ended by exclusion, which
    fund.
    """

    från: date
    till: date | None = None
    uteslutning: bool = False
    kassa: str = ""


def unbroken_since(spells: Iterable[Medlemstid], on: date, *, bridge_gaps: bool = True) -> date | None:
    """First day of the unbroken membership that holds on the day; None when there is none.

    Gaps shorter than a calendar month are overlooked while they make at most eight weeks together, but never after an
    exclusion (förordning 1997:835, 2 b §). Membership of another fund directly before counts on.
    """
    begun = sorted((s for s in spells if s.från <= on), key=lambda s: s.från, reverse=True)
    if not any(s.till is None or s.till >= on for s in begun):
        return None
    first = on
    overlooked = timedelta(0)
    for spell in begun:
        end = spell.till or on
        if end < first - timedelta(days=1):
            gap = first - end - timedelta(days=1)
            short = first < _plus(end + timedelta(days=1), 1)
            if not bridge_gaps or spell.uteslutning or not short or overlooked + gap > LONGEST_GAPS:
                break
            overlooked += gap
        first = min(first, spell.från)
    return first


def whole_months(first: date, on: date) -> tuple[date, ...]:
    """The months completed from the first day until the day asked: each given by the day it began."""
    begun: list[date] = []
    month = first
    while (after := _plus(first, len(begun) + 1)) <= on + timedelta(days=1):
        begun.append(month)
        month = after
    return tuple(begun)


def _plus(day: date, months: int) -> date:
    """The day so many months later, never past that month's end."""
    index = day.year * 12 + day.month - 1 + months
    if day.day <= SHORTEST_MONTH:
        return date(index // 12, index % 12 + 1, day.day)
    first = date(index // 12, index % 12 + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
