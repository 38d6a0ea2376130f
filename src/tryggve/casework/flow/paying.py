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


def bank_folder(insurer: str) -> Path:
    """Where an insurer and its bank leave files for each other. Each insurer has its own agreement, and so its own folder."""
    return Path(settings.TRYGGVE_BANK_FOLDER) / insurer


def link(insurer: str) -> BankLink:
    """The pair of folders that the insurer's bank reads and writes."""
    return BankLink(bank_folder(insurer))


def pay_due(*, insurer: str, day: date, actor: Actor, now: datetime) -> str:
    """Write the day's file of all that is due, and send every file that is not sent. Safe to run again at any point.

    Gives a sentence for the operator. Nothing is sent while the books and the bank differ.
    """
    if not paid.due(insurer, day) and not paid.unsent_files(insurer):
        return "Nothing due."
    try:
        written = payments.write_file(insurer=insurer, day=day, actor=actor, now=now)
    except payments.NotReconciled:
        difference = paid.reconciliation(insurer, day).difference
        return f"Stopped: the ledger and the bank differ by {difference} öre, or a line waits for a person."
    for file in paid.unsent_files(insurer):
        payments.send_file(file=file.id, link=link(insurer), actor=actor, now=now)
    return "Nothing due." if written is None else f"{written.orders} orders, {written.total} öre, {written.message_id}"


def read_bank(*, insurer: str, actor: Actor, now: datetime) -> str:
    """Read what the bank has answered. Each file and each line counts once."""
    return str(payments.read_answers(insurer=insurer, link=link(insurer), actor=actor, now=now))


def insurers() -> list[str]:
    """Every insurer of the installation, in the order of their keys."""
    return [insurer.key for insurer in people.insurers()]


def awaits_bank(insurer: str) -> bool:
    """Whether there is an order that the bank has been sent and has not yet booked or refused."""
    return paid.awaits_bank(insurer)
