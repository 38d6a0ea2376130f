"""Orders and claims. An order and its voucher stand or fall together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.payments.access import may_handle
from tryggve.casework.payments.actions import repaying
from tryggve.casework.payments.models import Claim, Order
from tryggve.casework.payments.queries import NoSuchOrder, settled
from tryggve.casework.payments.records import ClaimRecord, OrderRecord
from tryggve.casework.payments.rows import claim_record, order_record

LONGEST_REFERENCE = 35
PERCENT = 100


class OrderDiffers(Exception):
    """The same version of the period is ordered or claimed already, with another amount or on another assessment."""


class TooLate(Exception):
    """The order has gone to the bank; it can no longer be stopped."""


class NotYours(Exception):
    """The actor is not one who may do this for the insurer, or the money is the actor's own."""


class NotRejected(Exception):
    """Only an order that the bank has rejected or sent back can be paid again."""


@transaction.atomic
def order(
    *, case: int, person: int, insurer: str, benefit: str, period: str, version: int, decision: int, assessment: int, half_days: int,
    gross: int, tax: int, tax_basis: Mapping[str, Any], lines: Sequence[Mapping[str, Any]], due_on: date, account: str, now: datetime,
    actor: Actor, company: int | None = None, keep_back: int = 0,
) -> OrderRecord:  # fmt: skip
    """Order `gross` öre less `tax` to the person (or the company), and book it. The same version again is the same order.

    `account` is "clearing,number" or an IBAN; empty is a payment slip. `keep_back`: how much of it may at most go to earlier
    claims on the same payee, percent. Raises `OrderDiffers`.
    """
    same = {"person_id": person, "benefit": benefit, "period": period, "version": version}
    row = Order(
        **same, company_id=company, case_id=case, decision_id=decision, assessment_id=assessment, half_days=half_days, gross=gross, tax=tax,
        net=gross - tax, tax_basis=dict(tax_basis), lines=[dict(line) for line in lines], due_on=due_on, account=account, ordered_at=now,
    )  # fmt: skip
    row.reference = _reference(row)
    made, kept = Order.objects.filter(**same).first(), []
    if made is None:
        kept = repaying.to_keep_back(order=row, insurer=insurer, most=row.net * keep_back // PERCENT)
        row.set_off = sum(amount for _, amount in kept)
        row.net -= row.set_off
        made = _create(row)
    if made is None:
        made = Order.objects.filter(**same).first()
    if made is None or (made.case_id, made.assessment_id, made.gross, made.tax) != (case, assessment, gross, tax):
        raise OrderDiffers(row.reference)
    if made is row:
        ledger.post(
            insurer=insurer, key=f"order:{row.reference}", day=day_of(now), text=f"{benefit} {period}",
            postings=_not_zero((accounts.BENEFIT_COST, gross), (accounts.TAX_DUE, -tax), (accounts.PAYABLE, tax - gross)),
        )  # fmt: skip
        repaying.keep_back(kept, order=row, insurer=insurer, actor=actor, now=now)
        _note(Verb.PAYMENT_ORDERED, row, insurer=insurer, actor=actor, now=now)
    return order_record(made)


@transaction.atomic
def claim(
    *,
    case: int,
    benefit: str,
    period: str,
    version: int,
    assessment: int,
    amount: int,
    half_days: int = 0,
    lines: Sequence[Mapping[str, Any]] = (),
    actor: Actor,
    now: datetime,
) -> ClaimRecord:
    """Propose to recover `amount` öre paid too much for the period. The same version again is the same claim.

    `lines`: how what is right came about, as an order has them. Nothing is booked before an officer has decided. Raises `OrderDiffers`.
    """
    same = {"case_id": case, "benefit": benefit, "period": period, "version": version}
    row, new = Claim.objects.get_or_create(
        **same,
        defaults={
            "assessment_id": assessment,
            "amount": amount,
            "half_days": half_days,
            "found_at": now,
            "lines": [dict(line) for line in lines],
        },
    )
    if (row.assessment_id, row.amount) != (assessment, amount):
        raise OrderDiffers(f"{period} {version}")
    if new:
        audit.note(
            verb=Verb.CLAIM_PROPOSED, actor=actor, now=now, subject=f"claim:{row.id}", chain=row.case.number, person=row.case.person_id,
            insurer=row.case.insurer.key, data={"period": period, "öre": amount},
        )  # fmt: skip
    return claim_record(row)


@transaction.atomic
def stop(*, reference: str, why: str, actor: Actor, now: datetime) -> OrderRecord:
    """Stop an order that is in no file yet; its voucher is reversed. Again: the same stop.

    Raises `TooLate`, `NotYours`, `NoSuchOrder`.
    """
    row = _locked(reference, actor)
    if row.state == "ordered":
        row.state = "stopped"
        row.save(update_fields=["state"])
        insurer = row.case.insurer.key
        debit = accounts.RETURNED if row.again_for_id else accounts.BENEFIT_COST
        sums = (row.net, 0) if row.again_for_id else (row.gross, row.tax)
        ledger.post(
            insurer=insurer, key=f"stop:{reference}", day=day_of(now), text=f"{row.benefit} {row.period}",
            postings=_not_zero((debit, -sums[0]), (accounts.TAX_DUE, sums[1]), (accounts.PAYABLE, sums[0] - sums[1])),
            reverses=f"order:{reference}",
        )  # fmt: skip
        repaying.give_back(order=row, insurer=insurer, now=now)
        _note(Verb.PAYMENT_STOPPED, row, insurer=insurer, actor=actor, now=now, why=why)
    if row.state != "stopped":
        raise TooLate(reference)
    return order_record(row)


@transaction.atomic
def order_again(*, reference: str, account: str, due_on: date, actor: Actor, now: datetime) -> OrderRecord:
    """Pay what the bank rejected or sent back, to another account or as a slip. Once for each rejected order.

    Raises `NotRejected`, `NotYours`, `NoSuchOrder`.
    """
    row = _locked(reference, actor)
    again = Order.objects.filter(again_for=row).first()
    if again is not None:
        return order_record(again)
    if row.state != "rejected":
        raise NotRejected(reference)
    version = settled(case=row.case_id, benefit=row.benefit, period=row.period).versions + 1
    new = Order(
        case_id=row.case_id, person_id=row.person_id, company_id=row.company_id,
        benefit=row.benefit, period=row.period, version=version, again_for=row,
        decision_id=row.decision_id, assessment_id=row.assessment_id, half_days=row.half_days, gross=row.gross, tax=row.tax, net=row.net,
        set_off=row.set_off, tax_basis=row.tax_basis, lines=row.lines, due_on=due_on, account=account, ordered_at=now,
    )  # fmt: skip
    new.reference = _reference(new)
    new.save(force_insert=True)
    insurer = row.case.insurer.key
    ledger.post(
        insurer=insurer, key=f"order:{new.reference}", day=day_of(now), text=f"{row.benefit} {row.period}",
        postings=_not_zero((accounts.RETURNED, row.net), (accounts.PAYABLE, -row.net)),
    )  # fmt: skip
    _note(Verb.PAYMENT_ORDERED, new, insurer=insurer, actor=actor, now=now, again_for=reference)
    return order_record(new)


def _create(row: Order) -> Order | None:
    """The row, now in the database; None when somebody else has just made the same one."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return row


def _locked(reference: str, actor: Actor) -> Order:
    row = (
        Order.objects.select_related("case__insurer")
        .select_for_update(of=("self",))
        .filter(reference=reference)
        .first()
    )
    if row is None:
        raise NoSuchOrder(reference)
    if not may_handle(actor, insurer=row.case.insurer.key, person=row.person_id):
        raise NotYours(reference)
    return row


def _reference(row: Order) -> str:
    """EndToEndId: case, period and version, which nothing else has; can be read aloud."""
    plain = f"{row.case.number}-{row.period}-{row.version}"
    if len(plain) <= LONGEST_REFERENCE:
        return plain
    return f"{row.case.number}-{hashlib.sha256(row.period.encode()).hexdigest()[:10]}-{row.version}"


def _not_zero(*postings: tuple[str, int]) -> list[tuple[str, int]]:
    return [(account, amount) for account, amount in postings if amount]


def _note(verb: Verb, row: Order, *, insurer: str, actor: Actor, now: datetime, **data: Any) -> None:
    audit.note(
        verb=verb, actor=actor, now=now, subject=f"order:{row.reference}", chain=row.case.number, person=row.person_id, insurer=insurer,
        data={"period": row.period, "net": row.net, **data},
    )  # fmt: skip
