"""Keep facts, keep what the law said of them, answer what it left open. Nothing is ever changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from tryggve.casework.assessments.canon import canonical, digest
from tryggve.casework.assessments.models import Answer, Assessment, Fact
from tryggve.casework.assessments.queries import assessment_record, fact_record
from tryggve.casework.assessments.records import AssessmentRecord, FactLike, FactRecord
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.queries import case_by_id

# First key of the advisory locks of this room; the second is the case.
LOCK = 4101


class FactDiffers(Exception):
    """The same evidence has already given another value for this fact. Evidence that changes is new evidence."""


class ReasonMissing(Exception):
    """An officer's answer needs a reason."""


class NotAsked(Exception):
    """Nobody asks that question in this case, or the value is none of its options."""


@transaction.atomic
def keep_facts(*, case: int, facts: Sequence[FactLike], actor: Actor, now: datetime) -> int:
    """Keep the facts not kept yet; returns how many were new.

    A fact of the same evidence is kept once. One of newer evidence takes the place of the fact with the same name and part.
    Raises `FactDiffers`.
    """
    _one_at_a_time(case)
    kept = [_keep_fact(case, fact, actor=actor, now=now) for fact in facts]
    new = [fact for fact, is_new in kept if is_new]
    if new:
        names = sorted({fact.name for fact in new})
        _note(Verb.FACT_KEPT, case, f"facts:{new[0].id}-{new[-1].id}", actor=actor, now=now, names=names)
    return len(new)


def _keep_fact(case: int, fact: FactLike, *, actor: Actor, now: datetime) -> tuple[Fact, bool]:
    told = canonical(fact.value)
    same_name = Fact.objects.filter(case=case, name=fact.name, part=fact.part)
    kept = same_name.filter(evidence=fact.evidence).first()
    if kept is not None:
        if canonical(kept.value) != told:
            raise FactDiffers(f"{fact.name} {fact.part} by {fact.evidence}")
        return kept, False
    # Only one fact of a name and part is unreplaced, and only under the lock can it be replaced: the chain never forks.
    replaced = Fact.objects.filter(case=case, replaces__isnull=False).values("replaces")
    head = same_name.exclude(id__in=replaced).order_by("-id").first()
    new = Fact.objects.create(
        case_id=case, name=fact.name, part=fact.part, value=fact.value, holds_from=fact.holds_from, holds_to=fact.holds_to,
        source=fact.source, given_by=fact.given_by or actor.reference, evidence=fact.evidence, known_at=fact.known_at or now,
        replaces=head,
    )  # fmt: skip
    return new, True


@transaction.atomic
def keep(
    *, case: int, kind: str, key: str, outcome: Mapping[str, Any], actor: Actor, now: datetime
) -> AssessmentRecord:
    """Seal what the law said: act, on (ISO), facts, results, findings, receipt, open_questions, missing; all plain JSON.

    The same facts with the same results as the latest version are that version.
    """
    _one_at_a_time(case)
    seal = digest({part: outcome[part] for part in ("act", "facts", "results", "open_questions", "missing")})
    row = Assessment.objects.filter(case=case, kind=kind, key=key).order_by("-version").first()
    if row is None or row.digest != seal:
        row = Assessment.objects.create(
            case_id=case, kind=kind, key=key, version=1 if row is None else row.version + 1, act=outcome["act"],
            on_day=date.fromisoformat(outcome["on"]), facts=outcome["facts"], results=outcome["results"],
            findings=list(outcome["findings"]), open_questions=list(outcome["open_questions"]), missing=list(outcome["missing"]),
            receipt=outcome["receipt"], digest=seal, made_at=now,
        )  # fmt: skip
        _note(
            Verb.ASSESSED, case, f"assessment:{row.id}", actor=actor, now=now, kind=kind, key=key, version=row.version
        )
    return assessment_record(row)


@transaction.atomic
def answer(*, case: int, question: str, value: Any, reason: str, actor: Actor, now: datetime) -> FactRecord:
    """An officer's answer to an open question becomes a fact; the same answer again is the same fact.

    Raises `ReasonMissing`, `NotAsked`.
    """
    if not reason.strip():
        raise ReasonMissing(question)
    _one_at_a_time(case)
    _demand_asked(case, question, value)
    given = Answer.objects.filter(case=case, question=question).select_related("fact").order_by("id")
    last = given.last()
    if last and (last.officer, last.reason, canonical(last.fact.value)) == (actor.reference, reason, canonical(value)):
        return fact_record(last.fact)
    judged = FactRecord(
        id=0, name=question, part="", value=value, source="officer", given_by=actor.reference,
        evidence=f"answer:{question}:{given.count() + 1}", known_at=now,
    )  # fmt: skip
    fact, _ = _keep_fact(case, judged, actor=actor, now=now)
    Answer.objects.create(case_id=case, question=question, fact=fact, reason=reason, officer=actor.reference, at=now)
    return fact_record(fact)


def _demand_asked(case: int, question: str, value: Any) -> None:
    for row in Assessment.objects.filter(case=case).order_by("-id"):
        for asked in row.open_questions:
            if asked["key"] == question:
                options = [option[0] for option in asked.get("options", ())]
                if options and isinstance(value, str) and value not in options:
                    raise NotAsked(f"{question}: {value!r} is none of {options}")
                return
    raise NotAsked(question)


def _note(verb: Verb, case: int, subject: str, *, actor: Actor, now: datetime, **data: Any) -> None:
    record = case_by_id(case)
    audit.note(
        verb=verb,
        actor=actor,
        now=now,
        subject=subject,
        chain=record.number,
        person=record.person,
        insurer=record.insurer,
        data=data,
    )


def _one_at_a_time(case: int) -> None:
    """Hold the case's facts and assessments until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, case])
