"""What a file from the bank says, line by line, in the words of this room."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tryggve.casework.base.clock import day_of
from tryggve.gateways.iso20022 import (
    Account,
    BrokenFile,
    Entry,
    NotOurFile,
    StatusReport,
    Transaction,
    WrongCurrency,
    kind_of,
    read_notifications,
    read_status,
)  # fmt: skip

REJECTED = {"RJCT", "CANC"}
ACCEPTED = {"ACCP", "ACTC", "ACCC", "ACSP", "ACSC", "ACWC", "ACFC"}
# The bank refuses a file because it has it already: that says nothing of the payments in it.
DUPLICATE = "AM05"
PAID_IN = "paid_in"
OTHER_WAY = {"booked": "returned", "returned": "booked"}
LONGEST_REASON = 80


class Unreadable(Exception):
    """The file is no message that we read, is not whole, or is in another currency: nothing of it counts."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the bank says. `what`: accepted, rejected, booked, returned, paid_in; "" for nothing to act on.

    `file` is set instead of `reference` when the word is on a whole file of ours (its MsgId).
    """

    key: str
    what: str
    reference: str = ""
    file: str = ""
    amount: int = 0
    booked_on: date | None = None
    reason: str = ""
    parked_why: str = ""

    def about(self, reference: str) -> Said:
        """The same word on one of the file's orders."""
        return dataclasses.replace(self, key=f"{self.key}:{reference}", reference=reference, file="")


def said(content: bytes, *, sha256: str, iban: str, now: datetime) -> tuple[str, list[Said]]:
    """The kind of file and its lines. `iban`: the account that may move. Raises `Unreadable`."""
    try:
        kind = kind_of(content)
        if kind == "pain.002":
            return kind, _status(read_status(content))
        if kind == "camt.054":
            return kind, [
                line for account in read_notifications(content) for line in _notification(account, sha256, iban, now)
            ]
    except (BrokenFile, NotOurFile, WrongCurrency) as why:
        raise Unreadable(f"{type(why).__name__}: {why}") from why
    raise Unreadable(f"{kind} is not an answer to a payment")


def _status(report: StatusReport) -> list[Said]:
    # The bank may say the same again in another report: what is said of whom is the key, not who carried it.
    again = report.reason == DUPLICATE
    whole = Said(
        key=_short(f"{report.original_message_id}:{report.status}:{report.reason}"), what=_what(report.status),
        file="" if again else report.original_message_id, reference=report.original_message_id if again else "",
        reason=report.reason, parked_why="duplicate_file" if again else "",
    )  # fmt: skip
    items = [
        Said(
            key=_short(f"{report.original_message_id}:{item.end_to_end_id}:{what}"),
            what=what,
            reference=item.end_to_end_id,
            reason=f"{item.reason} {item.reason_text}".strip()[:LONGEST_REASON],
        )
        for item in report.items
        if (what := _what(item.status))
    ]
    return [whole, *items]


def _what(status: str) -> str:
    return "rejected" if status in REJECTED else "accepted" if status in ACCEPTED else ""


def _notification(account: Account, sha256: str, iban: str, now: datetime) -> list[Said]:
    booked = [entry for entry in account.entries if entry.status == "BOOK"]
    if account.declared_count is not None and account.declared_count != len(account.entries):
        raise Unreadable(f"says {account.declared_count} entries, holds {len(account.entries)}")
    if account.declared_sum_ore is not None and account.declared_sum_ore != sum(
        entry.amount_ore for entry in account.entries
    ):
        raise Unreadable(f"says {account.declared_sum_ore} öre in all, which its entries are not")
    another = bool(account.account) and account.account.replace(" ", "") != iban.replace(" ", "")
    lines = []
    for place, entry in enumerate(booked):
        # Without a reference of the bank's own, the entry is known by the file's content and its place there.
        key = f"{account.account}:{entry.reference or f'{sha256[:20]}:{place}'}"
        lines += _entry(entry, key, _day(entry, now), another=another)
    return lines


def _entry(entry: Entry, key: str, day: date, *, another: bool) -> list[Said]:
    what = "booked" if entry.direction == "DBIT" else "returned"
    transactions: Sequence[Transaction | None] = entry.transactions or (None,)
    alone = len(transactions) == 1
    lines = []
    for place, one in enumerate(transactions):
        amount = (
            entry.amount_ore if alone and (one is None or one.amount_ore is None) else one.amount_ore if one else None
        )
        stated = _stated(entry, one)
        reference = stated or (one.end_to_end_id if one else "")
        why = "another_account" if another else "" if reference else "no_reference"
        lines.append(
            Said(
                key=_short(f"{key}:{place}:{one.end_to_end_id if one else ''}"), what=PAID_IN if stated else what,
                reference=reference[:35], amount=amount or 0, booked_on=day,
                reason=one.return_reason if one else "", parked_why=why or ("no_amount" if amount is None else ""),
            )
        )  # fmt: skip
    rest = entry.amount_ore - sum(line.amount for line in lines)
    if rest:
        # What the account moved beyond the parts is somebody's money too, and a person must say whose.
        way = what if rest > 0 else OTHER_WAY[what]
        lines.append(Said(key=_short(f"{key}:rest"), what=way, amount=abs(rest), booked_on=day, parked_why="rest"))
    return lines


def _stated(entry: Entry, one: Transaction | None) -> str:
    """The number that somebody states who pays something in to us, "" when it is no such payment.

    A payment of ours that comes back is known by its own reference and by the reason it is given. A number may stand where a message
    does: then it is all of the message.
    """
    if entry.direction != "CRDT" or one is None or one.return_reason:
        return ""
    message = one.text.replace(" ", "")
    return one.reference.replace(" ", "") or (message if message.isdecimal() else "")


def _day(entry: Entry, now: datetime) -> date:
    return entry.booked or entry.value_day or day_of(now)


def _short(key: str) -> str:
    """The key as it is, or its hash when the column is too narrow for it."""
    return key if len(key) <= 110 else hashlib.sha256(key.encode()).hexdigest()  # noqa: PLR2004
