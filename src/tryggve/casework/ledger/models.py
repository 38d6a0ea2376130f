"""Vouchers that sum to zero, and nothing else. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import NEVER_IGNORED, append_only
from tryggve.casework.people.models import Insurer

# Looked at when the transaction ends: a voucher is whole then, or it is not there at all. `lines` was written with the
# voucher, so that nothing can be added to an old one, not even a pair of postings that balance.
WHOLE = """
IF EXISTS (
    SELECT 1 FROM ledger_voucher AS voucher
    WHERE voucher.id = {voucher} AND (
        SELECT count(*) <> voucher.lines OR COALESCE(sum(posting.amount), 0) <> 0
        FROM ledger_posting AS posting WHERE posting.voucher_id = voucher.id
    )
) THEN
    RAISE EXCEPTION 'voucher %% does not sum to zero, or is not whole', {voucher} USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


def whole(voucher: str) -> pgtrigger.Trigger:
    """A trigger that looks at the whole voucher when the transaction ends; `voucher` is its id in SQL."""
    return pgtrigger.Trigger(
        name="voucher_is_whole",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func=WHOLE.format(voucher=voucher).replace("%%", "%"),
        declare=NEVER_IGNORED,
    )


class Voucher(models.Model):
    """One event in the books. `key` is the business key: the same event posted twice is one voucher."""

    id = models.BigAutoField(primary_key=True)
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    key = models.CharField(max_length=120, unique=True)
    day = models.DateField()
    text = models.CharField(max_length=200)
    lines = models.BigIntegerField(help_text="How many postings it has.")
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(lines__gte=2), name="voucher_two_postings")]
        indexes = [models.Index(fields=["insurer", "day"], name="voucher_day")]
        triggers = [*append_only(), whole("NEW.id")]


class Posting(models.Model):
    """`amount` öre on `account`; debit positive, credit negative."""

    id = models.BigAutoField(primary_key=True)
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="postings")
    account = models.CharField(max_length=30)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="posting_not_nothing")]
        indexes = [models.Index(fields=["account"], name="posting_account")]
        triggers = [*append_only(), whole("NEW.voucher_id")]
