"""What was paid too much comes back: paid in to the bank, or kept back from what is ordered next. Each öre counts once."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.payments.actions.lines import MATCHED, match, park
from tryggve.casework.payments.bank_words import Said
from tryggve.casework.payments.models import BankAnswer, Claim, Order, Repayment
from tryggve.casework.payments.rows import claim_record
from tryggve.casework.people.records import InsurerRecord


def take_payment(
    owner: InsurerRecord, answer: BankAnswer, line: Said, *, actor: Actor, now: datetime
) -> tuple[str, ...]:
    """Money that somebody has paid in: towards the claim whose reference it states, up to what is left; the rest is put aside."""
    claim = (
        Claim.objects.select_for_update(of=("self",))
        .filter(reference=line.reference, case__insurer=owner.id, state="decided")
        .exclude(reference="")
        .first()
    )
    if line.parked_why or claim is None:
        return (park(owner, answer, line, line.parked_why or "unknown_reference", actor=actor, now=now),)
    left = claim_record(claim).left
    if left <= 0:
        return (park(owner, answer, line, "nothing_left_to_pay", actor=actor, now=now),)
    towards = dataclasses.replace(line, amount=min(line.amount, left))
    row = match(answer, towards, claim=claim)
    ledger.post(
        insurer=owner.key, key=f"bank:paid_in:{row.id}", day=line.booked_on or day_of(now), text=f"{claim.benefit} {claim.period}",
        postings=[(accounts.BANK, row.amount), (accounts.CLAIMS, -row.amount)],
    )  # fmt: skip
    Repayment.objects.create(claim=claim, amount=row.amount, line=row, day=line.booked_on or day_of(now))
    _note(claim, row.amount, "paid_in", actor=actor, now=now)
    if line.amount == row.amount:
        return (MATCHED,)
    over = dataclasses.replace(line, key=f"{line.key}:over", amount=line.amount - row.amount)
    return (MATCHED, park(owner, answer, over, "more_than_was_left", actor=actor, now=now))


def to_keep_back(*, order: Order, insurer: str, most: int) -> list[tuple[Claim, int]]:
    """What of an order is kept back for earlier claims on the same payee, oldest first: öre a claim, at most `most` together.

    Only claims whose decision says so; held until the transaction ends.
    """
    owed = Claim.objects.select_for_update(of=("self",)).filter(
        case__insurer__key=insurer, state="decided", set_off=True, case__company=order.company_id
    )
    if order.company_id is None:
        owed = owed.filter(case__person=order.person_id)
    kept = []
    for claim in owed.order_by("id"):
        amount = min(claim_record(claim).left, most)
        if amount > 0:
            kept.append((claim, amount))
            most -= amount
    return kept


def keep_back(kept: list[tuple[Claim, int]], *, order: Order, insurer: str, actor: Actor, now: datetime) -> None:
    """Book what the order was made less by: a smaller debt to the payee, a smaller claim."""
    for claim, amount in kept:
        ledger.post(
            insurer=insurer, key=_key(order, claim), day=day_of(now), text=f"{claim.benefit} {claim.period}",
            postings=[(accounts.PAYABLE, amount), (accounts.CLAIMS, -amount)],
        )  # fmt: skip
        Repayment.objects.create(claim=claim, amount=amount, order=order, day=day_of(now))
        _note(claim, amount, "set_off", actor=actor, now=now)


def give_back(*, order: Order, insurer: str, now: datetime) -> None:
    """The order is stopped: what was kept back from it is owed again."""
    for row in order.kept_back.select_related("claim").order_by("id"):
        ledger.post(
            insurer=insurer, key=f"stop:{_key(order, row.claim)}", day=day_of(now), text=f"{order.benefit} {order.period}",
            postings=[(accounts.PAYABLE, -row.amount), (accounts.CLAIMS, row.amount)], reverses=_key(order, row.claim),
        )  # fmt: skip


def _key(order: Order, claim: Claim) -> str:
    return f"set-off:{order.reference}:{claim.reference}"


def _note(claim: Claim, amount: int, how: str, *, actor: Actor, now: datetime) -> None:
    audit.note(
        verb=Verb.CLAIM_REPAID, actor=actor, now=now, subject=f"claim:{claim.id}", chain=claim.case.number, person=claim.case.person_id,
        insurer=claim.case.insurer.key, data={"öre": amount, "how": how},
    )  # fmt: skip
