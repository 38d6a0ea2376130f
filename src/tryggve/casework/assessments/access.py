"""Who may write here."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people.access import own_matter, works_as


class NotYours(Exception):
    """The question is another's to answer."""


def may_answer(actor: Actor, *, insurer: str, person: int, company: int | None, on: date) -> bool:
    """An open question is answered by an officer or approver of the case's insurer, never in a matter of her own."""
    works = actor.role in {Role.OFFICER, Role.APPROVER} and works_as(actor, on, insurer)
    return works and not own_matter(actor, person=person, company=company, on=on)
