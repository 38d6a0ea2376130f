"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.people.queries import person
from tryggve.casework.providers.models import Approval, Statement
from tryggve.casework.providers.records import ProviderRecord, StatementRecord


def provider_record(row: Approval) -> ProviderRecord:
    return ProviderRecord(
        id=row.id, orgnr=row.provider.orgnr, name=row.provider.name, town=row.provider.town, insurer=row.insurer.key,
        competences=tuple(row.competences), state=row.state, asked_at=row.asked_at, approved_from=row.from_day, approved_to=row.to_day,
        why_refused=row.why_refused, decided_at=row.decided_at,
    )  # fmt: skip


def statement_record(row: Statement) -> StatementRecord:
    return StatementRecord(
        id=row.id, approval=row.approval_id, kind=row.kind, name=row.name, town=row.town, competences=tuple(row.competences),
        hired=row.hired, duties=row.duties, last_day=row.last_day,
        signed_by="" if row.signature is None else person(row.signature.person_id).name,
        told_at=row.told_at, judged_at=row.judged_at, why_kept=row.why_kept,
    )  # fmt: skip
