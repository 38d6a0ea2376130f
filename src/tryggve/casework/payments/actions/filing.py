"""The file to the bank: written once with all that is due, sent as often as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from django.db import connection, transaction

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.payments.destinations import payment_of
from tryggve.casework.payments.models import BankFile, Order
from tryggve.casework.payments.queries import NoSuchFile, reconciliation
from tryggve.casework.payments.records import BankFileRecord
from tryggve.casework.payments.rows import file_record
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import InsurerRecord
from tryggve.gateways.iso20022 import CannotPay, Payer, Payment, PaymentFile, write
from tryggve.gateways.iso20022 import Order as BankOrder

# First key of the advisory locks of this room; the second is the insurer.
LOCK = 4102


class NotReconciled(Exception):
    """The bank's word and the books differ, or something from the bank waits for a person: nothing is sent before that is cleared."""


class Outgoing(Protocol):
    """The line to the bank, outwards. `gateways.iso20022.BankLink` is one; sending the same file again is harmless."""

    def send(self, name: str, content: bytes) -> bool: ...


@transaction.atomic
def write_file(*, insurer: str, day: date, now: datetime, actor: Actor) -> BankFileRecord | None:
    """One file with every order of the insurer that is due by `day`, to be executed that day; None when nothing is due.

    An order that cannot be written (a broken account, no address for a slip) stays ordered and holds up nobody else. Written
    twice at once, the second finds nothing left. Raises `NotReconciled`.
    """
    owner = people.insurer(insurer)
    one_at_a_time(owner.id)
    if not reconciliation(insurer, day).holds:
        raise NotReconciled(insurer)
    rows = list(
        Order.objects.filter(case__insurer=owner.id, state="ordered", due_on__lte=day)
        .select_related("case", "person", "company").select_for_update(of=("self",)).order_by("case__number", "id")
    )  # fmt: skip
    payable = [(row, payment) for row in rows if (payment := payment_of(row)) is not None]
    bank_order = _order(owner, day, [payment for _, payment in payable], now)
    if bank_order is None:
        return None
    made, paid = bank_order
    kept = BankFile.objects.create(
        insurer_id=owner.id, run_on=day, message_id=made.message_id, name=made.name, sha256=made.sha256, content=made.content,
        orders=made.count, total=made.sum_ore, written_at=now,
    )  # fmt: skip
    written = {payment.end_to_end_id for payment in paid}
    filed = [row for row, payment in payable if payment.end_to_end_id in written]
    Order.objects.filter(id__in=[row.id for row in filed]).update(state="filed", file=kept)
    for row in filed:
        audit.note(
            verb=Verb.PAYMENT_FILED, actor=actor, now=now, subject=f"order:{row.reference}", chain=row.case.number,
            person=row.person_id, insurer=insurer, data={"file": kept.name},
        )  # fmt: skip
    _note(Verb.BANK_FILE_WRITTEN, kept, insurer=insurer, actor=actor, now=now)
    return file_record(kept)


def send_file(*, file: int, link: Outgoing, now: datetime, actor: Actor) -> BankFileRecord:
    """Lay the file where the bank fetches it: the same bytes under the same name however often. Raises `NoSuchFile` and the link's own."""
    row = BankFile.objects.select_related("insurer").filter(id=file).first()
    if row is None:
        raise NoSuchFile(file)
    # First out, then noted: cut between the two, it is sent once more, and the bank's folder already has it.
    link.send(row.name, bytes(row.content))
    with transaction.atomic():
        if BankFile.objects.filter(id=file, state="written").update(state="sent", sent_at=now):
            _note(Verb.BANK_FILE_SENT, row, insurer=row.insurer.key, actor=actor, now=now)
    return file_record(BankFile.objects.select_related("insurer").get(id=file))


def one_at_a_time(insurer: int) -> None:
    """Hold the insurer's files and the bank's answers until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, insurer])


def _order(
    owner: InsurerRecord, day: date, payments: Sequence[Payment], now: datetime
) -> tuple[PaymentFile, Sequence[Payment]] | None:
    """The file, and the payments that could be written into it."""
    bank = owner.settings["bank"]
    payer = Payer(name=owner.name, orgnr=owner.orgnr, iban=bank["iban"], bic=bank["bic"])

    def attempt(some: Sequence[Payment]) -> PaymentFile | None:
        try:
            return write(BankOrder(payer=payer, execution_day=day, payments=some, created=now))
        except CannotPay:
            return None

    made = attempt(payments)
    if made is None:
        payments = [payment for payment in payments if attempt([payment]) is not None]
        made = attempt(payments)
    return None if made is None else (made, payments)


def _note(verb: Verb, row: BankFile, *, insurer: str, actor: Actor, now: datetime) -> None:
    audit.note(
        verb=verb, actor=actor, now=now, subject=f"file:{row.name}", insurer=insurer,
        data={"orders": row.orders, "öre": row.total, "sha256": row.sha256},
    )  # fmt: skip
