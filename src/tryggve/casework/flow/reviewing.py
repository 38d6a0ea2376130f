"""A payer asks a company for an account of what was done; it is given, signed, read, and accepted or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.commitments import SALT
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.account import AccountLine
from tryggve.casework.contract.insurance import HasAccount, HasCompanyApplication
from tryggve.casework.contract.records import Answers, Problem
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow import company_file, deciding, signing
from tryggve.casework.flow.assessing import assess
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.company_file import NotForYou, demand
from tryggve.casework.flow.company_file import plug as company_plug
from tryggve.casework.flow.filing import NotComplete
from tryggve.casework.flow.health import NeedsHealthPermission, may_read_health
from tryggve.casework.flow.records import Receipt
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.reviews.records import RequestRecord

KIND, DOCUMENT = "account", "account"
DAYS_CHOICE, DAYS = "redogörelse_dagar", 30
REMIND_BEFORE = timedelta(days=7)
LONGEST = 4000


def last_day_from(insurer: str, *, on: date) -> date:
    """The last day for an account asked for that day: the insurer's choice of days, 30 unless it has made another."""
    choices = people.insurer(insurer).settings.get("choices", {})
    return on + timedelta(days=int(choices.get(DAYS_CHOICE, DAYS)))


def account_lines(record: CaseRecord) -> tuple[AccountLine, ...]:
    """The measures that the payer may ask about in the case now; none where the insurance has no such thing."""
    return tuple(line for line in _lines(record) if line.asked)


def lines_asked(record: CaseRecord, asked: RequestRecord) -> tuple[AccountLine, ...]:
    """The measures that were asked about, whatever has become of them since."""
    return tuple(line for line in _lines(record) if line.key in asked.lines)


def _lines(record: CaseRecord) -> tuple[AccountLine, ...]:
    plug = registry.insurance(record.insurance)
    return plug.account(case_file(record)) if isinstance(plug, HasAccount) else ()


def draft_key(request: str) -> str:
    """Under what key a company's user keeps what she has begun to write of an account."""
    return f"account-{request}"


@transaction.atomic
def ask_account(
    *, case: str, lines: Sequence[str], why: str, last_day: date, actor: Actor, now: datetime
) -> RequestRecord:
    """Ask the company for an account of these lines: its turn, until that day. Asked again, it is the same request.

    Raises `reviews`' own: `NotYours`, `AlreadyAsked`, `NoMeasure`, `NoReason`, `DayHasPassed`; and `cases.CaseIsClosed`.
    """
    record = cases.lock_case(case)
    known = [line.key for line in account_lines(record) if line.key in lines]
    asked = reviews.ask(case=case, lines=known, why=why, last_day=last_day, actor=actor, now=now)
    told(record, asked, now=now)
    return asked


def told(record: CaseRecord, asked: RequestRecord, *, now: datetime) -> None:
    """It is the company's turn, and its users hear that there is something to do."""
    turned(record.number, now=now)
    _knock("account", record, asked, on=day_of(now), now=now)


def _knock(what: str, record: CaseRecord, asked: RequestRecord, *, on: date, now: datetime) -> None:
    """One notice to the contact person; where the application has no address for her, one to each user."""
    address, users = company_file.address(record), company_users(record, on=on)
    for user in users[:1] if address else users:
        notifications.knock(key=f"{what}:{asked.number}:{user}", person=user, occasion="task", to=address, now=now)


def turned(case: str, *, now: datetime) -> None:
    """Let it be whose turn a live request makes it; what waits for the employee or for an authority goes on doing so."""
    record = case_queries.case(case)
    turn = reviewed.turn(record.id)
    if turn is not None and record.turn not in ("claimant", "authority"):
        cases.set_turn(case=record.id, turn=turn[0], reason=turn[1], due_on=turn[2], now=now)


def company_users(record: CaseRecord, *, on: date) -> list[int]:
    """Whom a company case is told to: the one who applied, or when she may not any more, everybody who may."""
    plug = registry.insurance(record.insurance)
    if record.company is None or not isinstance(plug, HasCompanyApplication):
        return []
    holders = [m.person for m in people.mandates_of_company(record.company, on) if m.service == plug.service]
    sender = deciding.applicant(record)
    return [sender] if sender in holders else sorted(set(holders))


def account_problems(*, request: str, answers: Answers) -> list[Problem]:
    """What must be mended before the account can be signed: each question answered, unless a document tells it."""
    asked = reviewed.request(request)
    record = case_queries.case_by_id(asked.case)
    told = answers.get("lines")
    given: Mapping[str, Mapping[str, str]] = told if isinstance(told, Mapping) else {}
    attached = bool(attachments(asked))
    found = []
    for line in lines_asked(record, asked):
        for question in line.questions:
            text = str(given.get(line.key, {}).get(question.key, "")).strip()
            field = f"lines.{line.key}.{question.key}"
            if not text and not attached:
                found.append(
                    Problem(
                        field,
                        Text(
                            f"Svara på frågan ”{question.label.sv}”, eller bifoga redogörelsen.",
                            f"Answer the question “{question.label.en}”, or enclose the account.",
                        ),
                    )
                )
            if len(text) > LONGEST:
                found.append(
                    Problem(field, Text(f"Skriv högst {LONGEST} tecken.", f"Write {LONGEST} characters at most."))
                )
    return found


