"""Knocking."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.notifications.jobs import deliver, deliver_queued
from tryggve.casework.notifications.models import Knock
from tryggve.casework.notifications.records import KnockRecord
from tryggve.casework.notifications.rows import knock_record
from tryggve.casework.notifications.tasks import deliver_knock
from tryggve.casework.notifications.words import SENTENCES
from tryggve.casework.people.queries import person as person_by_id

__all__ = ["UnknownOccasion", "deliver", "deliver_queued", "knock"]


class UnknownOccasion(ValueError):
    """There are no words for that occasion."""


@transaction.atomic
def knock(*, key: str, person: int, occasion: str, now: datetime, to: str = "") -> KnockRecord:
    """Queue a knock, once per key; its delivery is a job in the same transaction. Raises `UnknownOccasion`, `NoSuchPerson`.

    `to` is the e-mail of a contact person for the matter, who gets it in the person's place.
    """
    if occasion not in SENTENCES:
        raise UnknownOccasion(occasion)
    channel = person_by_id(person).knock_by
    row, new = Knock.objects.get_or_create(
        key=key,
        defaults={"person_id": person, "channel": channel, "occasion": occasion, "mail_to": to, "queued_at": now},
    )
    if new:
        deliver_knock.defer(knock=row.id)
    return knock_record(row)
