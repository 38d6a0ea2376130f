"""A company takes back what it has applied for, at one payer or at all, as long as the payer has not decided."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import SubmissionRecord
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.ceilings import actions as ceilings
from tryggve.casework.ceilings import queries as ceiling_queries
from tryggve.casework.contract.records import Answers
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import signing
from tryggve.casework.flow.company_file import NotForYou, demand
from tryggve.casework.flow.records import JointReceipt, Receipt
from tryggve.casework.flow.review_records import Withdrawable
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import actions as reviews

WITHDRAWN = "withdrawn"
KIND, KEY = "withdrawal", "first"


class AlreadyDecided(Exception):
    """The payer has decided: nothing is taken back, but a cost may be sent as 0 kronor."""


class NothingToWithdraw(Exception):
    """No case of the application was named, or one that is not of it."""


def withdrawn(record: CaseRecord) -> bool:
    """Whether the company has taken back what it applied for in the case."""
    return record.closed_at is not None and record.turn_reason == WITHDRAWN


def withdrawable(*, company: int, matter: str, actor: Actor, on: date) -> tuple[Withdrawable, ...]:
    """Each payer's case of the application: whether it can be taken back, and what that gives back of the ceilings, öre.

    Raises `NotForYou`, `cases.NoSuchCase`.
    """
    return tuple(
        Withdrawable(
            case=case.number, insurer_name=people.insurer(case.insurer).name, withdrawn=withdrawn(case),
            decided=decided.current(case.id) is not None, gives_back=_drawn(case),
        )
        for case in _cases(company, matter, actor, on=on)
    )  # fmt: skip


@transaction.atomic
def withdraw(
    *, company: int, matter: str, answers: Answers, signature: int, actor: Actor, now: datetime
) -> JointReceipt:
    """Take the application back in the cases that `answers["cases"]` names: they are closed, nothing is decided or paid in them.

    What they had drawn of the ceilings is given back at once, and the employee is told. All or none are taken back. The same
    signature again gives the same receipts. Raises `NotForYou`, `NothingToWithdraw`, `AlreadyDecided`, `cases.CaseIsClosed`
    (taken back before), `signing.SignedSomethingElse`, `cases.NoSuchCase`.
    """
    mine = {case.number: case for case in _cases(company, matter, actor, on=day_of(now))}
    sent = [one for one in applied.submissions_signed_by(signature) if one.kind == KIND]
    if sent:
        return _receipts(matter, sent)
    named = [str(number) for number in answers.get("cases") or []]
    if not named or set(named) - set(mine):
        raise NothingToWithdraw(matter)
    assert actor.person is not None
    subject = signing.filed_subject(kind=KIND, case=matter, key=KEY, answers=answers)
    signing.demand(people.signature(signature), subject=subject, person=actor.person)
    held = [cases.lock_case(number) for number in sorted(set(named))]
    for case in held:
        if decided.current(case.id) is not None:
            raise AlreadyDecided(case.number)
    kept = [_withdraw(case, answers, signature, actor=actor, now=now) for case in held]
    notifications.knock(key=f"withdrawn:{signature}", person=held[0].person, occasion="case", now=now)
    return _receipts(matter, kept)


def _withdraw(case: CaseRecord, answers: Answers, signature: int, *, actor: Actor, now: datetime) -> SubmissionRecord:
    assert actor.person is not None
    kept = applications.submit(
        case=case.id, kind=KIND, key=KEY, answers=answers, sender=actor.person, signature=signature, joint=case.matter,
        actor=actor, now=now,
    )  # fmt: skip
    decisions.drop_proposal(case=case.id, actor=actor, now=now)
    reviews.drop_live(case=case.number, actor=actor, now=now)
    drawn = ceiling_queries.drawn_by(case.id)
    ceilings.draw(case=case.id, amounts=dict.fromkeys(drawn, 0), actor=actor, now=now)
    cases.close_case(case=case.id, reason=WITHDRAWN, now=now, actor=actor)
    audit.note(
        verb=Verb.WITHDRAWN, actor=actor, now=now, subject=f"case:{case.number}", chain=case.number, person=case.person,
        company=case.company, insurer=case.insurer,
    )  # fmt: skip
    return kept


def _cases(company: int, matter: str, actor: Actor, *, on: date) -> list[CaseRecord]:
    """The cases of the company's application, when the actor may handle it."""
    found = [case for case in case_queries.cases_of_matter(matter) if case.company == company]
    if not found:
        raise case_queries.NoSuchCase(matter)
    demand(actor, company, found[0].insurance, on=on)
    return found


def _drawn(case: CaseRecord) -> int:
    """What the case holds of the ceiling it has drawn most of, öre: one krona is drawn of several ceilings at once."""
    return max(ceiling_queries.drawn_by(case.id).values(), default=0)


def _receipts(matter: str, sent: list[SubmissionRecord]) -> JointReceipt:
    return JointReceipt(
        matter=matter,
        receipts=tuple(
            Receipt(case=case_queries.case_by_id(one.case).number, receipt=one.receipt, received_at=one.received_at)
            for one in sent
        ),
    )


__all__ = ["AlreadyDecided", "NotForYou", "NothingToWithdraw", "withdraw", "withdrawable", "withdrawn"]
