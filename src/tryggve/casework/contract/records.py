"""What goes between the casework and an insurance. Frozen; nothing here touches a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.text import Text

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CompanyView:
    """The company that applies, where a company does. `settings`: what is kept of it, such as its kind."""

    id: int
    orgnr: str
    name: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PersonView:
    """The person a case is about."""

    id: int
    personnummer: str
    name: str
    born: date
    language: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as the casework keeps it; `value` is plain JSON, as `tryggve.law.engine.to_json` writes it."""

    name: str
    value: Any
    source: str
    given_by: str
    evidence: str
    part: str = ""
    holds_from: date | None = None
    holds_to: date | None = None
    known_at: datetime | None = None
    id: int | None = None
    reason: str = ""
    """Why, where an officer has judged it."""


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """Signed answers, the latest version of each kind and key."""

    id: int
    kind: str
    key: str
    version: int
    answers: Answers
    received_at: datetime
    first_at: datetime | None = None
    """When the first version came; None: this is the first."""
    erased: bool = False
    """Whether what it said of health has been erased: its answers have something else there."""

    @property
    def begun_at(self) -> datetime:
        """When the first version came: a correction is not late for being one."""
        return self.first_at or self.received_at


@dataclass(frozen=True, slots=True)
class PartView:
    """An employer's part; only an approved one reaches the assessment."""

    id: int
    kind: str
    company: str
    orgnr: str
    state: str
    answers: Answers
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """An earlier period of the case that has been assessed and decided upon."""

    key: str
    version: int
    results: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that an insurance may read of a case: nothing fetched, everything handed over."""

    number: str
    person: PersonView
    insurer: str
    choices: Mapping[str, str]
    submissions: tuple[SubmissionView, ...]
    parts: tuple[PartView, ...]
    facts: tuple[FactView, ...]
    grant: Mapping[str, Any] | None = None
    decided: bool = False
    periods: tuple[PeriodView, ...] = ()
    matter: str = ""
    company: CompanyView | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the law leaves to an officer. `options` are (value, words); none means free text."""

    key: str
    question: Text
    law_text: str
    paragraph: str
    options: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that nobody has given yet, and who can."""

    name: str
    question: Text
    from_whom: str
    reason: str = ""
    """Key of the sentence that says what is waited for; empty for the usual one of whoever can give it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the law said. `results`, `findings` and `receipt` are plain JSON as the law's engine writes them."""

    act: str
    on: date
    results: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    receipt: Mapping[str, Any]
    facts: Mapping[str, Any]
    open_questions: tuple[OpenQuestion, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    granted: bool = False
    summary: Text = field(default_factory=lambda: Text("", ""))


@dataclass(frozen=True, slots=True)
class PayLine:
    """One step on the stair from the fact to the krona: words, an amount where there is one, a paragraph."""

    text: Text
    amount: str = ""
    paragraph: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class PeriodPay:
    """What a period gives before tax. `gross` exact kronor after the insurer's named rounding; `days` in half days."""

    key: str
    gross: Fraction
    half_days: int
    lines: tuple[PayLine, ...]
    covers: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Letter:
    """A decision in one language: the sentence first, then the stair, the reasons, what to do when one disagrees.

    `reconsidered`: there is a last day to ask for reconsideration, as of an authority's decision.
    """

    language: str
    title: str
    decision: str
    now: str
    stair: tuple[PayLine, ...]
    reasons: tuple[str, ...]
    conditions: tuple[tuple[str, bool, str], ...]
    choices: tuple[str, ...]
    disagree: str
    reconsidered: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question or an activity of a day. `asks` names what it needs: hours, extent, text, or nothing."""

    key: str
    label: Text
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an application. `kind`: choice, yesno, date, number, hours, kronor, text, employers, confirm.

    `show_if` is (question id, values): asked only when that question has one of those answers.
    """

    id: str
    section: str
    text: Text
    help: Text
    kind: str
    options: tuple[Option, ...] = ()
    show_if: tuple[str, tuple[str, ...]] | None = None
    required: bool = True
    why: Text | None = None
    error: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A task of the application: its questions are asked one at a time."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Journey:
    """The application as data: sections in order, questions in order, the declaration that is signed."""

    title: Text
    intro: tuple[Text, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    declaration: Text


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One period to report, day by day: what may be chosen for a day, what is asked once for the whole period."""

    key: str
    title: Text
    days: tuple[date, ...]
    activities: tuple[Option, ...]
    period_questions: tuple[Question, ...]
    opens_on: date
    closes_on: date
    every_day: bool
    declaration: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in an answer that a person must mend, in words, at a field. `soft` ones can be confirmed."""

    field: str
    text: Text
    soft: bool = False


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A column of the employer's month grid: key, heading, kind (hours, kronor)."""

    key: str
    label: Text
    kind: str


@dataclass(frozen=True, slots=True)
class PartForm:
    """The employer's part: questions first, then a grid with a row for each month, oldest first."""

    kind: str
    title: Text
    questions: tuple[Question, ...]
    months: tuple[str, ...]
    columns: tuple[MonthColumn, ...]
    declaration: Text
