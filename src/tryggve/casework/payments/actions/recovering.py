"""What is decided of a claim. The claim, its voucher and its decision stand or fall together.

The claim is on the amount before tax, as the difference is found. What was withheld has gone to the tax agency, which settles it with
the person; that is a named choice (`återkrav_före_skatt`), said in the letter.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.decisions import queries as decided
from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.payments.access import may_handle
from tryggve.casework.payments.actions.ordering import NotYours
from tryggve.casework.payments.claims import NoSuchClaim, reference_of
from tryggve.casework.payments.models import Claim
from tryggve.casework.payments.records import ClaimRecord
from tryggve.casework.payments.rows import claim_record


class AlreadyDecided(Exception):
    """The claim is decided by another decision, or withdrawn since what it rested on changed."""


class NotTheDecision(Exception):
    """The decision is not signed, or is about something else than this claim."""


class MoreThanWasPaid(ValueError):
    """No more can be recovered than was paid too much, and no less than nothing."""


@transaction.atomic
def decide_claim(
    *, claim: int, decision: int, recover: int, set_off: bool, due_on: date, actor: Actor, now: datetime
) -> ClaimRecord:
    """`recover` öre are to be paid back by `due_on`, and are booked; the rest is waived and booked nowhere.

    `set_off`: whether they are also kept back from coming payments. By the same decision again it is the same claim.
    Raises `AlreadyDecided`, `MoreThanWasPaid`, `NotTheDecision`, `NotYours`, `NoSuchClaim`.
    """
    row = Claim.objects.select_for_update(of=("self",)).select_related("case__insurer").filter(id=claim).first()
    if row is None:
        raise NoSuchClaim(claim)
    insurer = row.case.insurer.key
    if not may_handle(actor, insurer=insurer, person=row.case.person_id):
        raise NotYours(claim)
    if row.decision_id == decision:
        return claim_record(row)
    if row.state != "proposed":
        raise AlreadyDecided(claim)
    if not 0 <= recover <= row.amount:
        raise MoreThanWasPaid(recover)
    _demand_signed(row, decision)
    row.decision_id, row.recover, row.set_off, row.due_on = decision, recover, set_off and recover > 0, due_on
    row.reference, row.state = reference_of(row.id), "decided"
    row.save(update_fields=["decision", "recover", "set_off", "due_on", "reference", "state"])
    if recover:
        ledger.post(
            insurer=insurer, key=f"claim:{row.reference}", day=day_of(now), text=f"{row.benefit} {row.period}",
            postings=[(accounts.CLAIMS, recover), (accounts.BENEFIT_COST, -recover)],
        )  # fmt: skip
    verb = Verb.CLAIM_DECIDED if recover else Verb.CLAIM_WAIVED
    _note(verb, row, actor=actor, now=now, recover=recover, waived=row.amount - recover)
    return claim_record(row)


def _demand_signed(row: Claim, decision: int) -> None:
    made = decided.decision_by_id(decision)
    if (made.state, made.about, made.case) != ("signed", f"claim:{row.id}", row.case_id):
        raise NotTheDecision(made.number)


@transaction.atomic
def withdraw_claims(*, case: int, benefit: str, period: str, actor: Actor, now: datetime) -> list[ClaimRecord]:
    """Take back every claim on the period that nobody has decided: what they rested on has changed. Gives those taken back."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("case__insurer")
    taken = []
    for row in rows.filter(case=case, benefit=benefit, period=period, state="proposed").order_by("id"):
        row.state = "withdrawn"
        row.save(update_fields=["state"])
        _note(Verb.CLAIM_WITHDRAWN, row, actor=actor, now=now)
        taken.append(claim_record(row))
    return taken


def _note(verb: Verb, row: Claim, *, actor: Actor, now: datetime, **data: Any) -> None:
    audit.note(
        verb=verb, actor=actor, now=now, subject=f"claim:{row.id}", chain=row.case.number, person=row.case.person_id,
        insurer=row.case.insurer.key, data={"period": row.period, "öre": row.amount, **data},
    )  # fmt: skip
