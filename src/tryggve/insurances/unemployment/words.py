"""Amounts and days as they stand in a letter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

NBSP = "\u00a0"
DAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "sv": ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip


def plain(value: Fraction | int, language: str = "sv") -> str:
    """`1 363,64`: at most two decimals, halves up, no-break spaces between thousands."""
    hundredths = int(Fraction(value) * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    grouped = f"{whole:,}".replace(",", NBSP if language == "sv" else ",")
    return grouped if rest == 0 else f"{grouped}{',' if language == 'sv' else '.'}{rest:02d}"


def kronor(value: Fraction | int, language: str = "sv") -> str:
    """`1 091 kr`."""
    return f"{plain(value, language)}{NBSP}kr"


def day(value: date, language: str) -> str:
    """`måndag 6 mars 2023`, `Monday 6 March 2023`."""
    return f"{DAYS[language][value.weekday()]} {value.day} {MONTHS[language][value.month - 1]} {value.year}"


def month(key: str, language: str) -> str:
    """`november 2025` for `2025-11`."""
    return f"{MONTHS[language][int(key[5:7]) - 1]} {key[:4]}"


def half_days(halves: int, language: str) -> str:
    """`4,5 dagar`, `1 dag`."""
    number = plain(Fraction(halves, 2), language)
    if language == "en":
        return f"{number} {'day' if halves == 2 else 'days'}"  # noqa: PLR2004 - two halves make one
    return f"{number} {'dag' if halves == 2 else 'dagar'}"  # noqa: PLR2004
