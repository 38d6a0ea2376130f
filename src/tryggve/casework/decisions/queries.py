"""What is proposed and what is decided."""

from __future__ import annotations

from tryggve.casework.decisions.models import Decision
from tryggve.casework.decisions.records import DecisionRecord


class NoSuchDecision(LookupError):
    """No decision has that number or id."""


def proposal(case: int, about: str = "") -> DecisionRecord | None:
    """The open proposal of the case, or on what is decided beside it, if there is one."""
    row = Decision.objects.filter(case=case, about=about, state="proposed").first()
    return None if row is None else decision_record(row)


def current(case: int) -> DecisionRecord | None:
    """The signed decision of the case that holds, if there is one: what is decided beside the case leaves it in force."""
    row = Decision.objects.filter(case=case, about="", state="signed").first()
    return None if row is None else decision_record(row)


def decisions(case: int) -> list[DecisionRecord]:
    """Every decision and proposal of the case, oldest first, dropped and replaced ones too."""
    return [decision_record(row) for row in Decision.objects.filter(case=case).order_by("id")]


def decision(number: str) -> DecisionRecord:
    """The decision with that number. Raises `NoSuchDecision`."""
    row = Decision.objects.filter(number=number).first()
    if row is None:
        raise NoSuchDecision(number)
    return decision_record(row)


def decision_by_id(decision_id: int) -> DecisionRecord:
    """The decision with that row id. Raises `NoSuchDecision`."""
    row = Decision.objects.filter(id=decision_id).first()
    if row is None:
        raise NoSuchDecision(decision_id)
    return decision_record(row)


def by_signature(signature: int) -> DecisionRecord | None:
    """The decision that a signature has signed, if it has signed one."""
    row = Decision.objects.filter(signature=signature).first()
    return None if row is None else decision_record(row)


def decision_record(row: Decision) -> DecisionRecord:
    return DecisionRecord(
        id=row.id, number=row.number, case=row.case_id, assessment=row.assessment_id, kind=row.kind, state=row.state, text=row.text,
        case_version=row.case_version, needs_second=row.needs_second, proposed_at=row.proposed_at, prepared_by=row.prepared_by_id,
        approved_by=row.approved_by_id, signature=row.signature_id, signed_at=row.signed_at, replaces=row.replaces_id,
        about=row.about, terms=row.terms,
    )  # fmt: skip
