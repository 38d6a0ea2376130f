"""What the portals may ask: forms, previews, texts to sign, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasEmployerPart, HasPeriodicReport
from tryggve.casework.contract.records import Answers, Journey, PartForm, Problem, ReportForm, SubmissionView
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import company_texts, outcome, review_texts, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.company_queries import (
    as_still_kept,
    company_application,
    company_applications,
    company_ceilings,
    company_draft,
    company_form,
    company_problems,
    company_year,
    cost_problems,
    cost_split,
    paid_for,
)
from tryggve.casework.flow.health import company_documents, duplicate_invoices, plain_answers, sensitive_answers
from tryggve.casework.flow.records import DecisionPage, Preview, ReportState, SigningText
from tryggve.casework.flow.recovery_queries import (
    recoveries,
    recovery_letter,
    recovery_page,
    recovery_text,
    to_pay,
)
from tryggve.casework.flow.retention import DRAFT_DAYS, kept_for
from tryggve.casework.flow.review_queries import (
    account_to_give,
    account_to_read,
    accounts_of_case,
    accounts_to_give,
    sample,
)
from tryggve.casework.flow.reviewing import (
    account_answers,
    account_lines,
    account_problems,
    draft_key,
    last_day_from,
)
from tryggve.casework.flow.settling import NoSuchPeriod, öre
from tryggve.casework.flow.turns import todo, turn_sentence
from tryggve.casework.flow.withdrawing import withdrawable
from tryggve.casework.flow.words import answer_lines, part_lines, report_lines
from tryggve.casework.payments import queries as paid

__all__ = [
    "DRAFT_DAYS",
    "account_answers",
    "account_lines",
    "account_problems",
    "account_to_give",
    "account_to_read",
    "accounts_of_case",
    "accounts_to_give",
    "application_problems",
    "as_still_kept",
    "company_application",
    "company_applications",
    "company_ceilings",
    "company_documents",
    "company_draft",
    "company_form",
    "company_problems",
    "company_year",
    "cost_problems",
    "cost_split",
    "decision_page",
    "draft_key",
    "duplicate_invoices",
    "journey",
    "kept_for",
    "last_day_from",
    "paid_for",
    "part_form",
    "part_problems",
    "part_warnings",
    "plain_answers",
    "recoveries",
    "recovery_letter",
    "recovery_page",
    "report",
    "report_preview",
    "report_problems",
    "reports",
    "sample",
    "sensitive_answers",
    "signing_text",
    "to_pay",
    "todo",
    "turn_sentence",
    "withdrawable",
]  # fmt: skip


def journey(*, insurance: str, on: date) -> Journey:
    """The application as data."""
    return registry.insurance(insurance).journey(on=on)


def application_problems(*, insurance: str, answers: Answers, on: date) -> list[Problem]:
    """What must be mended before the application can be signed."""
    return registry.insurance(insurance).check(answers, on=on)


def reports(*, case: str, on: date) -> list[ReportState]:
    """Every period of the case and how far it has come, oldest first."""
    record = case_queries.case(case)
    plug = registry.insurance(record.insurance)
    if not isinstance(plug, HasPeriodicReport):
        return []
    file = case_file(record)
    sent = {s.key: s for s in file.submissions if s.kind == "report"}
    due = {order.period: order.due_on for order in paid.orders(record.id)}
    return [_state(form, sent.get(form.key), due.get(form.key), on=on) for form in plug.periods(file, on=on)]


def _state(form: ReportForm, sent: SubmissionView | None, due: date | None, *, on: date) -> ReportState:
    if sent is None:
        return ReportState(form, "todo" if on >= form.opens_on else "later", 0, {}, due)
    return ReportState(form, "changed" if sent.version > 1 else "sent", sent.version, dict(sent.answers), due)


def report(*, case: str, key: str, on: date) -> ReportState:
    """One period of the case. Raises `NoSuchPeriod`."""
    for state in reports(case=case, on=on):
        if state.form.key == key:
            return state
    raise NoSuchPeriod(key)


def report_problems(*, case: str, key: str, answers: Answers, on: date) -> list[Problem]:
    """What must be mended before the report can be signed."""
    plug = registry.insurance(case_queries.case(case).insurance)
    assert isinstance(plug, HasPeriodicReport)
    return plug.check_report(report(case=case, key=key, on=on).form, answers, on=on)


def report_preview(*, case: str, key: str, answers: Answers, on: date, now: datetime) -> Preview | None:
    """What the report would give, by the same rules that pay it. None before there is anything to count on."""
    record = case_queries.case(case)
    plug = registry.insurance(record.insurance)
    if not isinstance(plug, HasPeriodicReport) or assessed.latest(case=record.id, kind="grant", key="first") is None:
        return None
    draft = SubmissionView(id=0, kind="report", key=key, version=0, answers=answers, received_at=now)
    found, pay = plug.assess_period(case_file(record, draft=draft), key, on=on)
    already = paid.settled(case=record.id, benefit=plug.benefit, period=key)
    difference = (öre(pay.gross) - already.gross) // 100 if already.versions else None
    day = plug.payment_day(key, reported=on, insurer=record.insurer)
    return Preview(
        sentence=found.summary, gross=str(int(pay.gross)), lines=pay.lines, payment_day=day, difference=difference,
        preliminary=decided.current(record.id) is None,
    )  # fmt: skip


def part_form(*, part: str, on: date) -> PartForm:
    """What the employer fills in."""
    case = case_queries.case(applied.part(part).case_number)
    plug = registry.insurance(case.insurance)
    assert isinstance(plug, HasEmployerPart)
    return plug.part_form(case_file(case), on=on)


def part_problems(*, part: str, answers: Answers, on: date) -> list[Problem]:
    """What the employer must mend (hard) or confirm with a reason (soft)."""
    plug = registry.insurance(case_queries.case(applied.part(part).case_number).insurance)
    assert isinstance(plug, HasEmployerPart)
    return plug.check_part(part_form(part=part, on=on), answers, on=on)


def part_warnings(*, part: str, on: date) -> list[Problem]:
    """What the person should look at before approving: where the certificate differs from what is else known."""
    record = applied.part(part)
    return [problem for problem in part_problems(part=part, answers=record.answers, on=on) if problem.soft]


def decision_page(*, case: str, number: str, language: str) -> DecisionPage:
    """A decision as the person reads it: the stored words, never computed anew."""
    decision = decided.decision(number)
    made = assessed.assessment(decision.assessment)
    return DecisionPage(
        number=number, case=case, act=made.act, signed_at=decision.signed_at, letter=outcome.letter(decision.text[language]),
        findings=made.findings, receipt=made.receipt, review_until=decision.review_until,
    )  # fmt: skip


def signing_text(*, kind: str, language: str, on: date, **about: object) -> SigningText:
    """The text to show and sign, and the subject the signature must have.

    kinds: application(person, insurer, insurance, answers) · report(case, key, answers) · part_sign(part, answers) ·
    part_approve(part) · decision(case) · recovery(claim) · company_application(…) · cost(case, key, answers) ·
    consent(case, answers) · withdrawal(matter, answers) · account(request, answers).
    """
    return _TEXTS[kind](language=language, on=on, **about)


def _application(
    *, person: int, insurer: str, insurance: str, answers: Answers, language: str, on: date
) -> SigningText:
    asked = journey(insurance=insurance, on=on)
    return signing.signing_text(
        heading=asked.title, lines=answer_lines(asked.questions, answers, language), declaration=asked.declaration,
        subject=signing.application_subject(person=person, insurer=insurer, insurance=insurance, answers=answers), language=language,
    )  # fmt: skip


def _report(*, case: str, key: str, answers: Answers, language: str, on: date) -> SigningText:
    form = report(case=case, key=key, on=on).form
    return signing.signing_text(
        heading=form.title, lines=report_lines(form, answers, language), declaration=form.declaration,
        subject=signing.report_subject(case=case_queries.case(case), key=key, answers=answers), language=language,
    )  # fmt: skip


def _part_sign(*, part: str, answers: Answers, language: str, on: date) -> SigningText:
    form = part_form(part=part, on=on)
    return signing.signing_text(
        heading=form.title, lines=part_lines(form, answers, language), declaration=form.declaration,
        subject=signing.part_subject(number=part, answers=answers), language=language,
    )  # fmt: skip


def _part_approve(*, part: str, language: str, on: date) -> SigningText:
    record = applied.part(part)
    form = part_form(part=part, on=on)
    return signing.signing_text(
        heading=form.title, lines=part_lines(form, record.answers, language),
        declaration=Text("Jag har läst intyget och uppgifterna stämmer.", "I have read the certificate and it is correct."),
        subject=signing.approval_subject(number=part, answers=record.answers), language=language,
    )  # fmt: skip


def _decision(*, case: str, language: str, on: date) -> SigningText:  # noqa: ARG001 - every text is asked for on a day
    record = case_queries.case(case)
    proposal = decided.proposal(record.id)
    if proposal is None:
        raise NoProposal(case)
    return signing.signing_text(
        heading=Text(f"Beslut {proposal.number}", f"Decision {proposal.number}"), lines=[proposal.text[language]["decision"]],
        declaration=Text("Jag fattar det här beslutet.", "I make this decision."),
        subject=signing.decision_subject(number=proposal.number, seal=assessed.assessment(proposal.assessment).digest),
        language=language,
    )  # fmt: skip


class NoProposal(LookupError):
    """There is nothing to sign in the case."""


_TEXTS: dict[str, Callable[..., SigningText]] = {
    "application": _application,
    "report": _report,
    "part_sign": _part_sign,
    "part_approve": _part_approve,
    "decision": _decision,
    "recovery": recovery_text,
    "company_application": company_texts.application,
    "cost": company_texts.cost,
    "consent": company_texts.consent,
    "withdrawal": review_texts.withdrawal,
    "account": review_texts.account,
}
