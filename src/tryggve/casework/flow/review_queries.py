"""Accounts and samples as pages show them. What was told of health is read only by those who may, and the reading is noted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import SubmissionRecord
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication
from tryggve.casework.flow.health import NeedsHealthPermission, may_read_health, note_reading
from tryggve.casework.flow.review_records import Account, AccountTodo, AskedLine
from tryggve.casework.flow.reviewing import attachments, demand_company, lines_asked
from tryggve.casework.people import queries as people
from tryggve.casework.people.access import acts_for
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.reviews.access import may_draw
from tryggve.casework.reviews.records import RequestRecord, SampleRecord


def accounts_of_case(*, case: str, on: date) -> list[Account]:
    """Every account that was asked for in the case, oldest first, without what was told. Whoever asks may read the case."""
    record = case_queries.case(case)
    return [_account(one, record, on=on, text=False) for one in reviewed.requests(record.id)]


def accounts_to_give(*, company: int, actor: Actor, on: date) -> list[AccountTodo]:
    """What the company is asked for and the actor may answer, the first last day first."""
    found = []
    for one in reviewed.waiting_for_company(company):
        record = case_queries.case_by_id(one.case)
        plug = registry.insurance(record.insurance)
        if isinstance(plug, HasCompanyApplication) and acts_for(actor, company, plug.service, on):
            found.append(
                AccountTodo(
                    number=one.number, matter=record.matter, insurance=record.insurance,
                    person_name=people.person(record.person).name, insurer_name=people.insurer(record.insurer).name,
                    last_day=one.last_day, late=one.late(on),
                )
            )  # fmt: skip
    return found


@transaction.atomic
def account_to_give(*, request: str, actor: Actor, now: datetime) -> Account:
    """The account as the company gives it or has given it. Reading what was told is noted for the employee to see.

    Raises `NotForYou`, `reviewed.NoSuchRequest`.
    """
    asked = reviewed.request(request)
    record = case_queries.case_by_id(asked.case)
    demand_company(record, actor, on=day_of(now))
    if asked.answer is not None:
        note_reading(record, applied.submission(asked.answer), actor=actor, now=now)
    return _account(asked, record, on=day_of(now), text=True)


@transaction.atomic
def account_to_read(*, request: str, actor: Actor, now: datetime) -> Account:
    """The account with what was told: for the employee, and for an officer who may read of health; the officer's reading is noted.

    Raises `NeedsHealthPermission`, `reviewed.NoSuchRequest`.
    """
    asked = reviewed.request(request)
    record = case_queries.case_by_id(asked.case)
    if not may_read_health(actor, record, on=day_of(now)):
        raise NeedsHealthPermission(request)
    if asked.answer is not None and actor.person != record.person:
        note_reading(record, applied.submission(asked.answer), actor=actor, now=now)
    return _account(asked, record, on=day_of(now), text=True)


def sample(*, number: str, actor: Actor, on: date) -> SampleRecord:
    """One of the samples of the officer's insurer. Raises `reviewed.NoSuchSample`, also for another insurer's."""
    found = reviewed.sample(number)
    if not may_draw(actor, found.insurer, on):
        raise reviewed.NoSuchSample(number)
    return found


def _account(asked: RequestRecord, record: CaseRecord, *, on: date, text: bool) -> Account:
    sent = None if asked.answer is None else applied.submission(asked.answer)
    told = _told(sent) if text else {}
    return Account(
        request=asked, insurer_name=people.insurer(record.insurer).name, late=asked.late(on),
        lines=tuple(AskedLine(line, dict(told.get(line.key, {}))) for line in lines_asked(record, asked)),
        documents=_names(asked, sent) if text else (), receipt="" if sent is None else sent.receipt,
        received_at=None if sent is None else sent.received_at, text=text and sent is not None,
    )  # fmt: skip


def _told(sent: SubmissionRecord | None) -> Mapping[str, Any]:
    return {} if sent is None else dict(sent.answers.get("lines") or {})


def _names(asked: RequestRecord, sent: SubmissionRecord | None) -> tuple[object, ...]:
    """The enclosed documents by name: as signed (`Erased` when that is gone), or as they lie there before."""
    if sent is None:
        return tuple(one.name for one in attachments(asked))
    return tuple(one["file"] for one in sent.answers.get("documents") or [])
