"""Numbers as people write them: comma or point, spaces between thousands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

SPACES = str.maketrans("", "", " \u00a0\u202f")
SHAPE = re.compile(r"\d{1,12}([.,]\d{1,4})?")
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")


class NotANumber(ValueError):
    """What was written is not a number that can be counted on."""


def number(written: Any) -> Fraction:
    """The exact number: `"7,5"`, `"1 200.50"`, `"7:30"` (hours and minutes), 8. Raises `NotANumber`."""
    if isinstance(written, bool) or written is None:
        raise NotANumber(str(written))
    if isinstance(written, int | Fraction):
        return Fraction(written)
    text = str(written).strip().translate(SPACES)
    clock = CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) + Fraction(int(clock[2]), 60)
    if not SHAPE.fullmatch(text):
        raise NotANumber(text)
    return Fraction(text.replace(",", "."))
