"""Who may act for whom, and who works where: given and taken away."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.db import IntegrityError, transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.people.access import NotYours, may_give_mandate
from tryggve.casework.people.models import Company, Insurer, Mandate, Post
from tryggve.casework.people.records import MandateRecord, PostRecord
from tryggve.casework.people.registering import one_of
from tryggve.casework.people.rows import mandate_record, post_record


class Service(StrEnum):
    """What a mandate may be for."""

    ADMINISTRATION = "administration"
    CERTIFICATES = "certificates"
    WAGES = "wages"
    INVOICES = "invoices"
    AGREEMENT = "agreement"
    REHAB = "rehab"
    PROVIDER = "provider"


class LastAdministrator(Exception):
    """The company would have no administrator left. It is done on paper, by the signatory."""


class NoSuchMandate(LookupError):
    """No mandate with that id."""


@transaction.atomic
def give_mandate(
    *, person: int, company: int, service: str, from_day: date, actor: Actor, now: datetime, to_day: date | None = None
) -> MandateRecord:
    """Let the person use the service for the company; a mandate that already runs on until further notice is returned.

    Raises `NotYours`, `UnknownChoice`.
    """
    one_of(service, set(Service))
    if not may_give_mandate(actor, company, day_of(now)):
        raise NotYours(company)
    Company.objects.select_for_update(of=("self",)).get(id=company)
    running = {"person_id": person, "company_id": company, "service": service, "to_day": to_day, "removed_at": None}
    row = Mandate.objects.select_related("company").filter(**running).first()
    if row is None:
        row = Mandate.objects.create(**running, from_day=from_day, given_by=actor.reference)
        note(
            verb=Verb.MANDATE_GIVEN, actor=actor, now=now, subject=f"mandate:{row.id}", person=person, company=company,
            data={"service": service},
        )  # fmt: skip
    return mandate_record(row)


@transaction.atomic
def remove_mandate(*, mandate: int, actor: Actor, now: datetime, on_paper: bool = False) -> None:
    """End the mandate at once; again does nothing. The database refuses to leave a company without an administrator.

    Raises `LastAdministrator` (`on_paper`: the signatory has asked for it in writing), `NoSuchMandate`, `NotYours`.
    """
    row = Mandate.objects.select_for_update(of=("self",)).filter(id=mandate).first()
    if row is None:
        raise NoSuchMandate(mandate)
    if row.removed_at is not None:
        return
    if not may_give_mandate(actor, row.company_id, day_of(now)):
        raise NotYours(mandate)
    row.removed_at, row.removed_by, row.removed_how = now, actor.reference, "paper" if on_paper else ""
    try:
        with transaction.atomic():
            row.save(update_fields=["removed_at", "removed_by", "removed_how"])
    except IntegrityError as error:
        if "last administrator" in str(error):
            raise LastAdministrator from error
        raise
    note(
        verb=Verb.MANDATE_REMOVED, actor=actor, now=now, subject=f"mandate:{row.id}", person=row.person_id,
        company=row.company_id, data={"service": row.service, "on_paper": on_paper},
    )  # fmt: skip


@transaction.atomic
def appoint(
    *, person: int, insurer: str, role: str, from_day: date, actor: Actor, now: datetime, to_day: date | None = None
) -> PostRecord:
    """Give the person a post at the insurer (key); one that already runs on is returned. Raises `UnknownChoice`."""
    one_of(role, {Role.OFFICER, Role.APPROVER, Role.OPERATOR, Role.AUDITOR, Role.HEALTH})
    employer = Insurer.objects.select_for_update(of=("self",)).get(key=insurer)
    running = {"person_id": person, "insurer": employer, "role": str(role), "to_day": to_day, "removed_at": None}
    row = Post.objects.filter(**running).first()
    if row is None:
        row = Post.objects.create(**running, from_day=from_day, given_by=actor.reference)
        note(
            verb=Verb.POST_GIVEN, actor=actor, now=now, subject=f"post:{row.id}", person=person, insurer=insurer,
            data={"role": str(role)},
        )  # fmt: skip
    return post_record(row)


@transaction.atomic
def dismiss(*, person: int, insurer: str, role: str, actor: Actor, now: datetime) -> None:
    """End the person's posts in that role at the insurer at once; again does nothing."""
    rows = Post.objects.select_for_update(of=("self",)).filter(
        person_id=person, insurer__key=insurer, role=role, removed_at=None
    )
    for row in rows:
        row.removed_at, row.removed_by = now, actor.reference
        row.save(update_fields=["removed_at", "removed_by"])
        note(
            verb=Verb.POST_ENDED, actor=actor, now=now, subject=f"post:{row.id}", person=person, insurer=insurer,
            data={"role": role},
        )  # fmt: skip
