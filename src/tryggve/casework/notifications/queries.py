"""Reading about knocks."""

from __future__ import annotations

from tryggve.casework.notifications.models import Knock
from tryggve.casework.notifications.records import KnockRecord
from tryggve.casework.notifications.rows import knock_record


def knocks(person: int) -> list[KnockRecord]:
    """The person's knocks, latest first."""
    return [knock_record(row) for row in Knock.objects.filter(person_id=person).order_by("-queued_at", "-id")]


def undelivered(limit: int) -> list[KnockRecord]:
    """Knocks that somebody must look at, latest first: given up, or without an address."""
    rows = Knock.objects.filter(state__in=["failed", "nowhere"]).order_by("-queued_at", "-id")
    return [knock_record(row) for row in rows[:limit]]
