"""A company applies for one of its employees: one signed application, a case at each payer; costs and a consent follow."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.commitments import SALT
from tryggve.casework.applications.records import SubmissionRecord
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.base.text import clean_text
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCosts
from tryggve.casework.contract.records import Answers, FactView, Problem
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow import company_file, deciding, licences, signing
from tryggve.casework.flow.assessing import assess
from tryggve.casework.flow.casefile import case_file, company_view
from tryggve.casework.flow.company_file import CONTACT, NotForYou, demand
from tryggve.casework.flow.filing import NotComplete
from tryggve.casework.flow.records import JointReceipt, Receipt
from tryggve.casework.flow.settling import settle
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people


class NothingToAskFor(Exception):
    """No payer covers anything of what was applied for."""


class NotGranted(Exception):
    """Nothing is paid in a case that has been refused."""


@transaction.atomic
def apply_for_employee(
    *, company: int, insurance: str, answers: Answers, signature: int, actor: Actor, now: datetime
) -> JointReceipt:
    """Send the application: a case and a receipt at each payer that is asked for something.

    The ceilings are drawn upon here and now, so that the order of arrival decides. Sent again with the same signature, the
    receipts are the same. Raises `NotForYou`, `NotComplete`, `NothingToAskFor`, `signing.SignedSomethingElse`.
    """
    demand(actor, company, insurance, on=day_of(now))
    sent = applied.submissions_signed_by(signature)
    if sent:
        return _receipts(sent)
    plug = company_file.plug(insurance)
    problems = [p for p in plug.check_company(answers, company_view(company), on=day_of(now)) if not p.soft]
    if problems:
        raise NotComplete(problems)
    assert actor.person is not None
    subject = signing.company_subject(company=company, insurance=insurance, answers=answers, sensitive=plug.sensitive)
    signing.demand(people.signature(signature), subject=subject, person=actor.person)
    outcome, file = company_file.tried(insurance=insurance, company=company, answers=answers, now=now)
    payers = plug.asked(outcome, file)
    if not payers:
        raise NothingToAskFor
    matter = f"S{signature}"
    employee = people_actions.register_person(
        personnummer=str(answers["person"]), given_name=str(answers["given_name"]), surname=str(answers["surname"]),
        actor=actor, now=now,
    )  # fmt: skip
    opened = [
        cases.open_case(
            insurer=payer, insurance=insurance, person=employee.id, company=company, matter=matter, actor=actor, now=now
        )
        for payer in payers
    ]
    kept = [_file(one, answers, signature, actor=actor, now=now) for one in opened]
    for one in opened:
        cases.set_turn(case=one.id, turn="fund", reason="looking", due_on=None, now=now)
        assess(case=one.number, actor=actor, now=now)
        licences.ask_later(one, now=now)
    notifications.knock(key=f"matter:{matter}", person=employee.id, occasion="task", now=now)
    return _receipts(kept)


def _file(case: CaseRecord, answers: Answers, signature: int, *, actor: Actor, now: datetime) -> SubmissionRecord:
    assert actor.person is not None
    return applications.submit(
        case=case.id, kind="application", key="first", answers=answers, sender=actor.person, signature=signature, joint=case.matter,
        sensitive=company_file.plug(case.insurance).sensitive, actor=actor, now=now,
    )  # fmt: skip


def _receipts(sent: list[SubmissionRecord]) -> JointReceipt:
    found = [(case_queries.case_by_id(one.case), one) for one in sent]
    return JointReceipt(
        matter=found[0][0].matter,
        receipts=tuple(
            Receipt(case=case.number, receipt=one.receipt, received_at=one.received_at) for case, one in found
        ),
    )


@transaction.atomic
def send_cost(*, case: str, key: str, answers: Answers, signature: int, actor: Actor, now: datetime) -> Receipt:
    """Send what a measure has cost, or correct what was sent: what it changes is assessed, paid or proposed for recovery.

    The same signature again gives the same receipt. Raises `NotForYou`, `NotComplete`, `NotGranted`,
    `signing.SignedSomethingElse`.
    """
    record = cases.lock_case(case)
    _demand_case(record, actor, on=day_of(now))
    sent = applied.submission_signed_by(signature)
    if sent is not None:
        return Receipt(case=case, receipt=sent.receipt, received_at=sent.received_at)
    plug = registry.insurance(record.insurance)
    assert isinstance(plug, HasCosts)
    decision = decided.current(record.id)
    if decision is not None and decision.kind != "grant":
        raise NotGranted(case)
    problems = [p for p in plug.check_cost(case_file(record), key, answers, on=day_of(now)) if not p.soft]
    if problems:
        raise NotComplete(problems)
    receipt = _sent(record, "cost", key, answers, signature, actor=actor, now=now)
    if decision is None:
        assess(case=case, actor=actor, now=now)
    else:
        settle(case=case, actor=actor, now=now)
        deciding.after_grant(record, now=now)
    return receipt


@transaction.atomic
def give_consent(*, case: str, answers: Answers, signature: int, actor: Actor, now: datetime) -> Receipt:
    """The employee says yes or no to what the employer applies for; the latest word counts while the case is undecided.

    Raises `NotForYou`, `signing.SignedSomethingElse`.
    """
    record = cases.lock_case(case)
    if actor.role is not Role.CLAIMANT or actor.person != record.person or answers.get("consent") not in ("yes", "no"):
        raise NotForYou(case)
    sent = applied.submission_signed_by(signature)
    if sent is not None:
        return Receipt(case=case, receipt=sent.receipt, received_at=sent.received_at)
    receipt = _sent(record, "consent", "first", {"consent": answers["consent"]}, signature, actor=actor, now=now)
    assess(case=case, actor=actor, now=now)
    licences.ask_later(record, now=now)
    return receipt


def _sent(
    record: CaseRecord, kind: str, key: str, answers: Answers, signature: int, *, actor: Actor, now: datetime
) -> Receipt:
    assert actor.person is not None
    subject = signing.filed_subject(kind=kind, case=record.number, key=key, answers=answers)
    signing.demand(people.signature(signature), subject=subject, person=actor.person)
    kept = applications.submit(
        case=record.id,
        kind=kind,
        key=key,
        answers=answers,
        sender=actor.person,
        signature=signature,
        actor=actor,
        now=now,
    )
    return Receipt(case=record.number, receipt=kept.receipt, received_at=kept.received_at)


def save_company_draft(
    *, company: int, insurance: str, key: str, answers: Answers, actor: Actor, now: datetime
) -> None:
    """Keep what has been filled in so far: the user's own draft for the company. It gets a salt to be signed with.

    Forgotten when it has not been changed for `retention.DRAFT_DAYS`. Raises `NotForYou`.
    """
    demand(actor, company, insurance, on=day_of(now))
    assert actor.person is not None
    owner = f"company:{company}"
    kept = applied.draft(person=actor.person, insurer=owner, insurance=insurance, kind="application", key=key)
    salt = answers.get(SALT) or (kept.answers.get(SALT) if kept else "") or applications.new_salt()
    applications.save_draft(
        person=actor.person, insurer=owner, insurance=insurance, kind="application", key=key, answers={**answers, SALT: salt}, now=now
    )  # fmt: skip


def drop_company_draft(*, company: int, insurance: str, key: str, actor: Actor, on: date) -> None:
    """Forget a draft; none is no error. Raises `NotForYou`."""
    demand(actor, company, insurance, on=on)
    assert actor.person is not None
    applications.drop_draft(
        person=actor.person, insurer=f"company:{company}", insurance=insurance, kind="application", key=key
    )


@transaction.atomic
def change_contact(*, case: str, contact: Answers, actor: Actor, now: datetime) -> None:
    """Name another contact person, at every payer of the application. Raises `NotForYou`, `NotComplete`."""
    record = case_queries.case(case)
    _demand_case(record, actor, on=day_of(now))
    plain = {field: clean_text(str(contact.get(field) or ""), lines=False) for field in ("name", "email", "phone")}
    if not plain["name"]:
        raise NotComplete(
            [Problem("contact.name", Text("Skriv vem vi ska kontakta.", "Write whom we should contact."))]
        )
    for one in case_queries.cases_of_matter(record.matter):
        cases.lock_case(one.number)
        before = [fact for fact in assessed.all_facts(one.id) if fact.name == CONTACT]
        fact = FactView(CONTACT, plain, "company", actor.reference, f"contact:{len(before) + 1}")
        if not before or before[-1].value != plain:
            assessments.keep_facts(case=one.id, facts=[fact], actor=actor, now=now)


@transaction.atomic
def add_company_document(
    *, case: str, name: str, content: bytes, kind: str, actor: Actor, now: datetime
) -> DocumentRecord:
    """Keep a document at the payer of that case. Refusals are those of `documents.receive`, and `NotForYou`."""
    record = case_queries.case(case)
    _demand_case(record, actor, on=day_of(now))
    return documents.receive(case=record.id, name=name, content=content, kind=kind, actor=actor, now=now)


def _demand_case(record: CaseRecord, actor: Actor, *, on: date) -> None:
    if record.company is None:
        raise NotForYou(record.number)
    demand(actor, record.company, record.insurance, on=on)
