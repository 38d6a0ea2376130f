"""Rows made into records. Private to this room."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from tryggve.casework.reviews.models import Drawn, Request, Sample
from tryggve.casework.reviews.records import RequestRecord, SampleRecord


def request_rows() -> QuerySet[Request]:
    """Requests with what their records need."""
    drawn = Drawn.objects.filter(request=OuterRef("pk"))
    return Request.objects.select_related("case").annotate(sampled=Exists(drawn)).order_by("id")


def request_record(row: Request) -> RequestRecord:
    return RequestRecord(
        id=row.id, number=row.number, case=row.case_id, case_number=row.case.number, lines=tuple(row.lines), why=row.why,
        asked_by=row.asked_by_id, asked_at=row.asked_at, last_day=row.last_day, state=row.state, answer=row.answer_id,
        judged_at=row.judged_at, judgement=row.judgement, sampled=bool(getattr(row, "sampled", False)),
    )  # fmt: skip


def sample_record(row: Sample) -> SampleRecord:
    found = request_rows().filter(drawn__sample=row).order_by("drawn__id")
    return SampleRecord(
        id=row.id, number=row.number, insurer=row.insurer.key, insurance=row.insurance, first_day=row.first_day,
        until_day=row.until_day, wanted=row.wanted, seed=row.seed, population=tuple(row.population), last_day=row.last_day,
        drawn_by=row.drawn_by_id, drawn_at=row.drawn_at, requests=tuple(request_record(one) for one in found),
    )  # fmt: skip
