"""What time it is. Asked once, at the portals' and jobs' edge; below it `now` is an argument."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from tryggve.casework.base.models import Clock

SWEDEN = ZoneInfo("Europe/Stockholm")


def now(*, real: datetime) -> datetime:
    """The time that everything goes by. The real one, unless this is a try-out whose clock an operator has moved."""
    if not settings.MOVABLE_CLOCK:
        return real
    row = Clock.objects.filter(id=1).first()
    return real if row is None else shown(set_to=row.set_to, set_at=row.set_at, real=real)


def is_set() -> bool:
    """Whether this try-out's clock has been set once."""
    return Clock.objects.filter(id=1).exists()


def shown(*, set_to: datetime, set_at: datetime, real: datetime) -> datetime:
    """What a clock shows that was set to `set_to` at `set_at`. It stands still if the machine's own clock goes back."""
    return set_to + max(real - set_at, timedelta(0))


def day_of(moment: datetime) -> date:
    """The calendar day in Sweden. Days in law are Swedish days, never instants."""
    return moment.astimezone(SWEDEN).date()
