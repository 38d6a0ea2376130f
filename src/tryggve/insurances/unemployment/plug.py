"""Unemployment insurance, plugged in. Each case goes by the act that was in force when it was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

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
from tryggve.casework.contract.recovery import Overpaid, RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import alf, certificate, gather, journey, judged, laf, recovery, reports
from tryggve.insurances.unemployment.asking import act_on
from tryggve.insurances.unemployment.letter import letter
from tryggve.insurances.unemployment.payday import payment_day


class Unemployment:
    """The insurance. Keeps nothing; every answer comes from what it is handed."""

    key = "unemployment"
    title = Text("Ersättning vid arbetslöshet", "Unemployment benefit")
    benefit = "unemployment"
    part_kind = certificate.KIND
    membership_fact = "medlemskap"

    def journey(self, *, on: date) -> Journey:
        return journey.journey(act_on(on))

    def check(self, answers: Answers, *, on: date) -> list[Problem]:
        return journey.check(act_on(on), answers, on=on)

    def registers(self, file: CaseFile, *, on: date) -> list[str]:
        shared = ["af", "population", "fk", "tax", "account"]
        return ["agi", *shared] if self._act(file, on) == "LAF" else shared

    def gather(self, file: CaseFile, *, on: date) -> list[FactView]:  # noqa: ARG002 - the plug's shape
        return gather.gather(file)

    def assess(self, file: CaseFile, *, on: date) -> Outcome:
        outcome = alf.grant(file, on=on) if self._act(file, on) == "ALF" else laf.grant(file, on=on)
        hindered = judged.hindered_by(file)
        return replace(
            outcome,
            granted=outcome.granted and hindered is None,
            results={**outcome.results, **({} if hindered is None else {"hindrad_av": hindered.id})},
            open_questions=(*outcome.open_questions, *judged.open_questions(file)),
        )

    def letter(self, outcome: Outcome, file: CaseFile, *, language: str) -> Letter:
        return letter(outcome, file, language)

    def employers_to_ask(self, answers: Answers, *, on: date) -> list[str]:
        """Under the act of 2024 the incomes come from the tax agency, and no certificate is needed for them."""
        if act_on(on) == "LAF" or answers.get("ask_certificate") != "yes":
            return []
        return [str(one) for one in answers.get("employers", [])]

    def part_form(self, file: CaseFile, *, on: date) -> PartForm:
        first = gather.known(file, "första_dag")
        application = gather.latest(file, "application")
        claimed = application.answers["first_day"] if application else on.isoformat()
        return certificate.form(file.person.name, date.fromisoformat(str(first.value if first else claimed)))

    def check_part(self, form: PartForm, answers: Answers, *, on: date) -> list[Problem]:  # noqa: ARG002 - the plug's shape
        return certificate.check(form, answers)

    def periods(self, file: CaseFile, *, on: date) -> list[ReportForm]:
        registered = gather.registered(file)
        if registered is None:
            return []
        start = date.fromisoformat(registered)
        return list((reports.weeks if self._act(file, on) == "ALF" else reports.months)(start, on=on))

    def check_report(self, form: ReportForm, answers: Answers, *, on: date) -> list[Problem]:
        return reports.check(form, answers, on=on)

    def assess_period(self, file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:
        return alf.week(file, key, on=on) if self._act(file, on) == "ALF" else laf.month(file, key, on=on)

    def payment_day(self, key: str, *, reported: date, insurer: str) -> date:
        return payment_day(key, reported=reported, insurer=insurer)

    def recovery_rules(self, found: Overpaid, file: CaseFile) -> RecoveryRules:  # noqa: ARG002 - the plug's shape
        return recovery.rules(found)

    def recovery(
        self, found: Overpaid, judged: Mapping[str, bool], waived: Fraction, file: CaseFile
    ) -> tuple[Fraction, Outcome | None]:
        return recovery.answer(found, judged, waived, file)

    def _act(self, file: CaseFile, on: date) -> str:
        """The act of the grant, once there is one; before that the act of the day."""
        if file.grant is not None and file.decided:
            return str(file.grant["act"])
        return act_on(on)
