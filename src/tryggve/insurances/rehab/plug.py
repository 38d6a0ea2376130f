"""Rehabilitation support, plugged in: a company applies for an employee; each payer has a case and a flow of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

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
    PeriodPay,
    Problem,
)  # fmt: skip
from tryggve.casework.contract.recovery import Overpaid, RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import accounts, asking, ceilings, costs, form, keeping, licences, recovery, shares, words
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab.letter import letter


class Rehab:
    """The insurance. Keeps nothing; every answer comes from what it is handed."""

    key = "rehab"
    title = Text("Rehabiliteringsstöd", "Rehabilitation support")
    benefit = "rehab"
    payers = (words.FK, words.AFA)
    approvers = (words.FK,)
    service = "rehab"
    sensitive = frozenset({"cause", "purpose", "therapist", "licence", *accounts.SENSITIVE})
    chosen_by: Mapping[str, str] = MappingProxyType({ceilings.CHOICE: words.FK})

    def journey(self, *, on: date) -> Journey:  # noqa: ARG002 - the plug's shape
        return Journey(title=self.title, intro=(), sections=(), questions=(), declaration=form.DECLARATION)

    def check(self, answers: Answers, *, on: date) -> list[Problem]:  # noqa: ARG002 - the plug's shape
        return [
            Problem(
                "person", Text("Arbetsgivaren ansöker om det här stödet.", "The employer applies for this support.")
            )
        ]

    def registers(self, file: CaseFile, *, on: date) -> list[str]:  # noqa: ARG002 - the plug's shape
        return []

    def gather(self, file: CaseFile, *, on: date) -> list[FactView]:  # noqa: ARG002 - the plug's shape
        return asking.given(file)

    def assess(self, file: CaseFile, *, on: date) -> Outcome:
        rows = cost_lines.lines(file)
        outcome = asking.ask(file, rows, on=on)
        if file.insurer not in asking.SUMS:
            return outcome
        total = Fraction(outcome.results[asking.SUMS[file.insurer]])
        refused = file.insurer == words.AFA and asking.consent(file) is False
        if not refused:
            missing = (*outcome.missing, *licences.missing(file, rows, outcome))
            questions = licences.open_questions(file, rows, outcome)
            outcome = dataclasses.replace(outcome, missing=missing, open_questions=questions)
        return dataclasses.replace(
            outcome, granted=total > 0 and not refused, summary=asking.summary(file.insurer, total)
        )

    def letter(self, outcome: Outcome, file: CaseFile, *, language: str) -> Letter:
        return letter(outcome, file, language)

    def company_form(self, *, on: date) -> CompanyForm:  # noqa: ARG002 - the plug's shape
        return form.form()

    def check_company(self, answers: Answers, company: CompanyView, *, on: date) -> list[Problem]:
        return form.check(answers, company, on=on)

    def split(self, outcome: Outcome, file: CaseFile) -> CostSplit:
        return shares.split(outcome, file, cost_lines.lines(file))

    def asked(self, outcome: Outcome, file: CaseFile) -> tuple[str, ...]:  # noqa: ARG002 - the plug's shape
        return shares.asked(outcome)

    def providers(self, file: CaseFile) -> list[tuple[str, str]]:
        return sorted({(words.FK, line.provider) for line in cost_lines.lines(file) if line.provider})

    def licences(self, file: CaseFile, *, on: date) -> list[LicenceAsked]:
        if asking.consent(file) is False:
            return []
        rows = cost_lines.lines(file)
        return licences.asked(file, rows, asking.ask(file, rows, on=on))

    def ceilings(self, file: CaseFile, *, on: date) -> list[Ceiling]:
        return ceilings.ceilings(file, on=on)

    def standing(self, standings: Sequence[Standing]) -> list[FactView]:
        return ceilings.standing(standings)

    def draws(self, outcome: Outcome, file: CaseFile, *, on: date) -> dict[Ceiling, int]:
        return ceilings.draws(outcome, file, on=on)

    def check_cost(self, file: CaseFile, key: str, answers: Answers, *, on: date) -> list[Problem]:
        return costs.check(file, key, answers, on=on)

    def invoices(self, file: CaseFile) -> list[tuple[str, str]]:
        return costs.invoices(file)

    def payable(self, file: CaseFile) -> list[Payable]:
        return costs.payable(file)

    def pays_within(self, insurer: str, *, on: date) -> int | None:
        return costs.pays_within(on) if insurer == words.FK else None

    def granted(self, results: Mapping[str, Any], insurer: str) -> Fraction:
        return Fraction(results[asking.SUMS[insurer]])

    def assess_period(self, file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:
        return costs.assess(file, key, on=on)

    def recovery_rules(self, found: Overpaid, file: CaseFile) -> RecoveryRules:
        return recovery.rules(found, file)

    def recovery(
        self,
        found: Overpaid,
        judged: Mapping[str, bool],
        waived: Fraction,
        file: CaseFile,  # noqa: ARG002 - the plug's shape
    ) -> tuple[Fraction, Outcome | None]:
        return recovery.to_pay_back(found, judged, waived), None

    def after_grant(self, file: CaseFile) -> tuple[str, str, date | None]:
        return costs.after_grant(file)

    def over(self, file: CaseFile, *, granted: bool) -> date | None:
        return keeping.over(file, granted=granted)

    def erased_from(self, last: date, choices: Mapping[str, str]) -> date:
        return keeping.erased_from(last, choices)

    def kept(self, choices: Mapping[str, str]) -> Text:
        return keeping.kept(choices)

    def remains(self, file: CaseFile) -> list[FactView]:
        return keeping.remains(file)

    def account(self, file: CaseFile) -> tuple[AccountLine, ...]:
        return accounts.account(file)
