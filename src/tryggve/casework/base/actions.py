"""Moving the clock of the try-out."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import shown
from tryggve.casework.base.models import Clock


class ClockGoesBack(Exception):
    """The time asked for has already been."""


class ClockIsReal(Exception):
    """The real clock goes here, and nobody moves it."""


class NotAnOperator(Exception):
    """Only an operator, or the program itself, moves the clock."""


@transaction.atomic
def set_clock(*, to: datetime, real: datetime, actor: Actor) -> datetime:
    """Set the clock to `to`; it ticks on from there. Returns `to`.

    The first setting may be any time: that is where the try-out begins. After that it only goes forward.
    Raises `ClockGoesBack`, `ClockIsReal`, `NotAnOperator`. The audit line is the caller's (`Verb.CLOCK_SET`): audit stands above.
    """
    if not settings.MOVABLE_CLOCK:
        raise ClockIsReal
    if actor.role not in {Role.OPERATOR, Role.SYSTEM}:
        raise NotAnOperator(actor.reference)
    _, first = Clock.objects.get_or_create(id=1, defaults={"set_to": to, "set_at": real})
    if first:
        return to
    row = Clock.objects.select_for_update(of=("self",)).get(id=1)
    if to < shown(set_to=row.set_to, set_at=row.set_at, real=real):
        raise ClockGoesBack(to.isoformat())
    row.set_to, row.set_at = to, max(real, row.set_at)
    row.save(update_fields=["set_to", "set_at"])
    return to
