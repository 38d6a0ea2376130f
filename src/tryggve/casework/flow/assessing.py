"""Facts in, the law's answer out, kept; a proposal when nothing is open, otherwise whose turn it is and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments.access import NotYours, may_answer
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import RestsOnMembership
from tryggve.casework.contract.records import CaseFile, FactView, Outcome
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import known
from tryggve.casework.flow.casefile import case_file, membership_facts
from tryggve.casework.flow.outcome import as_kept, letter_text
from tryggve.casework.reviews import queries as reviewed


@transaction.atomic
def assess(*, case: str, fetched: Sequence[FactView] = (), actor: Actor, now: datetime) -> None:
    """Assess the case on all facts known now, and propose a decision or say what is waited for.

    Run twice on the same facts it leaves one assessment and one proposal. In a closed case nothing is proposed.
    """
    record = cases.lock_case(case)
    if record.closed_at is not None or not any(sent.kind == "application" for sent in applied.submissions(record.id)):
        return
    plug = registry.insurance(record.insurance)
    members = membership_facts(record.person, now=now) if isinstance(plug, RestsOnMembership) else []
    assessments.keep_facts(case=record.id, facts=[*members, *fetched], actor=actor, now=now)
    known.keep(record, plug, actor=actor, now=now)
    gathered = plug.gather(case_file(record), on=day_of(now))
    if assessments.keep_facts(case=record.id, facts=gathered, actor=actor, now=now):
        cases.filed(case=record.id)
        record = case_queries.case(case)
    if decided.current(record.id) is not None:
        return
    file = case_file(record)
    outcome = plug.assess(file, on=day_of(now))
    known.draw(record, plug, outcome, file, actor=actor, now=now)
    kept = assessments.keep(case=record.id, kind="grant", key="first", outcome=as_kept(outcome), actor=actor, now=now)
    if outcome.open_questions or outcome.missing:
        decisions.drop_proposal(case=record.id, actor=actor, now=now)
        _wait(record, file, outcome, now=now)
        return
    decisions.propose(
        case=record.id, assessment=kept.id, kind="grant" if outcome.granted else "refusal", text=letter_text(plug, outcome, file),
        needs_second=not outcome.granted, case_version=record.version, actor=actor, now=now,
    )  # fmt: skip
    turn, reason, due_on = reviewed.turn(record.id) or ("fund", "decide", None)
    cases.set_turn(case=record.id, turn=turn, reason=reason, due_on=due_on, now=now)


def _wait(record: CaseRecord, file: CaseFile, outcome: Outcome, *, now: datetime) -> None:
    """Whose turn it is: the claimant's before the employer's before ours, since theirs can be hurried by telling them."""
    if any(part.state == "signed" for part in file.parts):
        turn, reason = "claimant", "review_certificate"
    elif any(part.state in ("asked", "started", "returned") for part in file.parts):
        turn, reason = "employer", "certificate"
    else:
        wanted = {missing.from_whom: missing.reason for missing in outcome.missing}
        order = [
            ("claimant", "missing_fact"),
            ("employer", "certificate"),
            ("authority", "register"),
            ("fund", "judge"),
        ]
        turn, reason = next(((who, wanted[who] or why) for who, why in order if who in wanted), ("fund", "judge"))
    due_on = None
    if turn == "fund":
        turn, reason, due_on = reviewed.turn(record.id) or (turn, reason, None)
    cases.set_turn(case=record.id, turn=turn, reason=reason, due_on=due_on, now=now)


@transaction.atomic
def answer(*, case: str, question: str, value: Any, reason: str, actor: Actor, now: datetime) -> None:
    """An officer answers an open question: a new fact, and a new assessment on it. Raises `NotYours`, `cases.CaseIsClosed`."""
    record = cases.lock_case(case)
    if not may_answer(actor, insurer=record.insurer, person=record.person, company=record.company, on=day_of(now)):
        raise NotYours(case)
    if record.closed_at is not None:
        raise cases.CaseIsClosed(case)
    assessments.answer(case=record.id, question=question, value=value, reason=reason, actor=actor, now=now)
    cases.filed(case=record.id)
    audit.note(
        verb=Verb.QUESTION_ANSWERED, actor=actor, now=now, subject=f"question:{question}", chain=record.number, person=record.person,
        insurer=record.insurer,
    )  # fmt: skip
    assess(case=case, actor=actor, now=now)
