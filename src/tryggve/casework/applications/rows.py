"""Rows made into records. Private to this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from tryggve.casework.applications.commitments import joined
from tryggve.casework.applications.models import Draft, Erasure, Part, Sensitive, Submission
from tryggve.casework.applications.records import DraftRecord, Erased, PartRecord, SubmissionRecord


def draft_record(row: Draft) -> DraftRecord:
    return DraftRecord(
        person=row.person_id,
        insurer=row.insurer,
        insurance=row.insurance,
        kind=row.kind,
        key=row.key,
        answers=row.answers,
        saved_at=row.saved_at,
    )


def submission_rows() -> QuerySet[Submission]:
    """Submissions with what their records need."""
    return Submission.objects.select_related("sensitive", "erasure")


def kept_apart(row: Submission) -> Sensitive | None:
    """What the submission says of health, unless it says nothing or has been erased."""
    found: Sensitive | None = getattr(row, "sensitive", None)
    return found


def erasure(row: Submission) -> Erasure | None:
    """That it has been erased, if it has."""
    found: Erasure | None = getattr(row, "erasure", None)
    return found


def _as_said(row: Submission) -> Mapping[str, Any]:
    """The answers as they were given, or what is left of them."""
    gone, apart = erasure(row), kept_apart(row)
    if gone is not None:
        return joined(row.answers, dict.fromkeys(gone.places, Erased(gone.at)))
    return row.answers if apart is None else joined(row.answers, apart.answers)


def submission_record(row: Submission) -> SubmissionRecord:
    gone = erasure(row)
    return SubmissionRecord(
        id=row.id,
        case=row.case_id,
        kind=row.kind,
        key=row.key,
        version=row.version,
        answers=_as_said(row),
        digest=row.digest,
        sender=row.sender_id,
        signature=row.signature_id,
        receipt=row.receipt,
        received_at=row.received_at,
        why_changed=row.why_changed,
        erased_at=None if gone is None else gone.at,
    )


def part_rows() -> QuerySet[Part]:
    """Parts with what their records need."""
    return Part.objects.select_related("case", "case__insurer", "company", "signature")


def part_record(row: Part) -> PartRecord:
    return PartRecord(
        id=row.id,
        number=row.number,
        case=row.case_id,
        case_number=row.case.number,
        insurer=row.case.insurer.key,
        person=row.case.person_id,
        kind=row.kind,
        company=row.company_id,
        company_name=row.company.name,
        orgnr=row.company.orgnr,
        state=row.state,
        answers=row.answers,
        asked_at=row.asked_at,
        signed_at=row.signed_at,
        signature=row.signature_id,
        signed_by=row.signature.person_id if row.signature else None,
        approve_by=row.approve_by,
        returned_why=row.returned_why,
        approved_at=row.approved_at,
        approval=row.approval_id,
    )
