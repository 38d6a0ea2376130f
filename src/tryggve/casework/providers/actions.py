"""A provider applies for approval; the insurer approves, refuses, ends; details change. Nothing is taken out of the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.text import clean_text
from tryggve.casework.people.numbers import orgnr as ten_digits
from tryggve.casework.people.queries import insurer as insurer_by_key
from tryggve.casework.providers.access import may_decide
from tryggve.casework.providers.models import Approval, Provider
from tryggve.casework.providers.queries import NoSuchApproval, NoSuchProvider
from tryggve.casework.providers.records import BOTH, COMPETENCES, OTHERS, ProviderRecord
from tryggve.casework.providers.rows import provider_record


class UnknownCompetence(ValueError):
    """Not one of the competences that are asked for."""


class CompetenceMissing(ValueError):
    """Medicine and rehabilitation together, and three of the others, are asked for."""


class NotYours(Exception):
    """The actor does not decide for this insurer."""


class AlreadyDecided(Exception):
    """The application for approval has been decided in another way, or the approval has ended."""


@transaction.atomic
def apply_for_approval(
    *, insurer: str, orgnr: str, name: str, town: str, competences: Sequence[str], actor: Actor, now: datetime
) -> ProviderRecord:
    """Ask for approval at an insurer. Asked again while it waits or holds, it is the same one.

    Raises `NotAnOrgnr`, `UnknownCompetence`.
    """
    known = _known(competences)
    owner = insurer_by_key(insurer)
    provider, _ = Provider.objects.get_or_create(
        orgnr=ten_digits(orgnr),
        defaults={"name": clean_text(name, lines=False)[:120], "town": clean_text(town, lines=False)[:60]},
    )
    Provider.objects.select_for_update(of=("self",)).get(id=provider.id)
    live = _rows().filter(provider=provider, insurer_id=owner.id, state__in=["asked", "approved"]).first()
    if live is not None:
        return provider_record(live)
    row = Approval.objects.create(provider=provider, insurer_id=owner.id, competences=known, asked_at=now)
    _note(Verb.PROVIDER_APPLIED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def approve(*, approval: int, from_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """Approve from a day; again from the same day is the same.

    Raises `CompetenceMissing`, `AlreadyDecided`, `NotYours`, `NoSuchApproval`.
    """
    row = _locked(approval, actor)
    if row.state == "approved" and row.from_day == from_day:
        return provider_record(row)
    if row.state != "asked":
        raise AlreadyDecided(row.id)
    has = set(row.competences)
    if not has >= BOTH or len(has - BOTH) < OTHERS:
        raise CompetenceMissing(row.provider.orgnr)
    row.state, row.from_day, row.decided_at = "approved", from_day, now
    row.save(update_fields=["state", "from_day", "decided_at"])
    _note(Verb.PROVIDER_APPROVED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def refuse(*, approval: int, why: str, actor: Actor, now: datetime) -> ProviderRecord:
    """Refuse, with the reason. Raises `AlreadyDecided`, `NotYours`, `NoSuchApproval`."""
    row = _locked(approval, actor)
    if row.state == "refused":
        return provider_record(row)
    if row.state != "asked":
        raise AlreadyDecided(row.id)
    row.state, row.why_refused, row.decided_at = "refused", clean_text(why), now
    row.save(update_fields=["state", "why_refused", "decided_at"])
    _note(Verb.PROVIDER_REFUSED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def end(*, approval: int, to_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """The last day of an approval; what was performed until then stays covered. Raises `AlreadyDecided`, `NotYours`, `NoSuchApproval`."""
    row = _locked(approval, actor)
    if row.state == "ended" and row.to_day == to_day:
        return provider_record(row)
    if row.state != "approved":
        raise AlreadyDecided(row.id)
    row.state, row.to_day = "ended", to_day
    row.save(update_fields=["state", "to_day"])
    _note(Verb.PROVIDER_ENDED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def change(
    *, orgnr: str, insurer: str, actor: Actor, now: datetime, name: str | None = None, town: str | None = None,
    competences: Sequence[str] | None = None,
) -> ProviderRecord:  # fmt: skip
    """A provider tells of changes: only what is given. Raises `NoSuchProvider`, `UnknownCompetence`."""
    row = _rows().filter(provider__orgnr=orgnr, insurer__key=insurer, state__in=["asked", "approved"]).first()
    if row is None:
        raise NoSuchProvider(orgnr)
    if competences is not None:
        row.competences = _known(competences)
        row.save(update_fields=["competences"])
    for field, value in (("name", name), ("town", town)):
        if value is not None:
            setattr(row.provider, field, clean_text(value, lines=False))
    row.provider.save(update_fields=["name", "town"])
    _note(Verb.PROVIDER_CHANGED, row, actor=actor, now=now)
    return provider_record(row)


def _known(competences: Sequence[str]) -> list[str]:
    unknown = set(competences) - set(COMPETENCES)
    if unknown:
        raise UnknownCompetence(", ".join(sorted(unknown)))
    return [one for one in COMPETENCES if one in competences]


def _rows() -> QuerySet[Approval]:
    return Approval.objects.select_related("provider", "insurer")


def _locked(approval: int, actor: Actor) -> Approval:
    row = _rows().select_for_update(of=("self",)).filter(id=approval).first()
    if row is None:
        raise NoSuchApproval(approval)
    if not may_decide(actor, insurer=row.insurer.key):
        raise NotYours(approval)
    return row


def _note(verb: Verb, row: Approval, *, actor: Actor, now: datetime) -> None:
    note(
        verb=verb, actor=actor, now=now, subject=f"provider:{row.provider.orgnr}", chain=f"provider:{row.provider.orgnr}",
        insurer=row.insurer.key, data={"approval": row.id},
    )  # fmt: skip
