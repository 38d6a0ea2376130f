"""What leaves the room: orders, claims, files, the bank's lines, the reconciliation. Frozen; amounts in whole öre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An amount to one person for one period. `reference` is the EndToEndId; `file` the name of the bank file it is in."""

    id: int
    reference: str
    case: int
    person: int
    benefit: str
    period: str
    version: int
    decision: int
    assessment: int
    half_days: int
    gross: int
    tax: int
    net: int
    tax_basis: Mapping[str, Any]
    lines: tuple[Mapping[str, Any], ...]
    due_on: date
    account: str
    state: str
    file: str
    ordered_at: datetime
    paid_on: date | None
    again_for: str
    company: int | None = None
    set_off: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """Paid too much for a period: a proposal to recover, and what was decided of it.

    `recover` is None until it is decided, `repaid` what has come back; `reference` is what whoever pays it back states.
    """

    id: int
    case: int
    benefit: str
    period: str
    version: int
    assessment: int
    half_days: int
    amount: int
    state: str
    found_at: datetime
    lines: tuple[Mapping[str, Any], ...] = ()
    decision: int | None = None
    recover: int | None = None
    reference: str = ""
    set_off: bool = False
    due_on: date | None = None
    repaid: int = 0

    @property
    def left(self) -> int:
        """What is still to be paid back, by the decision; 0 before there is one."""
        return (self.recover or 0) - self.repaid

    @property
    def waived(self) -> int:
        """What was decided not to be recovered; 0 before it is decided."""
        return 0 if self.recover is None else self.amount - self.recover


@dataclass(frozen=True, slots=True)
class RepaymentRecord:
    """What has come back of a claim. `how`: paid_in by the bank's line, or set_off against the order with that reference."""

    amount: int
    day: date
    how: str
    order: str
    answer: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What is ordered for a period less what is claimed back. `versions` is the highest version of either, 0 for none.

    `waived` is what was claimed and then not recovered: it has been paid, and is neither claimed nor paid again.
    """

    gross: int
    half_days: int
    versions: int
    waived: int = 0
    half_days_waived: int = 0


@dataclass(frozen=True, slots=True)
class BankFileRecord:
    """A file to the bank. `total` in öre."""

    id: int
    insurer: str
    name: str
    message_id: str
    sha256: str
    content: bytes = field(repr=False)
    orders: int
    total: int
    run_on: date
    state: str
    written_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class BankLineRecord:
    """One line of the bank's answer. `order` or `claim` is the reference of what it belongs to, empty for a parked line."""

    id: int
    key: str
    reference: str
    what: str
    amount: int
    booked_on: date | None
    reason: str
    order: str
    parked_why: str
    explained: str
    answer: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class FileSum:
    """A file, and how far its orders have come: numbers and öre. Sent is accepted and rejected and pending together."""

    name: str
    state: str
    sent: tuple[int, int]
    accepted: tuple[int, int]
    rejected: tuple[int, int]
    pending: tuple[int, int]

    @property
    def difference(self) -> tuple[int, int]:
        """What is in no place, or in two: number and öre, (0, 0) when all is well."""
        number, ore = (self.sent[i] - self.accepted[i] - self.rejected[i] - self.pending[i] for i in (0, 1))
        return number, ore


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The bank's word against the books on a day. `ledger` and `bank`: what has moved on the account, öre, out is negative."""

    insurer: str
    day: date
    files: tuple[FileSum, ...]
    ledger: int
    bank: int
    parked: tuple[BankLineRecord, ...]
    unreadable: tuple[str, ...]

    @property
    def difference(self) -> int:
        """Öre that the books have and the bank has not; below zero the other way."""
        return self.ledger - self.bank

    @property
    def holds(self) -> bool:
        """Nothing differs, is parked without explanation, or could not be read."""
        return not (
            self.difference or self.parked or self.unreadable or any(file.difference != (0, 0) for file in self.files)
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading of the bank's answers did: files, lines matched, lines parked, files that could not be read."""

    files: int = 0
    matched: int = 0
    parked: int = 0
    unreadable: int = 0

    def __str__(self) -> str:
        """For an operator: `2 files, 14 lines matched, 1 parked`."""
        words = [f"{self.files} files", f"{self.matched} lines matched"]
        words += [f"{self.parked} parked"] if self.parked else []
        words += [f"{self.unreadable} could not be read"] if self.unreadable else []
        return ", ".join(words)
