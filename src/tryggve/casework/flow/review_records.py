"""What flow hands to the portals about applications taken back and accounts asked for. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tryggve.casework.contract.account import AccountLine
from tryggve.casework.reviews.records import RequestRecord


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """A payer's case that a company may want to take back. `gives_back`: what it holds of a year's ceiling, öre."""

    case: str
    insurer_name: str
    withdrawn: bool
    decided: bool
    gives_back: int

    @property
    def may(self) -> bool:
        """Whether it can be taken back now."""
        return not (self.withdrawn or self.decided)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A measure that an account is asked of, with its questions and, where they may be read, the answers by question (or `Erased`)."""

    line: AccountLine
    answers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Account:
    """An account that a company was asked for, as a page shows it. `text` is whether the answers are in `lines`."""

    request: RequestRecord
    insurer_name: str
    late: bool
    lines: tuple[AskedLine, ...]
    documents: tuple[object, ...]
    receipt: str
    received_at: datetime | None
    text: bool


@dataclass(frozen=True, slots=True)
class AccountTodo:
    """An account that the company has to give: where, about whom, until when."""

    number: str
    matter: str
    insurance: str
    person_name: str
    insurer_name: str
    last_day: date
    late: bool
