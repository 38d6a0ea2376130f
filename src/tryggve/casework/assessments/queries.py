"""What is known in a case, and what the law said of it."""

from __future__ import annotations

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import MD5, Cast, Concat

from tryggve.casework.assessments.models import Answer, Assessment, Fact
from tryggve.casework.assessments.records import AnswerRecord, AssessmentRecord, FactRecord


class NoSuchAssessment(LookupError):
    """No assessment has that id."""


def facts_now(case: int) -> list[FactRecord]:
    """The facts that hold: those that no later fact has replaced, by name and part."""
    later = Fact.objects.filter(case=case, replaces__isnull=False).values("replaces")
    rows = Fact.objects.filter(case=case).exclude(id__in=later).order_by("name", "part", "id")
    return [fact_record(row) for row in rows]


def all_facts(case: int) -> list[FactRecord]:
    """Every fact ever kept in the case, oldest first."""
    return [fact_record(row) for row in Fact.objects.filter(case=case).order_by("id")]


def fact(*, case: int, name: str, part: str = "") -> FactRecord | None:
    """The fact with that name that holds now, if anybody has given it."""
    return next((known for known in facts_now(case) if (known.name, known.part) == (name, part)), None)


def latest(*, case: int, kind: str, key: str) -> AssessmentRecord | None:
    """The latest version of an assessment (`grant`/`first`, or `period` and the period)."""
    row = Assessment.objects.filter(case=case, kind=kind, key=key).order_by("-version").first()
    return None if row is None else assessment_record(row)


def latest_periods(case: int) -> list[AssessmentRecord]:
    """The latest version of every period that has been assessed, by period."""
    newest = (
        Assessment.objects.filter(case=case, kind="period", key=OuterRef("key")).order_by("-version").values("id")[:1]
    )
    rows = Assessment.objects.filter(case=case, kind="period", id=Subquery(newest)).order_by("key")
    return [assessment_record(row) for row in rows]


def assessment(assessment_id: int) -> AssessmentRecord:
    """The assessment with that id. Raises `NoSuchAssessment`."""
    row = Assessment.objects.filter(id=assessment_id).first()
    if row is None:
        raise NoSuchAssessment(assessment_id)
    return assessment_record(row)


def assessments(case: int) -> list[AssessmentRecord]:
    """Every version of every assessment of the case, oldest first."""
    return [assessment_record(row) for row in Assessment.objects.filter(case=case).order_by("id")]


def answers(case: int) -> list[AnswerRecord]:
    """What officers have answered in the case, oldest first."""
    rows = Answer.objects.filter(case=case).select_related("fact").order_by("id")
    return [AnswerRecord(row.question, row.fact.value, row.reason, row.officer, row.at) for row in rows]


def sample(*, count: int, seed: str) -> list[AssessmentRecord]:
    """At most `count` assessments to replay, drawn by `seed`: the same seed draws the same ones of the same rows."""
    place = MD5(Concat(Value(f"{seed}:"), Cast("id", CharField())))
    return [assessment_record(row) for row in Assessment.objects.annotate(place=place).order_by("place")[:count]]


def fact_record(row: Fact) -> FactRecord:
    return FactRecord(
        id=row.id, name=row.name, part=row.part, value=row.value, source=row.source, given_by=row.given_by, evidence=row.evidence,
        known_at=row.known_at, holds_from=row.holds_from, holds_to=row.holds_to, replaces=row.replaces_id,
    )  # fmt: skip


def assessment_record(row: Assessment) -> AssessmentRecord:
    return AssessmentRecord(
        id=row.id, case=row.case_id, kind=row.kind, key=row.key, version=row.version, act=row.act, on_day=row.on_day, facts=row.facts,
        results=row.results, findings=tuple(row.findings), open_questions=tuple(row.open_questions), missing=tuple(row.missing),
        receipt=row.receipt, digest=row.digest, made_at=row.made_at,
    )  # fmt: skip
