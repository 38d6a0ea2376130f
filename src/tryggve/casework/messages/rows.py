"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.messages.models import Message
from tryggve.casework.messages.records import MessageRecord


def message_record(row: Message) -> MessageRecord:
    return MessageRecord(
        id=row.id,
        case=row.case_id,
        thread=row.thread,
        key=row.key,
        from_fund=row.from_fund,
        sender=row.sender,
        sender_name=row.sender_name,
        text=row.text,
        sent_at=row.sent_at,
    )
