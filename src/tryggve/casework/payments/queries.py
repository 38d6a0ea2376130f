"""What is ordered, filed, paid; what the bank has said; whether it all agrees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Max, Sum
from django.db.models.functions import Coalesce

from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments.models import BankAnswer, BankFile, BankLine, Claim, Order
from tryggve.casework.payments.records import (
    BankFileRecord,
    BankLineRecord,
    ClaimRecord,
    FileSum,
    OrderRecord,
    Reconciliation,
    Settled,
)  # fmt: skip
from tryggve.casework.payments.rows import claim_record, file_record, line_record, order_record

ACCEPTED, REJECTED, PENDING = ("accepted", "paid"), ("rejected",), ("filed",)


class NoSuchOrder(LookupError):
    """No order has that reference."""


class NoSuchFile(LookupError):
    """No bank file has that name."""


def order(reference: str) -> OrderRecord:
    """The order with that EndToEndId. Raises `NoSuchOrder`."""
    row = Order.objects.select_related("file", "again_for").filter(reference=reference).first()
    if row is None:
        raise NoSuchOrder(reference)
    return order_record(row)


def orders(case: int) -> list[OrderRecord]:
    """Every order of the case, oldest first."""
    return [
        order_record(row) for row in Order.objects.filter(case=case).select_related("file", "again_for").order_by("id")
    ]


def claims(case: int) -> list[ClaimRecord]:
    """Every proposal to recover in the case, and what was decided of it, oldest first."""
    return [claim_record(row) for row in Claim.objects.filter(case=case).order_by("id")]


def settled_by(assessment: int) -> bool:
    """Whether that assessment has become an order or a claim already."""
    return Order.objects.filter(assessment=assessment).exists() or Claim.objects.filter(assessment=assessment).exists()


def settled(*, case: int, benefit: str, period: str) -> Settled:
    """What is ordered for a period, less what is claimed back. A rejected order is still owed, and paying it again adds nothing."""
    ordered = Order.objects.filter(case=case, benefit=benefit, period=period)
    claimed = Claim.objects.filter(case=case, benefit=benefit, period=period).exclude(state="withdrawn")
    live = ordered.filter(again_for=None).exclude(state="stopped")
    given = live.aggregate(gross=Coalesce(Sum("gross"), 0), half_days=Coalesce(Sum("half_days"), 0))
    taken = claimed.aggregate(amount=Coalesce(Sum("amount"), 0), half_days=Coalesce(Sum("half_days"), 0))
    decided = claimed.filter(state="decided")
    waived = decided.aggregate(amount=Coalesce(Sum(F("amount") - F("recover")), 0))["amount"]
    kept = decided.filter(recover=0).aggregate(half_days=Coalesce(Sum("half_days"), 0))["half_days"]
    versions = max(
        rows.aggregate(last=Coalesce(Max("version"), 0))["last"]
        for rows in (ordered, Claim.objects.filter(case=case, benefit=benefit, period=period))
    )
    return Settled(
        gross=given["gross"] - taken["amount"], half_days=given["half_days"] - taken["half_days"], versions=versions,
        waived=waived, half_days_waived=kept,
    )  # fmt: skip


def due(insurer: str, day: date) -> list[OrderRecord]:
    """Orders that are to go to the bank by a day and are in no file yet, oldest first."""
    rows = Order.objects.filter(case__insurer__key=insurer, state="ordered", due_on__lte=day)
    return [order_record(row) for row in rows.select_related("file", "again_for").order_by("due_on", "id")]


def rejected(insurer: str) -> list[OrderRecord]:
    """Orders that the bank rejected or sent back and that nobody has paid again: for an officer."""
    rows = Order.objects.filter(case__insurer__key=insurer, state="rejected", again=None)
    return [order_record(row) for row in rows.select_related("file", "again_for").order_by("id")]


def file(name: str) -> BankFileRecord:
    """The bank file with that name. Raises `NoSuchFile`."""
    row = BankFile.objects.select_related("insurer").filter(name=name).first()
    if row is None:
        raise NoSuchFile(name)
    return file_record(row)


def files(insurer: str) -> list[BankFileRecord]:
    """The insurer's files to the bank, oldest first."""
    return [
        file_record(row)
        for row in BankFile.objects.filter(insurer__key=insurer).select_related("insurer").order_by("id")
    ]


