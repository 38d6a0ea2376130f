"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.cases.models import Case
from tryggve.casework.cases.records import CaseRecord


def case_record(row: Case) -> CaseRecord:
    return CaseRecord(
        id=row.id,
        number=row.number,
        insurer=row.insurer.key,
        insurance=row.insurance,
        person=row.person_id,
        company=row.company,
        opened_at=row.opened_at,
        turn=row.turn,
        turn_reason=row.turn_reason,
        due_on=row.due_on,
        officer=row.officer_id,
        version=row.version,
        closed_at=row.closed_at,
        opened_by_officer_at=row.opened_by_officer_at,
        matter=row.matter,
    )
