"""Reading the books. All amounts in öre, debit positive."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Sum

from tryggve.casework.ledger.models import Posting, Voucher
from tryggve.casework.ledger.records import VoucherRecord
from tryggve.casework.ledger.rows import voucher_record


class NoSuchVoucher(LookupError):
    """No voucher with that key."""


def balance(insurer: str, account: str | None = None, upto: date | None = None) -> int:
    """The balance of an account at an insurer at the end of a day; of all accounts together it is 0."""
    rows = Posting.objects.filter(voucher__insurer__key=insurer)
    if account is not None:
        rows = rows.filter(account=str(account))
    if upto is not None:
        rows = rows.filter(voucher__day__lte=upto)
    return int(rows.aggregate(total=Sum("amount"))["total"] or 0)


def trial_balance(insurer: str, upto: date | None = None) -> dict[str, int]:
    """Every account that has been used, with its balance."""
    rows = Posting.objects.filter(voucher__insurer__key=insurer)
    if upto is not None:
        rows = rows.filter(voucher__day__lte=upto)
    totals = rows.values("account").order_by("account").annotate(total=Sum("amount"))
    return {row["account"]: int(row["total"]) for row in totals}


def voucher(key: str) -> VoucherRecord:
    """The voucher with that key. Raises `NoSuchVoucher`."""
    row = Voucher.objects.select_related("insurer", "reverses").filter(key=key).first()
    if row is None:
        raise NoSuchVoucher(key)
    return voucher_record(row)


def vouchers(insurer: str, day: date) -> list[VoucherRecord]:
    """The day's vouchers at an insurer, in the order they were written."""
    rows = Voucher.objects.select_related("insurer", "reverses").filter(insurer__key=insurer, day=day).order_by("id")
    return [voucher_record(row) for row in rows]


def unbalanced() -> list[str]:
    """Keys of vouchers that are not whole: always empty, the database sees to it; invariant I1 asks again."""
    sums = Voucher.objects.annotate(total=Sum("postings__amount"), found=Count("postings"))
    return [row.key for row in sums.order_by("id") if row.total != 0 or row.found != row.lines]
