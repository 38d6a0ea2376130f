"""Propose, approve, sign, drop. A signed decision is replaced by a later one, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.assessments.canon import canonical
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.decisions.access import may_approve, may_sign
from tryggve.casework.decisions.models import Decision
from tryggve.casework.decisions.queries import NoSuchDecision, decision_record
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.people.access import own_matter


class FactsChanged(Exception):
    """Something was filed in the case after the page was shown, or the proposal was replaced: look again before signing."""


class TakenByAnother(Exception):
    """Another officer has signed this decision."""


class OwnCase(Exception):
    """Nobody decides their own case, nor one of a company that they act for."""


class NotYours(Exception):
    """The actor is not one who may decide for this insurer."""


class SecondOfficerMissing(Exception):
    """The proposal needs a second officer's approval before it can be signed."""


class SamePerson(Exception):
    """The one who approves must be another than the one who prepares and signs."""


@transaction.atomic
def propose(
    *,
    case: int,
    assessment: int,
    kind: str,
    text: Mapping[str, Any],
    needs_second: bool,
    case_version: int,
    now: datetime,
    actor: Actor,
    about: str = "",
    terms: Mapping[str, Any] | None = None,
) -> DecisionRecord:
    """Propose a decision on an assessment. An open proposal on another assessment is dropped; on the same one it stays.

    When the assessment is decided upon already, that decision comes back. `about` names something that is decided beside the
    case (`claim:17`), on `terms`: other terms or words make another proposal in place of the one that was open.
    """
    record = _lock(case)
    decided = Decision.objects.filter(assessment=assessment).exclude(state="dropped").first()
    if decided is not None and about and decided.state == "proposed" and _says_else(decided, text, terms):
        decided = None
    if decided is not None:
        if decided.state == "proposed" and decided.case_version != case_version:
            decided.case_version = case_version
            decided.save(update_fields=["case_version"])
        return decision_record(decided)
    drop_proposal(case=case, about=about, actor=actor, now=now)
    row = Decision.objects.create(
        number=f"{record.number}-B{Decision.objects.filter(case=case).count() + 1}", case_id=case, assessment_id=assessment, kind=kind,
        text=dict(text), about=about, terms=dict(terms or {}), case_version=case_version, needs_second=needs_second, proposed_at=now,
    )  # fmt: skip
    _note(Verb.DECISION_PROPOSED, row, record, actor=actor, now=now)
    return decision_record(row)


@transaction.atomic
def drop_proposal(*, case: int, actor: Actor, now: datetime, about: str = "") -> None:
    """Withdraw the open proposal, if there is one: what it rested on has changed."""
    row = Decision.objects.select_for_update(of=("self",)).filter(case=case, about=about, state="proposed").first()
    if row is not None:
        row.state = "dropped"
        row.save(update_fields=["state"])
        _note(Verb.DECISION_DROPPED, row, case_by_id(case), actor=actor, now=now)


@transaction.atomic
def approve(*, decision: int, actor: Actor, now: datetime) -> DecisionRecord:
    """A second person approves the open proposal; again by the same person it is the same approval.

    Raises `FactsChanged`, `NotYours`, `OwnCase`, `SamePerson`, `TakenByAnother`, `NoSuchDecision`.
    """
    case, row = _open(decision)
    _demand_allowed(may_approve(actor, insurer=case.insurer, on=day_of(now)), case, actor, day_of(now))
    if row.approved_by_id == actor.person:
        return decision_record(row)
    if row.state == "dropped":
        raise FactsChanged(row.number)
    if row.state != "proposed" or row.approved_by_id is not None:
        raise TakenByAnother(row.number)
    if row.prepared_by_id == actor.person:
        raise SamePerson(row.number)
    row.approved_by_id = actor.person
    row.save(update_fields=["approved_by"])
    return decision_record(row)


@transaction.atomic
def sign(*, decision: int, signature: int, seen_version: int, actor: Actor, now: datetime) -> DecisionRecord:
    """Sign the open proposal, which replaces the decision in force. The same signature again gives the same decision.

    `seen_version` is the case's version on the page that the officer read. Raises `FactsChanged`, `TakenByAnother`, `NotYours`,
    `OwnCase`, `SecondOfficerMissing`, `SamePerson`, `NoSuchDecision`.
    """
    case, row = _open(decision)
    if row.signature_id == signature:
        return decision_record(row)
    _demand_allowed(may_sign(actor, insurer=case.insurer, on=day_of(now)), case, actor, day_of(now))
    if row.state in {"signed", "replaced"}:
        raise TakenByAnother(row.number)
    if row.state == "dropped" or case.version != seen_version:
        raise FactsChanged(row.number)
    if row.needs_second and row.approved_by_id is None:
        raise SecondOfficerMissing(row.number)
    if row.approved_by_id == actor.person:
        raise SamePerson(row.number)
    before = Decision.objects.filter(case=case.id, about=row.about, state="signed").first()
    if before is not None and row.about:
        raise TakenByAnother(before.number)
    if before is not None:
        before.state = "replaced"
        before.save(update_fields=["state"])
        _note(Verb.DECISION_REPLACED, before, case, actor=actor, now=now)
    row.prepared_by_id, row.signature_id, row.signed_at, row.state, row.replaces = (
        actor.person,
        signature,
        now,
        "signed",
        before,
    )
    row.save(update_fields=["prepared_by", "signature", "signed_at", "state", "replaces"])
    return decision_record(row)


def _says_else(row: Decision, text: Mapping[str, Any], terms: Mapping[str, Any] | None) -> bool:
    return canonical([row.text, row.terms]) != canonical([dict(text), dict(terms or {})])


def _note(verb: Verb, row: Decision, case: CaseRecord, *, actor: Actor, now: datetime) -> None:
    # That a decision was approved or signed is noted by the flow that lets it happen.
    audit.note(
        verb=verb,
        actor=actor,
        now=now,
        subject=f"decision:{row.number}",
        chain=case.number,
        person=case.person,
        insurer=case.insurer,
    )


def _open(decision: int) -> tuple[CaseRecord, Decision]:
    """The case, held, and then the decision as it is under that lock."""
    found = Decision.objects.filter(id=decision).values_list("case_id", flat=True).first()
    if found is None:
        raise NoSuchDecision(decision)
    case = _lock(found)
    return case, Decision.objects.select_for_update(of=("self",)).get(id=decision)


def _lock(case: int) -> CaseRecord:
    # Two officers, or an officer and a new fact, meet here; the second sees what the first has done.
    return cases.lock_case(case_by_id(case).number)


def _demand_allowed(allowed: bool, case: CaseRecord, actor: Actor, on: date) -> None:  # noqa: FBT001
    if own_matter(actor, person=case.person, company=case.company, on=on):
        raise OwnCase(case.number)
    if not allowed:
        raise NotYours(case.number)
