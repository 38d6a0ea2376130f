"""The plug: what an insurance must answer, and what it may answer. The casework knows no insurance by name."""

from __future__ import annotations

from datetime import date
from typing import Protocol, runtime_checkable

from tryggve.casework.contract.records import (
    Answers,
    CaseFile,
    FactView,
    Journey,
    Letter,
    Outcome,
    PartForm,
    PeriodPay,
    Problem,
    ReportForm,
)  # fmt: skip
from tryggve.casework.contract.text import Text


class Insurance(Protocol):
    """An insurance. At most eight methods; the rest are the small protocols below."""

    key: str
    title: Text

    def journey(self, *, on: date) -> Journey:
        """The application as data, as it is asked on a day."""

    def check(self, answers: Answers, *, on: date) -> list[Problem]:
        """What must be mended before the application can be signed."""

    def registers(self, file: CaseFile, *, on: date) -> list[str]:
        """Which registers to ask before assessing: `agi`, `tax`, `af`, `fk`, `csn`, `population`."""

    def gather(self, file: CaseFile, *, on: date) -> list[FactView]:
        """Facts that the submissions and approved parts hold; those already kept (same evidence) are not kept twice."""

    def assess(self, file: CaseFile, *, on: date) -> Outcome:
        """What the law says of the facts of the file, for a grant."""

    def letter(self, outcome: Outcome, file: CaseFile, *, language: str) -> Letter:
        """The decision in words. Reads only the outcome; the words are kept with the decision."""


@runtime_checkable
class HasPeriodicReport(Protocol):
    """An insurance paid by period, on the person's own report."""

    benefit: str

    def periods(self, file: CaseFile, *, on: date) -> list[ReportForm]:
        """Periods that may be filled in on a day, oldest first; sent ones are included."""

    def check_report(self, form: ReportForm, answers: Answers, *, on: date) -> list[Problem]:
        """What must be mended before the report can be signed."""

    def assess_period(self, file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:
        """What the law gives for the period, from the latest version of every report up to it.

        `file.submissions` may hold a draft of the period instead of the sent report: the preview is the same call.
        """

    def payment_day(self, key: str, *, reported: date, insurer: str) -> date:
        """The day money for the period comes, when it was reported that day."""


@runtime_checkable
class HasEmployerPart(Protocol):
    """An insurance that needs an employer's certificate."""

    part_kind: str

    def employers_to_ask(self, answers: Answers, *, on: date) -> list[str]:
        """Organisation numbers of the employers that the application says we may ask."""

    def part_form(self, file: CaseFile, *, on: date) -> PartForm:
        """What the employer fills in."""

    def check_part(self, form: PartForm, answers: Answers, *, on: date) -> list[Problem]:
        """What the employer must mend, or confirm with a reason, before signing."""
