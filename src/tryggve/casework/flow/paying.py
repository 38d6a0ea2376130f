"""Money out: what is due goes into one file to the bank, the bank's answers come back, and the books are compared."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from tryggve.casework.base.actor import Actor
from tryggve.casework.payments import actions as payments
from tryggve.casework.payments import queries as paid
from tryggve.casework.people import queries as people
from tryggve.gateways.iso20022 import BankLink


def link() -> BankLink:
    """The pair of folders that the bank reads and writes."""
    return BankLink(Path(settings.TRYGGVE_BANK_FOLDER))


def pay_due(*, insurer: str, day: date, actor: Actor, now: datetime) -> str:
    """Write the day's file of all that is due, and send every file that is not sent. Safe to run again at any point.

    Gives a sentence for the operator. Refuses to send when yesterday's books and the bank's differ.
    """
    difference = paid.reconciliation(insurer=insurer, day=day).difference
    if difference:
        return f"Stopped: the ledger and the bank differ by {difference} öre."
    written = payments.write_file(insurer=insurer, day=day, actor=actor, now=now)
    for file in paid.unsent(insurer):
        payments.send_file(file=file.id, link=link(), actor=actor, now=now)
    return "Nothing due." if written is None else f"{written.orders} orders, {written.total} öre, {written.message_id}"


def read_bank(*, insurer: str, actor: Actor, now: datetime) -> str:
    """Read what the bank has answered. Each file and each line counts once."""
    return str(payments.read_answers(insurer=insurer, link=link(), actor=actor, now=now))


def insurers() -> list[str]:
    """Every insurer of the installation, in the order of their keys."""
    return [insurer.key for insurer in people.insurers()]
