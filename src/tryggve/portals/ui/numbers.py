"""Numbers and days as people write them in Sweden: comma or point, spaces allowed, several ways to write a day."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,4})?\Z", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+\Z", re.ASCII)
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})\Z", re.ASCII)


class NotANumber(ValueError):
    """The text is not a number that we can read."""


class NotADay(ValueError):
    """The text is not a day that we can read, or no such day exists."""


def number(text: str) -> Fraction:
    """The exact number: `7,5`, `7.5`, `28 600`, `28.600` (thousands), `1 040 kr`. Raises `NotANumber`."""
    bare = _SPACES.sub("", text).removesuffix("kr").removesuffix("tim").replace("\u2212", "-")
    if _THOUSANDS.match(bare):
        bare = bare.replace(".", "")
    if not _NUMBER.match(bare):
        raise NotANumber(text)
    return Fraction(bare.replace(",", "."))


def plain(text: str) -> str:
    """The number written as the casework keeps it: no spaces, a point. Raises `NotANumber`."""
    number(text)
    bare = _SPACES.sub("", text).removesuffix("kr").removesuffix("tim").replace("\u2212", "-")
    return bare.replace(".", "") if _THOUSANDS.match(bare) else bare.replace(",", ".")


def day(text: str) -> date:
    """The day: `2026-11-16`, `20261116`, spaces allowed. Raises `NotADay`."""
    match = _DAY.match(_SPACES.sub("", text))
    if not match:
        raise NotADay(text)
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError as why:
        raise NotADay(text) from why
