"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.documents.models import Document
from tryggve.casework.documents.records import DocumentRecord, Step


def document_record(row: Document) -> DocumentRecord:
    readings = sorted(row.readings.all(), key=lambda reading: reading.id)
    return DocumentRecord(
        id=row.id,
        case=row.case_id,
        direction=row.direction,
        kind=row.kind,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        from_actor=row.from_actor,
        received_at=row.received_at,
        steps=tuple(Step(step=reading.step, actor=reading.actor, at=reading.at) for reading in readings),
    )
