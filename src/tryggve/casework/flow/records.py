"""What flow hands to the portals. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tryggve.casework.contract.records import Letter, PayLine, ReportForm
from tryggve.casework.contract.text import Text


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that something was received: the case, the receipt number, when."""

    case: str
    receipt: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class ReportState:
    """A period and how far it has come. `state` is one of the house's states: todo, later, sent, changed, done."""

    form: ReportForm
    state: str
    version: int
    answers: dict[str, Any]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a report would give. `gross` in kronor as text; `difference` against what is already paid, in kronor."""

    sentence: Text
    gross: str
    lines: tuple[PayLine, ...]
    payment_day: date
    difference: int | None
    preliminary: bool


@dataclass(frozen=True, slots=True)
class SigningText:
    """What is shown and signed, and what the signature is for. The subject holds the digest of what was shown."""

    text: str
    subject: str


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `where` is a place the portal knows: application, report, certificate, document."""

    title: Text
    hint: Text
    where: str
    key: str
    state: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision as the person reads it, with the findings and the receipt behind it."""

    number: str
    case: str
    act: str
    signed_at: datetime | None
    letter: Letter
    findings: tuple[Mapping[str, Any], ...]
    receipt: Mapping[str, Any]
    review_until: date | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something an action would not do, in words."""

    text: Text
