"""What the bank answers. Each line counts once: for one order, or put aside for a person to look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from django.db import transaction

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.payments.access import may_handle
from tryggve.casework.payments.actions import lines
from tryggve.casework.payments.actions.filing import one_at_a_time
from tryggve.casework.payments.actions.ordering import NotYours
from tryggve.casework.payments.actions.repaying import take_payment
from tryggve.casework.payments.bank_words import PAID_IN, Said, Unreadable, said
from tryggve.casework.payments.models import BankAnswer, BankFile, BankLine, Explanation, Order
from tryggve.casework.payments.records import Read
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import InsurerRecord
from tryggve.gateways.iso20022 import Incoming

# What an order's state becomes by what the bank says of it; a pair that is missing says something that cannot be.
NEXT = {
    ("accepted", "filed"): "accepted", ("accepted", "accepted"): "accepted", ("accepted", "paid"): "paid",
    ("rejected", "filed"): "rejected", ("rejected", "accepted"): "rejected", ("rejected", "rejected"): "rejected",
    ("booked", "filed"): "paid", ("booked", "accepted"): "paid",
    ("returned", "paid"): "rejected",
}  # fmt: skip
VERBS = {"accepted": Verb.PAYMENT_ACCEPTED, "rejected": Verb.PAYMENT_REJECTED, "paid": Verb.PAYMENT_PAID}
MONEY = {"booked", "returned"}
LONGEST_WHY = 200


class NotParked(Exception):
    """No line or file of that name waits for a person."""


class Arriving(Protocol):
    """The line to the bank, inwards. `gateways.iso20022.BankLink` is one."""

    def incoming(self, seen: Collection[str] = ()) -> list[Incoming]: ...


def read_answers(*, insurer: str, link: Arriving, now: datetime, actor: Actor) -> Read:
    """Read every file from the bank that has not been read, each in a transaction of its own; says what was done.

    A file that cannot be read whole is kept with its fault and counts for nothing; read again when it comes with other bytes.
    """
    owner = people.insurer(insurer)
    seen = set(BankAnswer.objects.filter(insurer=owner.id).exclude(kind="unreadable").values_list("name", flat=True))
    files = matched = parked = unreadable = 0
    for incoming in link.incoming(seen):
        done = _read(owner, incoming, actor=actor, now=now)
        if done is None:
            unreadable += 1
        else:
            files, matched, parked = files + 1, matched + done[0], parked + done[1]
    return Read(files=files, matched=matched, parked=parked, unreadable=unreadable)


@transaction.atomic
def _read(owner: InsurerRecord, incoming: Incoming, *, actor: Actor, now: datetime) -> tuple[int, int] | None:
    one_at_a_time(owner.id)
    same = {"insurer_id": owner.id, "name": incoming.name, "sha256": incoming.sha256}
    before = BankAnswer.objects.filter(**same).first()
    if before is not None:
        return None if before.kind == "unreadable" else (0, 0)
    try:
        kind, told = said(incoming.content, sha256=incoming.sha256, iban=owner.settings["bank"]["iban"], now=now)
    except Unreadable as why:
        BankAnswer.objects.create(
            **same, kind="unreadable", problem=str(why)[:LONGEST_WHY], content=incoming.content, read_at=now
        )
        return None
    answer = BankAnswer.objects.create(**same, kind=kind, content=incoming.content, read_at=now)
    results = [one for line in _for_each_order(told) for one in _take(owner, answer, line, actor=actor, now=now)]
    matched, parked = results.count(lines.MATCHED), results.count(lines.PARKED)
    audit.note(
        verb=Verb.BANK_ANSWER_READ, actor=actor, now=now, subject=f"answer:{answer.id}", insurer=owner.key,
        data={"name": answer.name, "kind": kind, "matched": matched, "parked": parked},
    )  # fmt: skip
    return matched, parked


def _for_each_order(told: Sequence[Said]) -> list[Said]:
    """A word on a whole file becomes a word on each of its orders that has none of its own."""
    spread = []
    own = {line.reference for line in told if line.reference}
    for line in told:
        if not line.file:
            spread.append(line)
            continue
        BankFile.objects.filter(message_id=line.file).exclude(state="answered").update(state="answered")
        references = (
            Order.objects.filter(file__message_id=line.file)
            .order_by("case__number", "id")
            .values_list("reference", flat=True)
        )
        if line.what:
            known = [reference for reference in references if reference not in own]
            spread += [line.about(reference) for reference in known] or ([] if references else [line])
    return spread


def _take(owner: InsurerRecord, answer: BankAnswer, line: Said, *, actor: Actor, now: datetime) -> tuple[str, ...]:
    if lines.seen(line):
        return (lines.SEEN,)
    if line.what == PAID_IN:
        return take_payment(owner, answer, line, actor=actor, now=now)
    order = (
        Order.objects.select_for_update(of=("self",)).filter(reference=line.reference, case__insurer=owner.id).first()
    )
    why = line.parked_why or _why_parked(order, line)
    if why or order is None:
        return (lines.park(owner, answer, line, why, actor=actor, now=now),)
    lines.match(answer, line, order=order)
    _follow(owner, order, line, actor=actor, now=now)
    return (lines.MATCHED,)


def _why_parked(order: Order | None, line: Said) -> str:
    if order is None:
        return "unknown_reference"
    if line.what in MONEY and line.amount != order.net:
        return "wrong_amount"
    return "" if (line.what, order.state) in NEXT else f"{line.what}_when_{order.state}"


def _follow(owner: InsurerRecord, order: Order, line: Said, *, actor: Actor, now: datetime) -> None:
    """Move the order along, and book what moved: money on the account, or a debt that is open again."""
    before, order.state = order.state, NEXT[line.what, order.state]
    if order.state == before:
        return
    if order.state == "paid":
        order.paid_on = line.booked_on
    order.save(update_fields=["state", "paid_on"])
    postings = {
        "booked": [(accounts.PAYABLE, order.net), (accounts.BANK, -order.net)],
        "returned": [(accounts.BANK, order.net), (accounts.RETURNED, -order.net)],
        "rejected": [(accounts.PAYABLE, order.net), (accounts.RETURNED, -order.net)],
    }.get(line.what)
    if postings:
        ledger.post(
            insurer=owner.key, key=f"bank:{line.what}:{order.reference}", day=line.booked_on or day_of(now),
            text=f"{order.benefit} {order.period}", postings=postings,
        )  # fmt: skip
    audit.note(
        verb=VERBS[order.state], actor=actor, now=now, subject=f"order:{order.reference}", chain=order.case.number,
        person=order.person_id, insurer=owner.key, data={"reason": line.reason} if line.reason else {},
    )  # fmt: skip


@transaction.atomic
def explain_line(*, line: int, why: str, actor: Actor, now: datetime) -> None:
    """An officer says what a parked line was. Once; the first explanation stands. Raises `NotYours`, `NotParked`."""
    row = BankLine.objects.select_related("answer__insurer").filter(id=line, order=None, claim=None).first()
    if row is None:
        raise NotParked(line)
    _demand(actor, row.answer.insurer.key)
    Explanation.objects.get_or_create(line=row, defaults={"why": why, "officer": actor.reference, "at": now})


@transaction.atomic
def explain_answer(*, insurer: str, name: str, why: str, actor: Actor, now: datetime) -> None:
    """An officer says what a file was that could not be read. Once; the first explanation stands. Raises `NotYours`, `NotParked`."""
    _demand(actor, insurer)
    owner = people.insurer(insurer)
    unread = BankAnswer.objects.filter(insurer=owner.id, name=name, kind="unreadable")
    if not unread:
        raise NotParked(name)
    for answer in unread:
        Explanation.objects.get_or_create(answer=answer, defaults={"why": why, "officer": actor.reference, "at": now})


def _demand(actor: Actor, insurer: str) -> None:
    if not may_handle(actor, insurer=insurer):
        raise NotYours(insurer)
