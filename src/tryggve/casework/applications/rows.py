"""Rows made into records. Private to this room."""

from __future__ import annotations

from django.db.models import QuerySet

from tryggve.casework.applications.models import Draft, Part, Submission
from tryggve.casework.applications.records import DraftRecord, PartRecord, SubmissionRecord


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


def submission_record(row: Submission) -> SubmissionRecord:
    return SubmissionRecord(
        id=row.id,
        case=row.case_id,
        kind=row.kind,
        key=row.key,
        version=row.version,
        answers=row.answers,
        digest=row.digest,
        sender=row.sender_id,
        signature=row.signature_id,
        receipt=row.receipt,
        received_at=row.received_at,
        why_changed=row.why_changed,
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
