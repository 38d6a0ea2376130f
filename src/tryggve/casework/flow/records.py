"""What flow hands to the portals. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.company import CostSplit
from tryggve.casework.contract.records import Letter, PayLine, ReportForm
from tryggve.casework.contract.text import Text


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that something was received: the case, the receipt number, when."""

    case: str
    receipt: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class JointReceipt:
    """Proof that a joint application was received: one receipt at each payer that was asked."""

    matter: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class CostSent:
    """A cost sent in for a line, its latest version; `amount` as it was written."""

    key: str
    number: str
    line: str
    amount: str
    last: bool
    received_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class PayerCase:
    """How far a joint application has come at one payer. `asked` and `granted` in kronor, the rest in öre.

    `to_recover`: decided to be paid back, and left to pay; `looked_into`: may have been too much, nobody has decided.
    `pay_within`: days that bind the payer, counted from when it has all it needs; None where nothing does.
    """

    case: str
    insurer: str
    insurer_name: str
    turn: str
    sentence: Text
    asked: Fraction
    granted: Fraction | None
    ordered: int
    paid: int
    to_recover: int
    pay_by: date | None
    pay_within: int | None
    send_by: date | None
    costs: tuple[CostSent, ...]
    decision: str | None
    finished: bool
    looked_into: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CompanyApplication:
    """A joint application as the company sees it in its list."""

    matter: str
    person_name: str
    sent_at: datetime
    sent_by: str
    contact: Mapping[str, Any]
    cases: tuple[PayerCase, ...]


@dataclass(frozen=True, slots=True)
class CompanyApplicationPage:
    """A joint application opened: what was written, who pays what of it now."""

    application: CompanyApplication
    answers: Mapping[str, Any]
    split: CostSplit


@dataclass(frozen=True, slots=True)
class CompanyYear:
    """A company's year, naming nobody: what was bought, what it cost, what each payer gives, kronor."""

    year: int
    applications: int
    by_measure: tuple[tuple[Text, Fraction, Mapping[str, Fraction]], ...]
    totals: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same invoice of the same provider in more than one place at an insurer."""

    provider: str
    number: str
    cases: tuple[str, ...]


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
