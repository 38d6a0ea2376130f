"""Amounts and days as people write them, and as they stand in a letter."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")
NBSP = "\u00a0"
SPACES = str.maketrans("", "", " \u00a0\u202f")
SHAPE = re.compile(r"\d{1,8}([.,]\d{1,2})?")
MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


class NotKronor(ValueError):
    """What was written is no amount in kronor."""


class NotADay(ValueError):
    """What was written is no day."""


def amount(written: Any) -> Fraction:
    """Exact kronor: `"3 000"`, `"1 200,50"`, 3000; nothing is 0. Raises `NotKronor`."""
    if isinstance(written, bool | float):
        raise NotKronor(str(written))
    if isinstance(written, int | Fraction):
        return Fraction(written)
    text = str(written or "").strip().translate(SPACES).removesuffix("kr")
    if not text:
        return Fraction(0)
    if not SHAPE.fullmatch(text):
        raise NotKronor(text)
    return Fraction(text.replace(",", "."))


def day(written: Any) -> date:
    """The day: `2026-03-01`. Raises `NotADay`."""
    try:
        return date.fromisoformat(str(written).strip())
    except ValueError:
        raise NotADay(str(written)) from None


def swedish_day(moment: datetime) -> date:
    """The day it is in Sweden at a moment: an application at one second to midnight came that day."""
    return moment.astimezone(SWEDEN).date()


def kronor(value: Fraction | int, language: str = "sv") -> str:
    """`1 500 kr`, `1 500,50 kr`."""
    hundredths = int(Fraction(value) * 100)
    whole, rest = divmod(hundredths, 100)
    grouped = f"{whole:,}".replace(",", NBSP if language == "sv" else ",")
    part = "" if rest == 0 else f"{',' if language == 'sv' else '.'}{rest:02d}"
    return f"{grouped}{part}{NBSP}kr"


def in_words(value: date, language: str = "sv") -> str:
    """`1 februari 2027`."""
    return f"{value.day} {MONTHS[language][value.month - 1]} {value.year}"
