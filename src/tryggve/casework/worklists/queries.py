"""The queue and the lists beside it. Read across the rooms in one statement each, since they are asked for all day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from tryggve.casework.base.clock import day_of
from tryggve.casework.worklists.records import QueueRow, WaitingRow

# Nobody handles their own case, nor one in which a company that they act for has a part.
NO_CONFLICT = """
    c.person_id <> %(officer)s AND NOT EXISTS (
        SELECT 1 FROM applications_part p JOIN people_mandate m ON m.company_id = p.company_id
        WHERE p.case_id = c.id AND m.person_id = %(officer)s AND m.removed_at IS NULL
    )
"""
# Oldest received first: when the application came in, or the case was opened when none has.
RECEIVED = """
    COALESCE((SELECT min(s.received_at) FROM applications_submission s WHERE s.case_id = c.id AND s.kind = 'application'), c.opened_at)
"""
OPEN_QUESTIONS = """
    COALESCE((
        SELECT jsonb_array_length(a.open_questions) FROM assessments_assessment a
        WHERE a.case_id = c.id AND a.kind = 'grant' ORDER BY a.id DESC LIMIT 1
    ), 0)
"""
NOT_PAID = """
    COALESCE((SELECT sum(o.net) FROM payments_order o WHERE o.case_id = c.id AND o.state IN ('ordered', 'filed', 'accepted')), 0)
"""
FROM_CASES = """
    FROM cases_case c JOIN people_insurer i ON i.id = c.insurer_id JOIN people_person q ON q.id = c.person_id
    WHERE i.key = %(insurer)s AND c.closed_at IS NULL
"""
COLUMNS = f"""
    c.number, c.id AS case, c.insurance, c.person_id AS person, q.given_name || ' ' || q.surname AS name, c.turn,
    c.turn_reason AS reason, c.due_on, c.officer_id AS officer, c.version, {RECEIVED} AS received_at
"""
QUEUE = f"""
    SELECT {COLUMNS}, {OPEN_QUESTIONS} AS open_questions, {NOT_PAID} AS amount {FROM_CASES}
    AND c.turn = 'fund' AND {NO_CONFLICT} ORDER BY received_at, c.id
"""
SECOND = f"""
    SELECT {COLUMNS}, 0 AS open_questions, {NOT_PAID} AS amount {FROM_CASES} AND {NO_CONFLICT} AND EXISTS (
        SELECT 1 FROM decisions_decision d WHERE d.case_id = c.id AND d.state = 'proposed' AND d.needs_second
        AND d.approved_by_id IS NULL AND d.prepared_by_id IS DISTINCT FROM %(officer)s
    ) AND c.officer_id IS DISTINCT FROM %(officer)s ORDER BY received_at, c.id
"""  # noqa: S608
WAITING = f"""
    SELECT {COLUMNS} {FROM_CASES} AND c.turn NOT IN ('fund', 'nobody') ORDER BY c.due_on NULLS LAST, received_at, c.id
"""


def queue(insurer: str, officer: int, on: date) -> list[QueueRow]:
    """Every case of the insurer that waits for an officer and that this one may handle, oldest received first."""
    return [_queue_row(row, on, "") for row in _rows(QUEUE, insurer=insurer, officer=officer)]


def mine(insurer: str, officer: int, on: date) -> list[QueueRow]:
    """The cases of the queue that this officer holds."""
    return [row for row in queue(insurer, officer, on) if row.officer == officer]


def to_approve(insurer: str, officer: int, on: date) -> list[QueueRow]:
    """Proposals that need a second officer, and that this one neither prepares nor holds."""
    return [_queue_row(row, on, "second") for row in _rows(SECOND, insurer=insurer, officer=officer)]


def waiting(insurer: str, on: date) -> list[WaitingRow]:
    """Every case of the insurer that waits for somebody else, the one that returns first on top."""
    return [
        WaitingRow(
            number=row["number"], case=row["case"], insurance=row["insurance"], person=row["person"], name=row["name"],
            turn=row["turn"], reason=row["reason"], received_at=row["received_at"], waited_days=_days(row, on),
            due_on=row["due_on"], late=row["due_on"] is not None and row["due_on"] < on, officer=row["officer"],
        )
        for row in _rows(WAITING, insurer=insurer)
    ]  # fmt: skip


def _queue_row(row: dict[str, Any], on: date, kind: str) -> QueueRow:
    return QueueRow(
        number=row["number"], case=row["case"], insurance=row["insurance"], person=row["person"], name=row["name"],
        kind=kind or _kind(row), received_at=row["received_at"],
        waited_days=_days(row, on), open_questions=row["open_questions"], amount=int(row["amount"]), reason=row["reason"],
        due_on=row["due_on"], officer=row["officer"], version=row["version"],
    )  # fmt: skip


def _kind(row: dict[str, Any]) -> str:
    if row["reason"] == "account_given":
        return "account"
    return "question" if row["open_questions"] else "decide"


def _days(row: dict[str, Any], on: date) -> int:
    return (on - day_of(row["received_at"])).days


def _rows(statement: str, **asked: Any) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
