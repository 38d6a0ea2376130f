"""What leaves the room of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person."""

    id: int
    personnummer: str
    given_name: str
    surname: str
    born: date
    language: str
    email: str
    phone: str
    knock_by: str
    address: Mapping[str, Any]
    protected: bool

    @property
    def name(self) -> str:
        """Given name and surname, as people are spoken to."""
        return f"{self.given_name} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class CompanyRecord:
    """A company."""

    id: int
    orgnr: str
    name: str
    connected_on: date | None
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InsurerRecord:
    """A fund, an agreement insurer or an authority; `key` is its name in the program."""

    id: int
    key: str
    name: str
    orgnr: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MandateRecord:
    """What a person may use for a company."""

    id: int
    person: int
    company: int
    company_name: str
    orgnr: str
    service: str
    from_day: date
    to_day: date | None
    given_by: str


@dataclass(frozen=True, slots=True)
class PostRecord:
    """Where a person works and as what."""

    insurer: str
    role: str
    id: int = 0
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, slots=True)
class EidOrderRecord:
    """An order at the e-ID. `state`: pending, complete, failed. `person` is who must sign, or who has identified herself."""

    id: int
    order_ref: str
    auto_start_token: str
    qr_start_token: str
    qr_start_secret: str = field(repr=False)
    purpose: str
    person: int | None
    text: str
    subject: str
    state: str
    hint: str
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """A completed signature: who signed which text for what."""

    id: int
    person: int
    subject: str
    text: str
    text_hash: str
    signed_at: datetime
    order_ref: str
