"""What leaves the room of cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A case. `insurer` is its key; `person`, `company` and `officer` row ids in people."""

    id: int
    number: str
    insurer: str
    insurance: str
    person: int
    company: int | None
    opened_at: datetime
    turn: str
    turn_reason: str
    due_on: date | None
    officer: int | None
    version: int
    closed_at: datetime | None
    opened_by_officer_at: datetime | None = None
    matter: str = ""
