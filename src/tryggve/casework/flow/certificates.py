"""The employer's part: asked for, filled in, signed, reviewed by the person, and only then seen by the insurer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.applications import parts as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasEmployerPart
from tryggve.casework.contract.records import Answers
from tryggve.casework.flow import jobs, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.filing import NotComplete
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people


def _plug(part: PartRecord) -> HasEmployerPart:
    plug = registry.insurance(case_queries.case(part.case_number).insurance)
    assert isinstance(plug, HasEmployerPart)
    return plug


@transaction.atomic
def ask_certificate(*, case: str, orgnr: str, actor: Actor, now: datetime) -> PartRecord:
    """Ask a company for a certificate. Asking twice is asking once. Raises `people.NoSuchCompany`."""
    record = cases.lock_case(case)
    plug = registry.insurance(record.insurance)
    assert isinstance(plug, HasEmployerPart)
    company = people.company_by_number(orgnr)
    return applications.ask_part(case=record.id, kind=plug.part_kind, company=company.id, actor=actor, now=now)


@transaction.atomic
def begin_certificate(*, part: str, answers: Answers, actor: Actor, now: datetime) -> PartRecord:
    """Keep what the employer has filled in so far."""
    return applications.begin_part(part=part, answers=answers, actor=actor, now=now)


@transaction.atomic
def sign_certificate(*, part: str, answers: Answers, signature: int, actor: Actor, now: datetime) -> PartRecord:
    """The employer signs; the person is told and has six weeks to review. Raises `NotComplete`, `SignedSomethingElse`."""
    record = applied.part(part)
    if record.signature == signature:
        return record
    case = cases.lock_case(record.case_number)
    plug = _plug(record)
    form = plug.part_form(case_file(case), on=day_of(now))
    hard = [
        p
        for p in plug.check_part(form, answers, on=day_of(now))
        if not p.soft or p.field not in answers.get("confirmed", {})
    ]
    if hard:
        raise NotComplete(hard)
    assert actor.person is not None
    signing.demand(
        people.signature(signature), subject=signing.part_subject(number=part, answers=answers), person=actor.person
    )
    signed = applications.sign_part(part=part, answers=answers, signature=signature, actor=actor, now=now)
    cases.set_turn(case=case.id, turn="claimant", reason="review_certificate", due_on=signed.approve_by, now=now)
    notifications.knock(key=f"certificate:{part}:{signature}", person=case.person, occasion="certificate", now=now)
    return signed


@transaction.atomic
def return_certificate(*, part: str, why: str, actor: Actor, now: datetime) -> PartRecord:
    """The person asks the employer to change the certificate, and says what."""
    record = applied.part(part)
    case = cases.lock_case(record.case_number)
    returned = applications.return_part(part=part, why=why, actor=actor, now=now)
    cases.set_turn(case=case.id, turn="employer", reason="certificate", due_on=None, now=now)
    return returned


@transaction.atomic
def approve_certificate(*, part: str, signature: int, actor: Actor, now: datetime) -> PartRecord:
    """The person approves; only now does the insurer see it. Raises `SignedSomethingElse`, and the refusals of the room."""
    record = applied.part(part)
    if record.approval == signature:
        return record
    case = cases.lock_case(record.case_number)
    subject = signing.approval_subject(number=part, answers=record.answers)
    signing.demand(people.signature(signature), subject=subject, person=case.person)
    approved = applications.approve_part(part=part, signature=signature, actor=actor, now=now)
    cases.filed(case=case.id)
    cases.set_turn(case=case.id, turn="fund", reason="looking", due_on=None, now=now)
    jobs.assess_later(case=case.number, now=now)
    return approved
