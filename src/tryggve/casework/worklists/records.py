"""What the lists show, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A case that waits for an officer. `kind`: question, decide, account (read what the company told) or second
    (approve what another has prepared).

    `amount` is what is ordered for the case and not yet paid, in öre; `officer` the row id of the one who holds it.
    """

    number: str
    case: int
    insurance: str
    person: int
    name: str
    kind: str
    received_at: datetime
    waited_days: int
    open_questions: int
    amount: int
    reason: str
    due_on: date | None
    officer: int | None
    version: int


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A case that waits for somebody else: who, why (the key of a sentence), and when it returns."""

    number: str
    case: int
    insurance: str
    person: int
    name: str
    turn: str
    reason: str
    received_at: datetime
    waited_days: int
    due_on: date | None
    late: bool
    officer: int | None
