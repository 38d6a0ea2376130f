"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.ledger.models import Voucher
from tryggve.casework.ledger.records import VoucherRecord


def voucher_record(row: Voucher) -> VoucherRecord:
    postings = row.postings.order_by("id").values_list("account", "amount")
    return VoucherRecord(
        id=row.id,
        insurer=row.insurer.key,
        key=row.key,
        day=row.day,
        text=row.text,
        postings=tuple((account, amount) for account, amount in postings),
        reverses=row.reverses.key if row.reverses else None,
    )
