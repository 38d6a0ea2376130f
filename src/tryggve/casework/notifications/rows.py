"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.notifications.models import Knock
from tryggve.casework.notifications.records import KnockRecord


def knock_record(row: Knock) -> KnockRecord:
    return KnockRecord(
        id=row.id,
        key=row.key,
        person=row.person_id,
        channel=row.channel,
        occasion=row.occasion,
        state=row.state,
        tries=row.tries,
        queued_at=row.queued_at,
        sent_at=row.sent_at,
    )
