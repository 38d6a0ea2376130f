"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.payments.models import BankFile, BankLine, Claim, Order, Repayment
from tryggve.casework.payments.records import BankFileRecord, BankLineRecord, ClaimRecord, OrderRecord, RepaymentRecord


def order_record(row: Order) -> OrderRecord:
    return OrderRecord(
        id=row.id, reference=row.reference, case=row.case_id, person=row.person_id, benefit=row.benefit, period=row.period,
        version=row.version, decision=row.decision_id, assessment=row.assessment_id, half_days=row.half_days, gross=row.gross, tax=row.tax,
        net=row.net, tax_basis=row.tax_basis, lines=tuple(row.lines), due_on=row.due_on, account=row.account, state=row.state,
        file=row.file.name if row.file else "", ordered_at=row.ordered_at, paid_on=row.paid_on,
        again_for=row.again_for.reference if row.again_for else "", company=row.company_id, set_off=row.set_off,
    )  # fmt: skip


def claim_record(row: Claim) -> ClaimRecord:
    return ClaimRecord(
        id=row.id, case=row.case_id, benefit=row.benefit, period=row.period, version=row.version, assessment=row.assessment_id,
        half_days=row.half_days, amount=row.amount, state=row.state, found_at=row.found_at, lines=tuple(row.lines),
        decision=row.decision_id, recover=row.recover, reference=row.reference, set_off=row.set_off, due_on=row.due_on,
        repaid=0 if row.recover is None else sum(one.amount for one in counted(row)),
    )  # fmt: skip


def counted(claim: Claim) -> list[Repayment]:
    """What has come back of a claim, oldest first. What was kept back from an order that was stopped has not."""
    rows = claim.repayments.select_related("order", "line__answer").order_by("id")
    return [row for row in rows if row.order is None or row.order.state != "stopped"]


def repayment_record(row: Repayment) -> RepaymentRecord:
    return RepaymentRecord(
        amount=row.amount, day=row.day, how="paid_in" if row.order is None else "set_off",
        order=row.order.reference if row.order else "", answer=row.line.answer.name if row.line else "",
        line=row.line_id,
    )  # fmt: skip


def file_record(row: BankFile) -> BankFileRecord:
    return BankFileRecord(
        id=row.id, insurer=row.insurer.key, name=row.name, message_id=row.message_id, sha256=row.sha256, content=bytes(row.content),
        orders=row.orders, total=row.total, run_on=row.run_on, state=row.state, written_at=row.written_at, sent_at=row.sent_at,
    )  # fmt: skip


def line_record(row: BankLine) -> BankLineRecord:
    explained = getattr(row, "explanation", None)
    return BankLineRecord(
        id=row.id, key=row.key, reference=row.reference, what=row.what, amount=row.amount, booked_on=row.booked_on, reason=row.reason,
        order=row.order.reference if row.order else "", parked_why=row.parked_why, explained=explained.why if explained else "",
        answer=row.answer.name, claim=row.claim.reference if row.claim else "",
    )  # fmt: skip
