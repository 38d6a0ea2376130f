"""Who may ask for an account, answer, judge, and draw samples."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases.access import WORKERS, may_write
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.people.access import own_matter, works_as


def may_ask(actor: Actor, case: CaseRecord, on: date) -> bool:
    """An officer or approver of the case's insurer: not about herself, nor of a company that she acts for."""
    if actor.role not in WORKERS or not may_write(actor, case, on):
        return False
    return not own_matter(actor, person=case.person, company=case.company, on=on)


def may_answer(actor: Actor, case: CaseRecord) -> bool:
    """A user of the company that applied. That she holds the insurance's mandate is asked where the insurance is known."""
    return actor.role is Role.COMPANY_USER and case.company is not None and actor.company == case.company


def may_draw(actor: Actor, insurer: str, on: date) -> bool:
    """An officer or approver of the insurer."""
    return actor.role in WORKERS and works_as(actor, on, insurer)
