"""What leaves the room of applications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """Answers begun, not sent."""

    person: int
    insurer: str
    insurance: str
    kind: str
    key: str
    answers: Mapping[str, Any]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """Stands where something was said that has been erased."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SubmissionRecord:
    """Signed answers. `receipt` is what the sender can read aloud; `version` 1 is the first.

    `digest` is what the signature covers. Where something has been erased the answers have `Erased`, and `erased_at` says when.
    """

    id: int
    case: int
    kind: str
    key: str
    version: int
    answers: Mapping[str, Any]
    digest: str
    sender: int
    signature: int
    receipt: str
    received_at: datetime
    why_changed: str
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PartRecord:
    """Another party's part of a case. `company`, `person` (whom it is about) and signatures are row ids."""

    id: int
    number: str
    case: int
    case_number: str
    insurer: str
    person: int
    kind: str
    company: int
    company_name: str
    orgnr: str
    state: str
    answers: Mapping[str, Any]
    asked_at: datetime
    signed_at: datetime | None
    signature: int | None
    signed_by: int | None
    approve_by: date | None
    returned_why: str
    approved_at: datetime | None
    approval: int | None