def attachments(asked: RequestRecord) -> list[DocumentRecord]:
    """Documents that the company has sent for an account since it was asked for, oldest first."""
    every = [
        one
        for one in documents.documents(asked.case)
        if one.kind == DOCUMENT and one.direction == "in" and not one.erased
    ]
    return sorted((one for one in every if one.received_at >= asked.asked_at), key=lambda one: one.id)


def account_answers(*, request: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """What is signed: what was told of each line, the attached documents by name and hash, the salt of the draft."""
    kept = [{"file": one.name, "sha256": one.sha256} for one in attachments(reviewed.request(request))]
    lines = {key: dict(told) for key, told in (written.get("lines") or {}).items()}
    return {"lines": lines, "documents": kept, SALT: written.get(SALT, "")}


def account_subject(*, record: CaseRecord, request: str, answers: Answers) -> str:
    """What the signature of an account is for: of what is said of health it covers commitments. Raises `commitments.Unsalted`."""
    sensitive = company_plug(record.insurance).sensitive
    return signing.filed_subject(kind=KIND, case=record.number, key=request, answers=answers, sensitive=sensitive)


@transaction.atomic
def give_account(*, request: str, answers: Answers, signature: int, actor: Actor, now: datetime) -> Receipt:
    """The company gives the account, signed; then it is the payer's turn. The same signature again gives the same receipt.

    Raises `NotForYou`, `NotComplete`, `reviews.AlreadyAnswered`, `signing.SignedSomethingElse`, `reviewed.NoSuchRequest`.
    """
    asked = reviewed.request(request)
    record = cases.lock_case(asked.case_number)
    demand_company(record, actor, on=day_of(now))
    sent = applied.submission_signed_by(signature)
    if sent is not None:
        return Receipt(case=record.number, receipt=sent.receipt, received_at=sent.received_at)
    if reviewed.request(request).state != "asked":
        raise reviews.AlreadyAnswered(request)
    problems = account_problems(request=request, answers=answers)
    if problems:
        raise NotComplete(problems)
    assert actor.person is not None
    subject = account_subject(record=record, request=request, answers=answers)
    signing.demand(people.signature(signature), subject=subject, person=actor.person)
    kept = applications.submit(
        case=record.id, kind=KIND, key=request, answers=answers, sender=actor.person, signature=signature,
        sensitive=company_plug(record.insurance).sensitive, actor=actor, now=now,
    )  # fmt: skip
    reviews.answer(request=request, submission_id=kept.id, actor=actor, now=now)
    applications.drop_draft(
        person=actor.person, insurer=f"company:{record.company}", insurance=record.insurance, kind="application", key=draft_key(request)
    )  # fmt: skip
    if record.officer is not None and decided.current(record.id) is not None:
        # Whoever decided need not be one who may read of health: the account waits for any officer.
        cases.let_go(case=record.id, officer=record.officer)
    turned(record.number, now=now)
    return Receipt(case=record.number, receipt=kept.receipt, received_at=kept.received_at)


def demand_company(record: CaseRecord, actor: Actor, *, on: date) -> None:
    """Only a user of the company with the insurance's mandate. Raises `NotForYou`."""
    if record.company is None:
        raise NotForYou(record.number)
    demand(actor, record.company, record.insurance, on=on)


@transaction.atomic
def judge_account(*, request: str, accepted: bool, why: str, actor: Actor, now: datetime) -> RequestRecord:
    """An officer who may read of health accepts the account, or does not; the case goes on as it stood. The same again is the same.

    Raises `NeedsHealthPermission` and `reviews`' own: `NotYours`, `NoReason`, `AlreadyJudged`, `NoSuchRequest`.
    """
    record = cases.lock_case(reviewed.request(request).case_number)
    if not may_read_health(actor, record, on=day_of(now)):
        raise NeedsHealthPermission(request)
    judged = reviews.judge(request=request, accepted=accepted, why=why, actor=actor, now=now)
    _as_before(record, actor=actor, now=now)
    return judged


@transaction.atomic
def take_back_account(*, request: str, actor: Actor, now: datetime) -> RequestRecord:
    """The payer does not want the account after all. Raises `reviews`' own: `NotYours`, `AlreadyAnswered`, `NoSuchRequest`."""
    record = cases.lock_case(reviewed.request(request).case_number)
    taken = reviews.take_back(request=request, actor=actor, now=now)
    _as_before(record, actor=actor, now=now)
    return taken


def _as_before(record: CaseRecord, *, actor: Actor, now: datetime) -> None:
    """Whose turn it was before the account was asked for: as the decision, or the assessment, has it now."""
    if record.closed_at is not None or reviewed.live(record.id) is not None:
        return
    decision = decided.current(record.id)
    if decision is None:
        assess(case=record.number, actor=actor, now=now)
    elif decision.kind == "grant":
        deciding.after_grant(record, now=now)
    else:
        cases.set_turn(case=record.id, turn="nobody", reason="decided", due_on=None, now=now)


def remind(*, on: date, now: datetime) -> int:
    """Knock once where the last day is near and the account has not been given; gives how many requests were near."""
    near = reviewed.ending(on, on + REMIND_BEFORE)
    for asked in near:
        _knock("account-near", case_queries.case_by_id(asked.case), asked, on=on, now=now)
    return len(near)
