"""Sending messages."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.text import clean_text
from tryggve.casework.cases.actions import filed, lock_case
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.messages.models import Message
from tryggve.casework.messages.records import MessageRecord
from tryggve.casework.messages.rows import message_record

LONGEST = 10_000
LONGEST_NAME = 120


class EmptyMessage(ValueError):
    """Nothing was written."""


class MessageTooLong(ValueError):
    """More than 10 000 characters."""


class MessageDiffers(Exception):
    """A message with that key was sent, and says something else, or in another case."""


@transaction.atomic
def send(*, case: int, thread: str, key: str, text: str, from_fund: bool, actor: Actor, now: datetime) -> MessageRecord:
    """Send a message in a thread of the case, once per key. A person may write in a closed case too.

    The text is kept as it was written, markup and all, and shown as text. Raises `EmptyMessage`, `MessageTooLong`,
    `MessageDiffers`, `NoSuchCase`.
    """
    written = clean_text(text)
    if not written:
        raise EmptyMessage
    if len(written) > LONGEST:
        raise MessageTooLong(len(written))
    folder = lock_case(case_by_id(case).number)
    row, new = Message.objects.get_or_create(
        key=key,
        defaults={
            "case_id": folder.id,
            "thread": thread,
            "from_fund": from_fund,
            "sender": actor.reference,
            "sender_name": actor.name[:LONGEST_NAME],
            "text": written,
            "sent_at": now,
        },
    )
    if (row.case_id, row.sender, row.text) != (folder.id, actor.reference, written):
        raise MessageDiffers(key)
    if new:
        if not from_fund:
            filed(case=case)
        note(
            verb=Verb.MESSAGE_SENT, actor=actor, now=now, chain=folder.number, subject=f"message:{row.id}",
            person=folder.person, insurer=folder.insurer, data={"from_fund": from_fund},
        )  # fmt: skip
    return message_record(row)
