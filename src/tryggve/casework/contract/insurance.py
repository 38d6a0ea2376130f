"""The plug: what an insurance must answer, and what it may answer. The casework knows no insurance by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Protocol, runtime_checkable

from tryggve.casework.ceilings.records import Ceiling, Standing
from tryggve.casework.contract.account import AccountLine
from tryggve.casework.contract.company import CompanyForm, CostSplit, LicenceAsked, Payable
from tryggve.casework.contract.records import (
    Answers,
    CaseFile,
    CompanyView,
    FactView,
    Journey,
    Letter,
    Outcome,
    PartForm,
    PeriodPay,
    Problem,
    ReportForm,
)  # fmt: skip
from tryggve.casework.contract.recovery import Overpaid, RecoveryRules
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
class RestsOnMembership(Protocol):
    """An insurance whose law asks how long the person has been a member of the insurer."""

    membership_fact: str


@runtime_checkable
class HasCompanyApplication(Protocol):
    """An insurance that a company applies for, for one of its employees: one application, a case at each payer it asks.

    `payers` are insurers' keys in the order they are asked; `service` the mandate that a company's user needs; `sensitive` the
    answers about health, which have a permission of their own; `chosen_by` the payer who makes a named choice for all.
    """

    payers: tuple[str, ...]
    service: str
    sensitive: frozenset[str]
    chosen_by: Mapping[str, str]

    def company_form(self, *, on: date) -> CompanyForm:
        """What the company is asked."""

    def check_company(self, answers: Answers, company: CompanyView, *, on: date) -> list[Problem]:
        """What must be mended before the application can be signed."""

    def split(self, outcome: Outcome, file: CaseFile) -> CostSplit:
        """What each payer pays of each cost, what the company bears, what is left of the ceilings, the last days."""

    def asked(self, outcome: Outcome, file: CaseFile) -> tuple[str, ...]:
        """The payers that the application asks something of: each gets a case."""


@runtime_checkable
class HasHealthData(Protocol):
    """An insurance that is told of somebody's health, in answers (`sensitive`) and in the papers that are sent in. It is erased when
    nothing more can happen in the case and the insurer's chosen time is over; what it decided stays.
    """

    key: str
    sensitive: frozenset[str]

    def over(self, file: CaseFile, *, granted: bool) -> date | None:
        """The last day that anything can happen in a decided case, which may be to come; None when there is none to name."""

    def erased_from(self, last: date, choices: Mapping[str, str]) -> date:
        """The first day without it, when the last thing happened on `last`, by the insurer's choices."""

    def kept(self, choices: Mapping[str, str]) -> Text:
        """How long it is kept after the last thing happened, in words: `två år`."""

    def remains(self, file: CaseFile) -> list[FactView]:
        """Facts that the decision rests on and that can no longer be read from the answers when they are erased."""


@runtime_checkable
class HasProviders(Protocol):
    """An insurance that pays only for what approved providers perform. `approvers`: keys of the insurers that approve them."""

    approvers: tuple[str, ...]

    def providers(self, file: CaseFile) -> list[tuple[str, str]]:
        """(insurer, organisationsnummer) of every provider whose approval the assessment must know."""


@runtime_checkable
class HasLicences(Protocol):
    """An insurance that pays some things only when a licensed health professional does them."""

    def licences(self, file: CaseFile, *, on: date) -> list[LicenceAsked]:
        """Whose licence the assessment of the case must know: what the register says is kept as the fact `LICENCE`."""


@runtime_checkable
class HasCeilings(Protocol):
    """An insurance with ceilings that run over many cases."""

    def ceilings(self, file: CaseFile, *, on: date) -> list[Ceiling]:
        """The ceilings that the case may draw on: they are held while it is assessed."""

    def standing(self, standings: Sequence[Standing]) -> list[FactView]:
        """How the ceilings stand, without what this matter has drawn, as facts."""

    def draws(self, outcome: Outcome, file: CaseFile, *, on: date) -> dict[Ceiling, int]:
        """What the case draws of each ceiling by that outcome, öre; nothing at an insurer without ceilings."""


@runtime_checkable
class HasCosts(Protocol):
    """An insurance that pays costs which a company has had: each is sent in, assessed and paid by itself."""

    benefit: str

    def check_cost(self, file: CaseFile, key: str, answers: Answers, *, on: date) -> list[Problem]:
        """What must be mended before the cost can be signed."""

    def invoices(self, file: CaseFile) -> list[tuple[str, str]]:
        """Provider and number of every invoice in the case."""

    def payable(self, file: CaseFile) -> list[Payable]:
        """What there is to pay in a granted case, oldest first."""

    def pays_within(self, insurer: str, *, on: date) -> int | None:
        """Days within which an insurer pays from the day it has all it needs; None where nothing binds it."""

    def granted(self, results: Mapping[str, Any], insurer: str) -> Fraction:
        """What an insurer grants by the results of an assessment, kronor."""

    def assess_period(self, file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:
        """What the law gives for one payable, from all costs known now."""

    def after_grant(self, file: CaseFile) -> tuple[str, str, date | None]:
        """Whose turn it is when the case is granted, the key of the sentence, and until when."""


@runtime_checkable
class HasRecovery(Protocol):
    """An insurance that says what is asked before money paid too much is claimed back. Without it the officer alone decides."""

    def recovery_rules(self, found: Overpaid, file: CaseFile) -> RecoveryRules:
        """What an officer must judge, and the words for it."""

    def recovery(
        self, found: Overpaid, judged: Mapping[str, bool], waived: Fraction, file: CaseFile
    ) -> tuple[Fraction, Outcome | None]:
        """Kronor to be paid back when so much is waived, and what the law said; None where no law module answers."""


@runtime_checkable
class HasAccount(Protocol):
    """An insurance whose payer may ask the company afterwards for an account of what was done."""

    def account(self, file: CaseFile) -> tuple[AccountLine, ...]:
        """Every measure of the case, what is to be told of each, and whether the payer may ask about it now."""


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
