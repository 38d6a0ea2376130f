"""Reports become money. Every reported period is assessed again, in order, on all that is known now; only differences are paid."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.assessments.records import AssessmentRecord
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCeilings, HasCosts, HasPeriodicReport
from tryggve.casework.contract.records import Answers, CaseFile, PeriodPay
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.flow import known, recovery_choices, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.filing import NotComplete
from tryggve.casework.flow.outcome import as_kept
from tryggve.casework.flow.records import Receipt
from tryggve.casework.payments import actions as payments
from tryggve.casework.payments import queries as paid
from tryggve.casework.payments.records import Settled
from tryggve.casework.payments.tax import Deduction, deduction
from tryggve.casework.people import queries as people

ÖRE = 100


class NoSuchPeriod(LookupError):
    """The period cannot be reported in this case."""


@transaction.atomic
def send_report(
    *, case: str, key: str, answers: Answers, signature: int, why_changed: str = "", actor: Actor, now: datetime
) -> Receipt:
    """Keep a signed report and settle what it changes. The same signature again gives the same receipt.

    Raises `NoSuchPeriod`, `NotComplete`, `signing.SignedSomethingElse`.
    """
    record = cases.lock_case(case)
    sent = applied.submission_signed_by(signature)
    if sent is not None:
        return Receipt(case=case, receipt=sent.receipt, received_at=sent.received_at)
    plug = registry.insurance(record.insurance)
    assert isinstance(plug, HasPeriodicReport)
    form = next((form for form in plug.periods(case_file(record), on=day_of(now)) if form.key == key), None)
    if form is None:
        raise NoSuchPeriod(key)
    problems = [problem for problem in plug.check_report(form, answers, on=day_of(now)) if not problem.soft]
    if problems:
        raise NotComplete(problems)
    signing.demand(
        people.signature(signature),
        subject=signing.report_subject(case=record, key=key, answers=answers),
        person=record.person,
    )
    kept = applications.submit(
        case=record.id, kind="report", key=key, answers=answers, sender=record.person, signature=signature, why_changed=why_changed,
        actor=actor, now=now,
    )  # fmt: skip
    applications.drop_draft(
        person=record.person, insurer=record.insurer, insurance=record.insurance, kind="report", key=key
    )
    cases.filed(case=record.id)
    settle(case=case, actor=actor, now=now)
    return Receipt(case=case, receipt=kept.receipt, received_at=kept.received_at)


@transaction.atomic
def settle(*, case: str, actor: Actor, now: datetime) -> None:
    """Assess every reported period in order and order what differs from what is ordered already.

    Without a signed grant nothing is paid. Run twice it changes nothing. Paid as you go plus all differences is what one run on
    the final facts would give.
    """
    record = cases.lock_case(case)
    decision = decided.current(record.id)
    plug = registry.insurance(record.insurance)
    if decision is None or decision.kind != "grant" or not isinstance(plug, HasPeriodicReport | HasCosts):
        return
    known.keep(record, plug, actor=actor, now=now)
    gathered = plug.gather(case_file(record), on=day_of(now))
    assessments.keep_facts(case=record.id, facts=gathered, actor=actor, now=now)
    file = case_file(record)
    if isinstance(plug, HasCeilings):
        known.draw(record, plug, plug.assess(file, on=day_of(now)), file, actor=actor, now=now)
    for key, due in _payable(plug, file, record, decision):
        outcome, pay = plug.assess_period(file, key, on=day_of(now))
        kept = assessments.keep(case=record.id, kind="period", key=key, outcome=as_kept(outcome), actor=actor, now=now)
        _order_difference(record, plug, decision, pay, kept, due=due, actor=actor, now=now)


def _payable(
    plug: HasPeriodicReport | HasCosts, file: CaseFile, record: CaseRecord, decision: DecisionRecord
) -> list[tuple[str, date]]:
    """What there is to pay, and the day to pay it: every reported period, or every cost."""
    if not isinstance(plug, HasPeriodicReport):
        return [(one.key, one.due) for one in plug.payable(file)]
    reports = sorted((s for s in file.submissions if s.kind == "report"), key=lambda report: report.key)
    return [
        (one.key, plug.payment_day(one.key, reported=max(day_of(one.received_at), _decided_on(decision)), insurer=record.insurer))
        for one in reports
    ]  # fmt: skip


def _decided_on(decision: DecisionRecord) -> date:
    assert decision.signed_at is not None
    return day_of(decision.signed_at)


def _order_difference(
    record: CaseRecord, plug: HasPeriodicReport | HasCosts, decision: DecisionRecord, pay: PeriodPay, kept: AssessmentRecord,
    *, due: date, actor: Actor, now: datetime,
) -> None:  # fmt: skip
    """Order what the period gives beyond what is ordered for it, or propose to recover what it gives less."""
    if paid.settled_by(assessment=kept.id):
        return
    lines = [dataclasses.asdict(line) for line in pay.lines]
    already = _settled(record, plug.benefit, pay, actor=actor, now=now)
    gross = öre(pay.gross) - already.gross
    if gross < 0:
        payments.claim(
            case=record.id, benefit=plug.benefit, period=pay.key, version=already.versions + 1, assessment=kept.id, amount=-gross,
            half_days=already.half_days - pay.half_days, lines=lines, actor=actor, now=now,
        )  # fmt: skip
        return
    # What was waived has been paid and kept: it is not paid once more when the period turns out to give more.
    gross -= already.waived
    if gross <= 0:
        return
    tax, account = _payee(record, gross)
    payments.order(
        case=record.id, person=record.person, insurer=record.insurer, benefit=plug.benefit, period=pay.key, version=already.versions + 1,
        decision=decision.id, assessment=kept.id, half_days=pay.half_days - already.half_days - already.half_days_waived, gross=gross,
        tax=tax.amount, tax_basis=tax.basis, lines=lines, due_on=max(due, day_of(now)), account=account, company=record.company,
        keep_back=recovery_choices.share_kept_back(record.insurer), actor=actor, now=now,
    )  # fmt: skip


def _settled(record: CaseRecord, benefit: str, pay: PeriodPay, *, actor: Actor, now: datetime) -> Settled:
    """What is settled for the period. When it gives more than that, a claim that nobody has decided is taken back first."""
    asked: dict[str, Any] = {"case": record.id, "benefit": benefit, "period": pay.key}
    already = paid.settled(**asked)
    if öre(pay.gross) <= already.gross:
        return already
    for claim in payments.withdraw_claims(**asked, actor=actor, now=now):
        decisions.drop_proposal(case=record.id, about=f"claim:{claim.id}", actor=actor, now=now)
    return paid.settled(**asked)


def _payee(record: CaseRecord, gross: int) -> tuple[Deduction, str]:
    """The tax to hold back and the account: a person's by the registers; a company's own, and nothing held back."""
    if record.company is not None:
        account = people.company(record.company).settings.get("account", "")
        return Deduction(amount=0, basis={"source": "company", "percent": 0}), str(account)
    basis = assessed.fact(case=record.id, name="skatteavdrag")
    known_account = assessed.fact(case=record.id, name="konto")
    tax = deduction(gross, None if basis is None else basis.value)
    return tax, "" if known_account is None else known_account.value or ""


def öre(kronor: Fraction) -> int:
    """Whole öre of an amount in kronor, which the insurer's rounding has already made whole öre."""
    amount = kronor * ÖRE
    assert amount.denominator == 1, f"{kronor} kr is not whole öre"
    return int(amount)
