"""What is said of somebody's health, in applications and papers: who may read it, and what the others read. Invoices sent in twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import SubmissionRecord
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import access
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication, HasCosts, HasHealthData
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.records import Duplicate
from tryggve.casework.people import access as people_access
from tryggve.casework.people import queries as people


class NeedsHealthPermission(Exception):
    """Reading what is said of health needs the post `health` at the insurer beside one's own."""


def may_read_health(actor: Actor, case: CaseRecord, *, on: date) -> bool:
    """The employee herself, and an officer of the insurer who also has the post `health` there."""
    if not access.may_read(actor, case, on):
        return False
    if actor.role is Role.CLAIMANT:
        return True
    return actor.person is not None and people.has_post(actor.person, case.insurer, Role.HEALTH, on)


@transaction.atomic
def sensitive_answers(*, case: str, actor: Actor, now: datetime) -> dict[str, Any]:
    """The whole application. The reading is noted where the employee can see it, as long as there is something to read.

    What has been erased reads as `Erased`. Raises `NeedsHealthPermission`.
    """
    record = cases.case(case)
    if not may_read_health(actor, record, on=day_of(now)):
        raise NeedsHealthPermission(case)
    sent = _application(record)
    if sent is None:
        return {}
    note_reading(record, sent, actor=actor, now=now)
    return dict(sent.answers)


def note_reading(record: CaseRecord, sent: SubmissionRecord, *, actor: Actor, now: datetime) -> None:
    """Note, where the employee can see it, that somebody read what an application says of health; not when it is erased."""
    if sent.erased_at is None:
        audit.note(
            verb=Verb.HEALTH_READ, actor=actor, now=now, subject=f"case:{record.number}", chain=record.number, person=record.person,
            company=record.company, insurer=record.insurer,
        )  # fmt: skip


def about_health(case: CaseRecord, document: DocumentRecord) -> bool:
    """Whether a document may say something of health: whatever is sent in to an insurance that is told of it."""
    return document.direction == "in" and isinstance(registry.insurance(case.insurance), HasHealthData)


def may_open(actor: Actor, case: CaseRecord, document: DocumentRecord, *, on: date) -> bool:
    """Whether the actor may open a document of the case: its person, whoever may read the case, and health with that permission.

    A user of the company that applies, with the mandate, opens what the company itself has sent in.
    """
    if actor.role is Role.COMPANY_USER:
        theirs = document.direction == "in" and document.from_actor.startswith(f"{Role.COMPANY_USER}:")
        return theirs and case.company is not None and _acts_for(actor, case, on)
    if about_health(case, document):
        return may_read_health(actor, case, on=on)
    return access.may_read(actor, case, on)


def _acts_for(actor: Actor, case: CaseRecord, on: date) -> bool:
    plug = registry.insurance(case.insurance)
    company = case.company
    return (
        isinstance(plug, HasCompanyApplication)
        and company is not None
        and people_access.acts_for(actor, company, plug.service, on)
    )


def company_documents(*, case: str, actor: Actor, on: date) -> list[DocumentRecord]:
    """What the company has sent in to the case, latest first; nothing to whoever may not open it."""
    record = cases.case(case)
    return [one for one in documents.documents(record.id) if may_open(actor, record, one, on=on)]


@transaction.atomic
def open_document(*, case: str, document: int, actor: Actor, now: datetime) -> tuple[DocumentRecord, bytes]:
    """A document of the case with its bytes. That it was opened is noted where the person it is about can see it.

    Raises `documents.NoSuchDocument` (not of this case, or not for this company), `NeedsHealthPermission`, `documents.IsErased`,
    `documents.LockedAway`, and the store's own.
    """
    record = cases.case(case)
    found = documents.document(document)
    if found.case != record.id or (
        actor.role is not Role.COMPANY_USER and not access.may_read(actor, record, day_of(now))
    ):
        raise documents.NoSuchDocument(document)
    if not may_open(actor, record, found, on=day_of(now)):
        raise documents.NoSuchDocument(document) if actor.role is Role.COMPANY_USER else NeedsHealthPermission(case)
    content = documents.read(document)
    if actor.person != record.person:
        audit.note(
            verb=Verb.HEALTH_READ if about_health(record, found) else Verb.DOCUMENT_READ, actor=actor, now=now,
            subject=f"document:{found.id}", chain=case, person=record.person, company=record.company, insurer=record.insurer,
        )  # fmt: skip
    return found, content


def plain_answers(*, case: str) -> dict[str, Any]:
    """The application without what is said of health: for whoever may read the case."""
    record = cases.case(case)
    plug, sent = registry.insurance(record.insurance), _application(record)
    hidden = plug.sensitive if isinstance(plug, HasHealthData) else frozenset()
    answers = {} if sent is None else sent.answers
    return {key: _without(value, hidden) for key, value in answers.items() if key not in hidden}


def _without(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_without(one, hidden) for one in value]
    if isinstance(value, Mapping):
        return {key: _without(one, hidden) for key, one in value.items() if key not in hidden}
    return value


def _application(record: CaseRecord) -> SubmissionRecord | None:
    return next((sent for sent in applied.submissions(record.id) if sent.kind == "application"), None)


def duplicate_invoices(*, insurance: str, insurer: str) -> list[Duplicate]:
    """Invoices with one number from one provider that stand in several places at the insurer, across companies and years."""
    plug = registry.insurance(insurance)
    assert isinstance(plug, HasCosts)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases.cases_at(insurer, insurance):
        for provider, number in plug.invoices(case_file(case)):
            found[provider, number.casefold()].append(case.number)
    return [
        Duplicate(provider=provider, number=number, cases=tuple(where))
        for (provider, number), where in sorted(found.items())
        if len(where) > 1
    ]
