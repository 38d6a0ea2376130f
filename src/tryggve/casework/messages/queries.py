"""Reading messages."""

from __future__ import annotations

from tryggve.casework.messages.models import Message
from tryggve.casework.messages.records import MessageRecord
from tryggve.casework.messages.rows import message_record


def thread(case: int, thread: str | None = None) -> list[MessageRecord]:
    """The case's messages, oldest first; of one thread when it is named."""
    rows = Message.objects.filter(case_id=case)
    if thread is not None:
        rows = rows.filter(thread=thread)
    return [message_record(row) for row in rows.order_by("sent_at", "id")]
