"""Which letters have been written."""

from __future__ import annotations

from tryggve.casework.letters.models import Letter
from tryggve.casework.letters.records import LetterRecord


class NoSuchLetter(LookupError):
    """No letter has that id."""


def letters(case: int) -> list[LetterRecord]:
    """The letters of a case, oldest first."""
    rows = Letter.objects.filter(decision__case=case).select_related("decision").order_by("id")
    return [letter_record(row) for row in rows]


def letter(letter_id: int) -> LetterRecord:
    """The letter with that id. Raises `NoSuchLetter`."""
    row = Letter.objects.filter(id=letter_id).select_related("decision").first()
    if row is None:
        raise NoSuchLetter(letter_id)
    return letter_record(row)


def letter_of(decision: int) -> LetterRecord | None:
    """The letter of a decision, by the decision's row id, if one is written."""
    row = Letter.objects.filter(decision=decision).select_related("decision").first()
    return None if row is None else letter_record(row)


def pending(limit: int = 100) -> list[LetterRecord]:
    """Letters whose PDF is not sealed yet, the oldest first."""
    rows = Letter.objects.filter(state="pending").select_related("decision").order_by("written_at", "id")
    return [letter_record(row) for row in rows[:limit]]


def letter_record(row: Letter) -> LetterRecord:
    return LetterRecord(
        id=row.id, decision=row.decision_id, number=row.decision.number, language=row.language, content=row.content, state=row.state,
        document=row.document_id, written_at=row.written_at, sealed_at=row.sealed_at,
    )  # fmt: skip
