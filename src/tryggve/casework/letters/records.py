"""What leaves the room: letters, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter. `document` is the row id of its sealed PDF, None while it is pending; `content` is what it says."""

    id: int
    decision: int
    number: str
    language: str
    content: Mapping[str, Any]
    state: str
    document: int | None
    written_at: datetime
    sealed_at: datetime | None
