"""An officer signs. The decision stands at once; the letter and the money follow from it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCosts
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.flow import company_file, jobs, settling, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.letters import actions as letters
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import queries as reviewed


class NothingToSign(Exception):
    """There is no proposal in the case."""


@transaction.atomic
def approve(*, case: str, actor: Actor, now: datetime) -> DecisionRecord:
    """A second officer approves the proposal, which can then be signed. Raises `NothingToSign` and the room's refusals."""
    record = cases.lock_case(case)
    proposal = decided.proposal(record.id)
    if proposal is None:
        raise NothingToSign(case)
    approved = decisions.approve(decision=proposal.id, actor=actor, now=now)
    _note(Verb.DECISION_APPROVED, record, proposal.number, actor=actor, now=now)
    return approved


@transaction.atomic
def decide(*, case: str, seen_version: int, signature: int, actor: Actor, now: datetime) -> DecisionRecord:
    """Sign the proposal. Pressed again with the same signature it is the same decision.

    Raises `NothingToSign`, `signing.SignedSomethingElse`, and `decisions`' own: `FactsChanged`, `TakenByAnother`, `OwnCase`.
    """
    record = cases.lock_case(case)
    signed = decided.by_signature(signature)
    if signed is not None:
        return signed
    proposal = decided.proposal(record.id)
    if proposal is None:
        raise decisions.TakenByAnother(case) if decided.current(record.id) else NothingToSign(case)
    assert actor.person is not None
    subject = signing.decision_subject(number=proposal.number, seal=assessed.assessment(proposal.assessment).digest)
    signing.demand(people.signature(signature), subject=subject, person=actor.person)
    signed = decisions.sign(decision=proposal.id, signature=signature, seen_version=seen_version, actor=actor, now=now)
    announce(record, signed, actor=actor, now=now)
    if signed.kind == "grant":
        after_grant(record, now=now)
        settling.settle(case=case, actor=actor, now=now)
    else:
        cases.set_turn(case=record.id, turn="nobody", reason="decided", due_on=None, now=now)
    return signed


def announce(record: CaseRecord, signed: DecisionRecord, *, actor: Actor, now: datetime) -> None:
    """That it is signed is noted; the letter is written in the reader's language and sealed in a while; the reader is told."""
    _note(Verb.DECISION_SIGNED, record, signed.number, actor=actor, now=now)
    reader = applicant(record)
    language = people.person(reader).language
    letter = letters.write(decision=signed.id, language=language, content=signed.text[language], now=now)
    notifications.knock(
        key=f"letter:{signed.number}", person=reader, occasion="letter", to=company_file.address(record), now=now
    )
    jobs.seal_later(letter=letter.id, now=now)


def after_grant(record: CaseRecord, *, now: datetime) -> None:
    """Whose turn it is in a granted case: an account that waits goes first; else to report, unless the insurance says otherwise."""
    plug = registry.insurance(record.insurance)
    turn, reason, due_on = reviewed.turn(record.id) or (
        plug.after_grant(case_file(record)) if isinstance(plug, HasCosts) else ("claimant", "report", None)
    )
    cases.set_turn(case=record.id, turn=turn, reason=reason, due_on=due_on, now=now)


def applicant(record: CaseRecord) -> int:
    """Whom the decision is sent to: the person, or the company's user who applied."""
    if record.company is None:
        return record.person
    return next((sent.sender for sent in applied.submissions(record.id) if sent.kind == "application"), record.person)


def _note(verb: Verb, record: CaseRecord, number: str, *, actor: Actor, now: datetime) -> None:
    audit.note(
        verb=verb,
        actor=actor,
        now=now,
        subject=f"decision:{number}",
        chain=record.number,
        person=record.person,
        insurer=record.insurer,
    )
