"""Amounts, days and states in words, in the language of the page. No-break spaces where a line must not break."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tryggve.casework.applications.records import Erased

NBSP = "\u00a0"
MINUS = "\u2212"
MEGABYTE = 1_000_000
_DAYS = {
    "sv": ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_MONTHS = {
    "sv": ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}  # fmt: skip

# The one set of states, in every portal. The badge's colour is extra.
STATES = {
    "todo": (_("Att göra"), "info"),
    "started": (_("Påbörjad"), "info"),
    "later": (_("Kan inte börja än"), "default"),
    "waiting_you": (_("Väntar på dig"), "warning"),
    "waiting_employer": (_("Väntar på arbetsgivaren"), "default"),
    "waiting_us": (_("Väntar på oss"), "default"),
    "waiting_authority": (_("Väntar på myndighet"), "default"),
    "done": (_("Klar"), "success"),
    "sent": (_("Skickad"), "success"),
    "changed": (_("Ändrad"), "success"),
    "expired": (_("Gått ut"), "default"),
    "cancelled": (_("Avbruten"), "default"),
}


ERASED = _("Raderat enligt gallringsregeln")


def told(answer: object) -> str:
    """An answer as it was given, or that it has been erased."""
    return str(ERASED) if isinstance(answer, Erased) else str(answer)


def language() -> str:
    """`sv` or `en`: the language of this page."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def grouped(whole: int) -> str:
    """A whole number with its thousands apart: `28 600`; English `28,600`."""
    return f"{whole:,}".replace(",", NBSP if language() == "sv" else ",").replace("-", MINUS)


def kronor(ore: int) -> str:
    """An amount of öre as kronor: `1 040 kr`, `21 454,55 kr`."""
    sign, ore = (MINUS, -ore) if ore < 0 else ("", ore)
    whole, rest = divmod(ore, 100)
    comma = "," if language() == "sv" else "."
    return f"{sign}{grouped(whole)}{f'{comma}{rest:02d}' if rest else ''}{NBSP}kr"


def exact(amount: str | int | Fraction | Decimal) -> str:
    """An amount of kronor written as text (`1040`, `21454.55`, `64363/3`), to the öre, in the page's manner."""
    return kronor(round(Fraction(amount) * 100))


def long_day(day: date) -> str:
    """`torsdag 19 november 2026`; `Thursday 19 November 2026`."""
    return f"{weekday(day)} {short_day(day)}{NBSP}{day.year}"


def near_day(day: date) -> str:
    """`torsdag 19 november`, for days close by."""
    return f"{weekday(day)} {short_day(day)}"


def short_day(day: date) -> str:
    """`19 november`."""
    return f"{day.day}{NBSP}{_MONTHS[language()][day.month - 1]}"


def weekday(day: date) -> str:
    """`torsdag`."""
    return _DAYS[language()][day.weekday()]


def month(key: str) -> str:
    """`2026-11` as `november 2026`."""
    year, number = key.split("-")
    return f"{_MONTHS[language()][int(number) - 1]}{NBSP}{year}"


def period(key: str) -> str:
    """A reported period: `2023-W10` as `vecka 10, 2023`, `2025-11` as `november 2025`."""
    if "-W" not in key:
        return month(key)
    year, week = key.split("-W")
    return f"{'vecka' if language() == 'sv' else 'week'}{NBSP}{int(week)}, {year}"


def moment(at: datetime) -> str:
    """`19 november 2026 kl. 14.30`; `19 November 2026 at 14:30`, Swedish time."""
    here = timezone.localtime(at)
    day = f"{short_day(here.date())}{NBSP}{here.year}"
    return f"{day} kl.{NBSP}{here:%H.%M}" if language() == "sv" else f"{day} at{NBSP}{here:%H:%M}"


def size(octets: int) -> str:
    """A file's size: `340 kB`, `2 MB`."""
    if octets < MEGABYTE:
        return f"{max(1, octets // 1000)}{NBSP}kB"
    return f"{octets / MEGABYTE:.0f}{NBSP}MB"


def personnummer(number: str) -> str:
    """Twelve digits as people write them: `19850709-9813`."""
    return f"{number[:8]}-{number[8:]}"


def orgnr(number: str) -> str:
    """Ten digits as people write them: `556999-0004`."""
    return f"{number[:6]}-{number[6:]}"
