"""Reading about what was paid too much: what is found, what is decided, what has come back. Amounts in öre."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Sum
from django.db.models.functions import Coalesce
from stdnum import luhn

from tryggve.casework.payments.models import Claim, Order
from tryggve.casework.payments.records import ClaimRecord, OrderRecord, RepaymentRecord
from tryggve.casework.payments.rows import claim_record, counted, order_record, repayment_record

DIGITS = 8


class NoSuchClaim(LookupError):
    """No claim with that row id or reference."""


def reference_of(claim: int) -> str:
    """What whoever pays a claim back states: its number with a check digit (Luhn), digits only."""
    number = f"{claim:0{DIGITS}d}"
    return f"{number}{luhn.calc_check_digit(number)}"


def claim(claim_id: int) -> ClaimRecord:
    """The claim with that row id. Raises `NoSuchClaim`."""
    row = Claim.objects.filter(id=claim_id).first()
    if row is None:
        raise NoSuchClaim(claim_id)
    return claim_record(row)


def claim_by_reference(reference: str) -> ClaimRecord:
    """The decided claim with that reference. Raises `NoSuchClaim`."""
    row = Claim.objects.exclude(reference="").filter(reference=reference.replace(" ", "")).first()
    if row is None:
        raise NoSuchClaim(reference)
    return claim_record(row)


def claims_at(insurer: str, states: Sequence[str] = ("proposed", "decided")) -> list[ClaimRecord]:
    """The insurer's claims in those states, oldest first."""
    rows = Claim.objects.filter(case__insurer__key=insurer, state__in=states).order_by("found_at", "id")
    return [claim_record(row) for row in rows]


def repayments(claim_id: int) -> list[RepaymentRecord]:
    """What has come back of a claim, oldest first."""
    row = Claim.objects.filter(id=claim_id).first()
    if row is None:
        raise NoSuchClaim(claim_id)
    return [repayment_record(one) for one in counted(row)]


def before(found: ClaimRecord) -> tuple[int, OrderRecord | None]:
    """What stood ordered for the period before the claim was found, and the latest order behind it."""
    same = {"case": found.case, "benefit": found.benefit, "period": found.period, "version__lt": found.version}
    orders = Order.objects.filter(**same, again_for=None).exclude(state="stopped")
    taken = Claim.objects.filter(**same).exclude(state="withdrawn")
    given = orders.aggregate(gross=Coalesce(Sum("gross"), 0))["gross"]
    latest = orders.select_related("file", "again_for").order_by("-version").first()
    less = taken.aggregate(amount=Coalesce(Sum("amount"), 0))["amount"]
    return given - less, None if latest is None else order_record(latest)
