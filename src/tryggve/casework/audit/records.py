"""What leaves the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tryggve.casework.audit.verbs import sentence


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One line of the log: who did what, when, about whom."""

    id: int
    chain: str
    place: int
    at: datetime
    verb: str
    actor: str
    actor_name: str
    subject: str
    person: int | None
    company: int | None
    insurer: str
    data: Mapping[str, Any]

    def words(self, language: str) -> str:
        """The sentence a person reads, in `sv` or `en`."""
        return sentence(self.verb, language)


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the log does not hold. `what`: altered, missing, loose, cut, extra, root."""

    chain: str
    place: int
    what: str


@dataclass(frozen=True, slots=True)
class RootRecord:
    """A day's root."""

    day: date
    entries: int
    hash: bytes
