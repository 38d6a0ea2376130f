"""What leaves the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class VoucherRecord:
    """One event in the books: postings of (account, öre), debit positive. `reverses` is the key of the one it undoes."""

    id: int
    insurer: str
    key: str
    day: date
    text: str
    postings: tuple[tuple[str, int], ...]
    reverses: str | None = None
