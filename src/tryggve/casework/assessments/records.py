"""What leaves the room: facts and assessments, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol


class FactLike(Protocol):
    """What a fact must say to be kept. The contract's `FactView` fits; so does `FactRecord`."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def source(self) -> str: ...
    @property
    def given_by(self) -> str: ...
    @property
    def evidence(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def holds_from(self) -> date | None: ...
    @property
    def holds_to(self) -> date | None: ...
    @property
    def known_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One kept fact. `replaces` is the id of the fact that it took the place of."""

    id: int
    name: str
    part: str
    value: Any
    source: str
    given_by: str
    evidence: str
    known_at: datetime
    holds_from: date | None = None
    holds_to: date | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """What the law said, sealed. Everything but the dates is plain JSON."""

    id: int
    case: int
    kind: str
    key: str
    version: int
    act: str
    on_day: date
    facts: Mapping[str, Any]
    results: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    open_questions: tuple[Mapping[str, Any], ...]
    missing: tuple[Mapping[str, Any], ...]
    receipt: Mapping[str, Any]
    digest: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An officer's answer to an open question, with the reason."""

    question: str
    value: Any
    reason: str
    officer: str
    at: datetime
