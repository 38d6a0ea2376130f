"""Vouchers that sum to zero, and nothing else. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models

from tryggve.casework.base.triggers import append_only
from tryggve.casework.people.models import Insurer

BALANCED = """
IF (SELECT COALESCE(SUM(amount), 0) FROM ledger_posting WHERE voucher_id = NEW.voucher_id) <> 0 THEN
    RAISE EXCEPTION 'voucher % does not sum to zero', NEW.voucher_id USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


class Voucher(models.Model):
    """One event in the books. `key` is the business key: the same event posted twice is one voucher."""

    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    key = models.CharField(max_length=120, unique=True)
    day = models.DateField()
    text = models.CharField(max_length=200)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True)

    class Meta:
        triggers = append_only()


class Posting(models.Model):
    """`amount` öre on `account`; debit positive, credit negative."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="postings")
    account = models.CharField(max_length=30)
    amount = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["account"], name="posting_account")]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="voucher_balances",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func=BALANCED,
            ),
        ]
