"""The bank's lines are kept, each once: with what it belongs to, or put aside for a person to look at."""

from __future__ import annotations

from datetime import datetime

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.payments.bank_words import Said
from tryggve.casework.payments.models import BankAnswer, BankLine, Claim, Order
from tryggve.casework.people.records import InsurerRecord

MATCHED, PARKED, SEEN = "matched", "parked", "seen"


def seen(line: Said) -> bool:
    """Whether the bank has said this before."""
    return BankLine.objects.filter(key=line.key).exists()


def match(answer: BankAnswer, line: Said, *, order: Order | None = None, claim: Claim | None = None) -> BankLine:
    """Keep the line with the order or the claim it belongs to."""
    return _keep(answer, line, order=order, claim=claim, parked_why="")


def park(owner: InsurerRecord, answer: BankAnswer, line: Said, why: str, *, actor: Actor, now: datetime) -> str:
    """Put the line aside, and say why."""
    kept = _keep(answer, line, order=None, claim=None, parked_why=why)
    audit.note(
        verb=Verb.BANK_LINE_PARKED, actor=actor, now=now, subject=f"line:{kept.id}", insurer=owner.key,
        data={"reference": line.reference, "why": why, "öre": line.amount},
    )  # fmt: skip
    return PARKED


def _keep(answer: BankAnswer, line: Said, *, order: Order | None, claim: Claim | None, parked_why: str) -> BankLine:
    return BankLine.objects.create(
        answer=answer, key=line.key, reference=line.reference, what=line.what, amount=line.amount, booked_on=line.booked_on,
        reason=line.reason, order=order, claim=claim, parked_why=parked_why,
    )  # fmt: skip