def unsent_files(insurer: str) -> list[BankFileRecord]:
    """Files that are written and not known to be sent: sending them (again) is harmless."""
    return [found for found in files(insurer) if found.state == "written"]


def lines_of(reference: str) -> list[BankLineRecord]:
    """What the bank has said of an order, oldest first."""
    rows = (
        BankLine.objects.filter(order__reference=reference)
        .select_related("order", "claim", "answer", "explanation")
        .order_by("id")
    )
    return [line_record(row) for row in rows]


def parked(insurer: str) -> list[BankLineRecord]:
    """Lines from the bank that belong to no order and no claim and that nobody has explained, oldest first."""
    rows = BankLine.objects.filter(answer__insurer__key=insurer, order=None, claim=None, explanation=None)
    return [line_record(row) for row in rows.select_related("order", "claim", "answer", "explanation").order_by("id")]


def unreadable(insurer: str) -> list[str]:
    """Names of files from the bank that could not be read, and that nobody has explained or the bank sent again."""
    read = BankAnswer.objects.filter(insurer__key=insurer).exclude(kind="unreadable").values("name")
    rows = BankAnswer.objects.filter(insurer__key=insurer, kind="unreadable", explanation=None).exclude(name__in=read)
    return list(rows.order_by("name").values_list("name", flat=True).distinct())


def reconciliation(insurer: str, day: date) -> Reconciliation:
    """The bank's word against the books, for the files run up to a day and all that is booked up to it."""
    moved = BankLine.objects.filter(answer__insurer__key=insurer, explanation=None, booked_on__lte=day)
    sums = {
        what: moved.filter(what=what).aggregate(sum=Coalesce(Sum("amount"), 0))["sum"]
        for what in ("booked", "returned", "paid_in")
    }
    return Reconciliation(
        insurer=insurer,
        day=day,
        files=_file_sums(insurer, day),
        ledger=ledger.balance(insurer=insurer, account=accounts.BANK, upto=day),
        bank=sums["returned"] + sums["paid_in"] - sums["booked"],
        parked=tuple(parked(insurer)),
        unreadable=tuple(unreadable(insurer)),
    )


def _file_sums(insurer: str, day: date) -> tuple[FileSum, ...]:
    rows = (
        BankFile.objects.filter(insurer__key=insurer, run_on__lte=day)
        .order_by("id")
        .values("id", "name", "state", "orders", "total")
    )
    came: dict[tuple[int, str], tuple[int, int]] = {
        (found["file"], found["state"]): (found["number"], found["sum"])
        for found in Order.objects.filter(file__insurer__key=insurer, file__run_on__lte=day)
        .values("file", "state")
        .order_by("file", "state")
        .annotate(number=Count("id"), sum=Sum("net"))
    }

    def count(file: int, wanted: Iterable[str]) -> tuple[int, int]:
        found = [came.get((file, state), (0, 0)) for state in wanted]
        return sum(number for number, _ in found), sum(ore for _, ore in found)

    return tuple(
        FileSum(
            name=row["name"],
            state=row["state"],
            sent=(row["orders"], row["total"]),
            accepted=count(row["id"], ACCEPTED),
            rejected=count(row["id"], REJECTED),
            pending=count(row["id"], PENDING),
        )
        for row in rows
    )


def awaits_bank(insurer: str) -> bool:
    """Whether an order of the insurer lies at the bank: sent, neither booked nor refused."""
    return Order.objects.filter(case__insurer__key=insurer, state__in=["filed", "accepted"]).exists()
