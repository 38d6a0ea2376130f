"""What leaves the room of notifications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KnockRecord:
    """One knock. `state`: queued, sent, failed (given up, someone must look), unwanted (asked for none), nowhere (no address)."""

    id: int
    key: str
    person: int
    channel: str
    occasion: str
    state: str
    tries: int
    queued_at: datetime
    sent_at: datetime | None
