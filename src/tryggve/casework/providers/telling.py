"""A provider asks to be approved, tells of changes, asks for its approval to end. Each is signed, and kept as it was told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.people.eid import use_signature
from tryggve.casework.people.numbers import orgnr as ten_digits
from tryggve.casework.people.queries import insurer as insurer_by_key
from tryggve.casework.people.queries import signature as signature_by_id
from tryggve.casework.providers.access import NotYours, may_tell
from tryggve.casework.providers.judging import approvals, demand_day, noted
from tryggve.casework.providers.models import Approval, Provider, Statement
from tryggve.casework.providers.queries import NoSuchProvider
from tryggve.casework.providers.records import ProviderRecord
from tryggve.casework.providers.rows import provider_record
from tryggve.casework.providers.statements import Told, cleaned, subject

LIVE = ("asked", "approved")


class SignedSomethingElse(Exception):
    """The signature is missing, another person's, or for something else than what is told."""


class AlreadyAsked(Exception):
    """Somebody else of the provider has asked meanwhile: it waits, or it is approved."""


@transaction.atomic
def apply_for_approval(
    *, insurer: str, orgnr: str, name: str, town: str, competences: Sequence[str], actor: Actor, now: datetime,
    hired: str = "", duties: bool | None = None, signature: int | None = None,
) -> ProviderRecord:  # fmt: skip
    """Ask for approval at an insurer. The same signature again, or a register loaded again, gives the same one.

    Raises `NotYours`, `AlreadyAsked`, `SignedSomethingElse`, `SignatureUsed`, `NotAnOrgnr`, `UnknownCompetence`, `Unreadable`.
    """
    number = ten_digits(orgnr)
    told = cleaned(Told(name, town, tuple(competences), hired, duties))
    _demand(actor, number, now)
    _demand_signature(signature, subject(kind="application", insurer=insurer, orgnr=number, told=told), actor)
    before = _told_by(signature)
    if before is not None:
        return before
    owner = insurer_by_key(insurer)
    provider, _ = Provider.objects.get_or_create(orgnr=number, defaults={"name": told.name, "town": told.town})
    Provider.objects.select_for_update(of=("self",)).get(id=provider.id)
    live = approvals().filter(provider=provider, insurer_id=owner.id, state__in=LIVE).first()
    if live is not None and signature is not None:
        raise AlreadyAsked(live.id)
    if live is not None:
        return provider_record(live)
    row = Approval.objects.create(
        provider=provider, insurer_id=owner.id, competences=list(told.competences), asked_at=now
    )
    _renamed(provider, told)
    _keep("application", row, told, signature, now=now)
    noted(Verb.PROVIDER_APPLIED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def change(
    *, orgnr: str, insurer: str, actor: Actor, now: datetime, name: str | None = None, town: str | None = None,
    competences: Sequence[str] | None = None, hired: str | None = None, duties: bool | None = None, signature: int | None = None,
) -> ProviderRecord:  # fmt: skip
    """A provider tells of changes: only what is given changes. The approval stands, whatever is told: an officer judges.

    Raises `NoSuchProvider`, `NotYours`, `SignedSomethingElse`, `SignatureUsed`, `UnknownCompetence`, `Unreadable`.
    """
    _demand(actor, orgnr, now)
    before = _told_by(signature)
    if before is not None:
        return before
    row = _live(orgnr, insurer, LIVE)
    now_known = row.statements.order_by("-id").first()
    told = cleaned(
        Told(
            row.provider.name if name is None else name,
            row.provider.town if town is None else town,
            tuple(row.competences if competences is None else competences),
            hired if hired is not None else (now_known.hired if now_known else ""),
            duties if duties is not None else (now_known.duties if now_known else None),
        )
    )
    _demand_signature(signature, subject(kind="change", insurer=insurer, orgnr=orgnr, told=told), actor)
    row.competences = list(told.competences)
    row.save(update_fields=["competences"])
    _renamed(row.provider, told)
    _keep("change", row, told, signature, now=now)
    noted(Verb.PROVIDER_CHANGED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def ask_to_end(
    *, orgnr: str, insurer: str, last_day: date, actor: Actor, now: datetime, signature: int | None = None
) -> ProviderRecord:
    """Ask for the approval to end after a day. It holds until an officer of the insurer has ended it.

    Raises `NoSuchProvider`, `BeforeItBegan`, `NotYours`, `SignedSomethingElse`, `SignatureUsed`.
    """
    _demand(actor, orgnr, now)
    before = _told_by(signature)
    if before is not None:
        return before
    row = _live(orgnr, insurer, ("approved",))
    demand_day(row, last_day)
    told = ending(provider_record(row), last_day)
    _demand_signature(signature, subject(kind="ending", insurer=insurer, orgnr=orgnr, told=told), actor)
    _keep("ending", row, told, signature, now=now)
    noted(Verb.PROVIDER_END_ASKED, row, actor=actor, now=now)
    return provider_record(row)


def ending(approved: ProviderRecord, last_day: date) -> Told:
    """What is told when a provider asks for its approval to end."""
    return Told(approved.name, approved.town, approved.competences, last_day=last_day)


def _demand(actor: Actor, orgnr: str, now: datetime) -> None:
    if not may_tell(actor, orgnr=orgnr, on=day_of(now)):
        raise NotYours(orgnr)


def _demand_signature(signature: int | None, wanted: str, actor: Actor) -> None:
    """What a person tells is signed by that person; what a register says when it is loaded is signed by nobody."""
    if signature is None:
        if actor.role is not Role.SYSTEM:
            raise SignedSomethingElse(wanted)
        return
    found = signature_by_id(signature)
    if found.subject != wanted or found.person != actor.person:
        raise SignedSomethingElse(found.subject)


def _told_by(signature: int | None) -> ProviderRecord | None:
    """What was told with that signature before, as it stands now."""
    if signature is None:
        return None
    kept = Statement.objects.filter(signature_id=signature).first()
    return None if kept is None else provider_record(approvals().get(id=kept.approval_id))


def _live(orgnr: str, insurer: str, states: Sequence[str]) -> Approval:
    found = approvals().select_for_update(of=("self",))
    row = found.filter(provider__orgnr=orgnr, insurer__key=insurer, state__in=states).first()
    if row is None:
        raise NoSuchProvider(orgnr)
    return row


def _renamed(provider: Provider, told: Told) -> None:
    provider.name, provider.town = told.name, told.town
    provider.save(update_fields=["name", "town"])


def _keep(kind: str, row: Approval, told: Told, signature: int | None, *, now: datetime) -> None:
    kept = Statement.objects.create(
        approval=row, kind=kind, name=told.name, town=told.town, competences=list(told.competences), hired=told.hired,
        duties=told.duties, last_day=told.last_day, signature_id=signature, told_at=now,
    )  # fmt: skip
    if signature is not None:
        use_signature(signature=signature, used_for=f"provider:{kept.id}")
