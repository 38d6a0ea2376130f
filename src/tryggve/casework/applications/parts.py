"""Another party's part of a case: asked for, begun, signed, returned or approved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.models import Part, PartSigning
from tryggve.casework.applications.queries import NoSuchPart
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.applications.rows import part_record, part_rows
from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, system
from tryggve.casework.base.clock import day_of
from tryggve.casework.base.text import clean_answers, clean_text
from tryggve.casework.cases.actions import filed, lock_case, lock_open
from tryggve.casework.people.eid import use_signature
from tryggve.casework.people.queries import may
from tryggve.casework.people.queries import signature as signature_by_id

TIME_TO_APPROVE = timedelta(days=42)
LIVE = ["asked", "started", "signed", "returned"]
OPEN = {"asked", "started", "returned"}
SERVICE = "certificates"


class PartIsSigned(Exception):
    """The part has been signed: it is not written in, nor signed again, unless it is sent back."""


class PartIsNotSigned(Exception):
    """There is nothing signed to send back or approve."""


class PartIsOver(Exception):
    """The part has been approved, or its time has run out."""


class NotYourPart(Exception):
    """The signer may not sign certificates for the company."""


class NotAboutYou(Exception):
    """Only the person it is about approves it."""


class NoReason(ValueError):
    """A part is sent back with a reason."""


@transaction.atomic
def ask_part(*, case: int, kind: str, company: int, actor: Actor, now: datetime) -> PartRecord:
    """Ask the company for its part; one that is already asked for and not finished is the same. Raises `CaseIsClosed`."""
    folder = lock_open(case)
    row = part_rows().filter(case_id=case, company_id=company, kind=kind, state__in=LIVE).first()
    if row is not None:
        return part_record(row)
    count = Part.objects.filter(case_id=case).count()
    made = Part.objects.create(
        case_id=case, kind=kind, company_id=company, number=f"{folder.number}-{count + 1}", asked_at=now
    )
    row = part_rows().get(id=made.id)
    _note(Verb.PART_ASKED, row, actor, now)
    return part_record(row)


@transaction.atomic
def begin_part(*, part: str, answers: Mapping[str, Any], actor: Actor, now: datetime) -> PartRecord:
    """Keep what the company has filled in so far. Raises `PartIsSigned`, `PartIsOver`, `NoSuchPart`, `UnreadableAnswers`."""
    row = _locked(part)
    _must_be_open(row)
    first = row.state == "asked"
    row.answers = clean_answers(answers)
    row.state = "started" if first else row.state
    row.save(update_fields=["answers", "state"])
    if first:
        _note(Verb.PART_STARTED, row, actor, now)
    return part_record(row)


@transaction.atomic
def sign_part(*, part: str, answers: Mapping[str, Any], signature: int, actor: Actor, now: datetime) -> PartRecord:
    """The company's answers, signed. The same signature again is the same; the person has 42 days to approve.

    Raises `NotYourPart`, `SignatureUsed`, `PartIsSigned`, `PartIsOver`, `NoSuchPart`, `UnreadableAnswers`.
    """
    row = _locked(part)
    if row.signature_id == signature and row.state not in OPEN:
        return part_record(row)
    _must_be_open(row)
    signer = signature_by_id(signature).person
    if not may(signer, row.company_id, SERVICE, day_of(now)):
        raise NotYourPart(row.number)
    plain = clean_answers(answers)
    time = PartSigning.objects.filter(part=row).count() + 1
    use_signature(signature=signature, used_for=f"part:{row.number}:signed:{time}")
    PartSigning.objects.create(part=row, answers=plain, digest=digest(plain), signature_id=signature, signed_at=now)
    row.answers, row.signature_id, row.signed_at, row.returned_why = plain, signature, now, ""
    row.state, row.approve_by = "signed", day_of(now) + TIME_TO_APPROVE
    row.save(update_fields=["answers", "signature", "signed_at", "returned_why", "state", "approve_by"])
    filed(case=row.case_id)
    _note(Verb.PART_SIGNED, row, actor, now)
    return part_record(part_rows().get(id=row.id))


@transaction.atomic
def return_part(*, part: str, why: str, actor: Actor, now: datetime) -> PartRecord:
    """Send a signed part back to the company, with a reason; what was signed is kept.

    Raises `NoReason`, `PartIsNotSigned`, `PartIsOver`, `NoSuchPart`.
    """
    row = _locked(part)
    reason = clean_text(why)
    if not reason:
        raise NoReason(row.number)
    if row.state == "returned" and row.returned_why == reason:
        return part_record(row)
    _must_be_signed(row)
    row.state, row.returned_why = "returned", reason
    row.save(update_fields=["state", "returned_why"])
    filed(case=row.case_id)
    _note(Verb.PART_RETURNED, row, actor, now)
    return part_record(row)


@transaction.atomic
def approve_part(*, part: str, signature: int, actor: Actor, now: datetime) -> PartRecord:
    """The person approves what the company has signed about her; the same signature again is the same.

    Raises `NotAboutYou`, `SignatureUsed`, `PartIsNotSigned`, `PartIsOver`, `NoSuchPart`.
    """
    row = _locked(part)
    if row.approval_id == signature:
        return part_record(row)
    _must_be_signed(row)
    if row.approve_by is not None and day_of(now) > row.approve_by:
        raise PartIsOver(row.number)
    if signature_by_id(signature).person != row.case.person_id:
        raise NotAboutYou(row.number)
    use_signature(signature=signature, used_for=f"part:{row.number}:approved")
    row.state, row.approval_id, row.approved_at = "approved", signature, now
    row.save(update_fields=["state", "approval", "approved_at"])
    filed(case=row.case_id)
    _note(Verb.PART_APPROVED, row, actor, now)
    return part_record(row)


@transaction.atomic
def expire_parts(*, now: datetime) -> list[PartRecord]:
    """End the parts that were signed more than 42 days ago and never approved; gives those ended now."""
    late = Part.objects.filter(state__in=["signed", "returned"], approve_by__lt=day_of(now)).order_by("case_id", "id")
    ended = []
    for number in list(late.values_list("number", flat=True)):
        row = _locked(number)
        if row.state not in {"signed", "returned"}:
            continue
        row.state = "expired"
        row.save(update_fields=["state"])
        filed(case=row.case_id)
        _note(Verb.PART_EXPIRED, row, system("expire-parts"), now)
        ended.append(part_record(row))
    return ended


def _locked(number: str) -> Part:
    """The part, after its case: everyone locks in that order, so that nobody waits in a ring."""
    case = Part.objects.filter(number=number).values_list("case__number", flat=True).first()
    if case is None:
        raise NoSuchPart(number)
    lock_case(case)
    return part_rows().select_for_update(of=("self",)).get(number=number)


def _must_be_open(row: Part) -> None:
    if row.state == "signed":
        raise PartIsSigned(row.number)
    if row.state not in OPEN:
        raise PartIsOver(row.number)


def _must_be_signed(row: Part) -> None:
    if row.state in OPEN:
        raise PartIsNotSigned(row.number)
    if row.state != "signed":
        raise PartIsOver(row.number)


def _note(verb: Verb, row: Part, actor: Actor, now: datetime) -> None:
    note(
        verb=verb, actor=actor, now=now, chain=row.case.number, subject=f"part:{row.number}", person=row.case.person_id,
        company=row.company_id, insurer=row.case.insurer.key,
    )  # fmt: skip
