"""Where time enters. Below this file it is an argument."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone

from tryggve.casework.base import clock


def real() -> datetime:
    """The real time, aware. For sessions and e-ID orders: they end by the wall clock even when the try-out's clock is moved."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time that the casework is told. In the try-out an operator moves it; in production it is the real time."""
    return clock.now(real=real()) if settings.MOVABLE_CLOCK else real()


def day_of(moment: datetime) -> date:
    """The Swedish date of a moment."""
    return timezone.localdate(moment)


def today() -> date:
    """The Swedish date now."""
    return day_of(now())


def as_day(text: str) -> date:
    """A day as the casework keeps it in answers, read back."""
    return date.fromisoformat(text)
