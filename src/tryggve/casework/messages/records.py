"""What leaves the room of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One message, in the sender's own words: plain text, to be shown as text."""

    id: int
    case: int
    thread: str
    key: str
    from_fund: bool
    sender: str
    sender_name: str
    text: str
    sent_at: datetime
