"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.providers.models import Approval
from tryggve.casework.providers.records import ProviderRecord


def provider_record(row: Approval) -> ProviderRecord:
    return ProviderRecord(
        id=row.id, orgnr=row.provider.orgnr, name=row.provider.name, town=row.provider.town, insurer=row.insurer.key,
        competences=tuple(row.competences), state=row.state, asked_at=row.asked_at, approved_from=row.from_day, approved_to=row.to_day,
        why_refused=row.why_refused,
    )  # fmt: skip
