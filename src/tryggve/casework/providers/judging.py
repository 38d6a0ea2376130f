"""An insurer approves a provider from a day, refuses, ends, or lets an approval stand. Nothing is taken out of the past."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.base.text import clean_text
from tryggve.casework.people.queries import NoSuchCompany, company_by_number
from tryggve.casework.providers.access import NotYours, may_decide
from tryggve.casework.providers.models import Approval, Statement
from tryggve.casework.providers.queries import NoSuchApproval
from tryggve.casework.providers.records import ProviderRecord, shortfalls
from tryggve.casework.providers.rows import provider_record


class CompetenceMissing(ValueError):
    """Medicine and rehabilitation together, and three of the others, are asked for."""


class NotDeclared(ValueError):
    """The provider has said that those it hires in are not under contract, or that it does not know the duties."""


class AlreadyDecided(Exception):
    """The application for approval has been decided in another way, or the approval has ended or not begun."""


class BeforeItBegan(ValueError):
    """An approval cannot end before its first day."""


class NoReason(ValueError):
    """Whoever refuses, or lets an approval stand, says why."""


class NothingToJudge(Exception):
    """The provider has told nothing that asks for a judgement, or somebody has judged it."""


@transaction.atomic
def approve(*, approval: int, from_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """Approve from a day; again from the same day is the same.

    Raises `CompetenceMissing`, `NotDeclared`, `AlreadyDecided`, `NotYours`, `NoSuchApproval`.
    """
    row = _locked(approval, actor, now)
    if row.state == "approved" and row.from_day == from_day:
        return provider_record(row)
    if row.state != "asked":
        raise AlreadyDecided(row.id)
    told = row.statements.order_by("-id").first()
    missing = shortfalls(row.competences, told.hired if told else "", told.duties if told else None)
    if "competences" in missing:
        raise CompetenceMissing(row.provider.orgnr)
    if missing:
        raise NotDeclared(row.provider.orgnr)
    row.state, row.from_day, row.decided_at = "approved", from_day, now
    row.save(update_fields=["state", "from_day", "decided_at"])
    noted(Verb.PROVIDER_APPROVED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def refuse(*, approval: int, why: str, actor: Actor, now: datetime) -> ProviderRecord:
    """Refuse, with the reason. Raises `NoReason`, `AlreadyDecided`, `NotYours`, `NoSuchApproval`."""
    row = _locked(approval, actor, now)
    if row.state == "refused":
        return provider_record(row)
    if row.state != "asked":
        raise AlreadyDecided(row.id)
    row.state, row.why_refused, row.decided_at = "refused", _reason(why), now
    row.save(update_fields=["state", "why_refused", "decided_at"])
    noted(Verb.PROVIDER_REFUSED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def end(*, approval: int, to_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """The last day of an approval; what was performed until then stays covered.

    Raises `AlreadyDecided`, `BeforeItBegan`, `NotYours`, `NoSuchApproval`.
    """
    row = _locked(approval, actor, now)
    if row.state == "ended" and row.to_day == to_day:
        return provider_record(row)
    if row.state != "approved":
        raise AlreadyDecided(row.id)
    demand_day(row, to_day)
    row.state, row.to_day = "ended", to_day
    row.save(update_fields=["state", "to_day"])
    noted(Verb.PROVIDER_ENDED, row, actor=actor, now=now)
    return provider_record(row)


@transaction.atomic
def let_stand(*, approval: int, statement: int, why: str, actor: Actor, now: datetime) -> ProviderRecord:
    """The approval holds in spite of what the provider has told, for that reason; said again it is the first reason.

    Raises `NothingToJudge`, `NoReason`, `NotYours`, `NoSuchApproval`.
    """
    row = _locked(approval, actor, now)
    told = Statement.objects.select_for_update(of=("self",)).filter(id=statement, approval=row).first()
    if told is None or told.kind == "application" or row.state != "approved":
        raise NothingToJudge(statement)
    if told.judged_at is not None:
        return provider_record(row)
    told.judged_at, told.why_kept = now, _reason(why)
    told.save(update_fields=["judged_at", "why_kept"])
    noted(Verb.PROVIDER_KEPT, row, actor=actor, now=now)
    return provider_record(row)


def approvals() -> QuerySet[Approval]:
    """Every approval with its provider and insurer."""
    return Approval.objects.select_related("provider", "insurer")


def demand_day(row: Approval, last_day: date) -> None:
    """Refuse an end before the beginning. Raises `BeforeItBegan`."""
    if row.from_day is not None and last_day < row.from_day:
        raise BeforeItBegan(row.id)


def noted(verb: Verb, row: Approval, *, actor: Actor, now: datetime) -> None:
    """Write a line of the log, which the provider's own company can read when it is known here."""
    try:
        company = company_by_number(row.provider.orgnr).id
    except NoSuchCompany:
        company = None
    note(
        verb=verb, actor=actor, now=now, subject=f"provider:{row.provider.orgnr}", chain=f"provider:{row.provider.orgnr}",
        company=company, insurer=row.insurer.key, data={"approval": row.id},
    )  # fmt: skip


def _reason(why: str) -> str:
    reason = clean_text(why)
    if not reason:
        raise NoReason(why)
    return reason


def _locked(approval: int, actor: Actor, now: datetime) -> Approval:
    row = approvals().select_for_update(of=("self",)).filter(id=approval).first()
    if row is None:
        raise NoSuchApproval(approval)
    if not may_decide(actor, insurer=row.insurer.key, orgnr=row.provider.orgnr, on=day_of(now)):
        raise NotYours(approval)
    return row
