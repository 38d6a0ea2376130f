"""Delivering knocks. Safe with two deliveries of one job at once: the row is locked, and only a queued one is sent."""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import system
from tryggve.casework.notifications.models import Knock
from tryggve.casework.notifications.words import words
from tryggve.casework.people.queries import person as person_by_id

MOST_TRIES = 5


class NotDelivered(Exception):
    """The post office did not take it this time. The job is tried again, a few times; then the knock is `failed`."""


def deliver(*, knock: int, now: datetime) -> str:
    """Deliver one knock and give its state. Raises `NotDelivered` while there are tries left."""
    with transaction.atomic():
        row = Knock.objects.select_for_update(of=("self",)).get(id=knock)
        if row.state == "queued":
            _try(row, now)
    if row.state == "queued":
        raise NotDelivered(row.why)
    return row.state


def deliver_queued(*, now: datetime) -> int:
    """Deliver what is queued, here and now, oldest first; gives how many left the house. For try-out and sweeper."""
    waiting = list(Knock.objects.filter(state="queued").order_by("queued_at", "id").values_list("id", flat=True))
    sent = 0
    for knock in waiting:
        try:
            sent += deliver(knock=knock, now=now) == "sent"
        except NotDelivered:
            continue
    return sent


def _try(row: Knock, now: datetime) -> None:
    person = person_by_id(row.person_id)
    # Until there is a gateway for text messages, whoever asked for them is reached by mail if she gave an address.
    address = row.mail_to or person.email
    if person.knock_by == "none" and not row.mail_to:
        row.state = "unwanted"
    elif not address:
        row.state = "nowhere"
    else:
        subject, body = words(person=person, occasion=row.occasion, address=settings.PUBLIC_URL)
        row.channel, row.tries = "email", row.tries + 1
        try:
            EmailMessage(subject=subject, body=body, to=[address]).send()
        except (SMTPException, OSError) as error:
            row.why = type(error).__name__
            row.state = "failed" if row.tries >= MOST_TRIES else "queued"
        else:
            row.state, row.sent_at, row.why = "sent", now, ""
            note(
                verb=Verb.KNOCKED, actor=system("notices"), now=now, subject=f"knock:{row.id}", person=row.person_id,
                data={"occasion": row.occasion, "channel": row.channel},
            )  # fmt: skip
    row.save(update_fields=["channel", "tries", "state", "why", "sent_at"])
