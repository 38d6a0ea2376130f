"""Who may read and change what in the room of people."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people.queries import has_post, mandates, may


class NotYours(Exception):
    """The actor may not do this to that person or company."""


def works_as(actor: Actor, on: date, insurer: str | None = None) -> bool:
    """Whether the actor really has, on that day, the post she acts in (at `insurer`, when one is named)."""
    if actor.person is None or actor.insurer is None or insurer not in {None, actor.insurer}:
        return False
    return has_post(actor.person, actor.insurer, actor.role, on)


def acts_for(actor: Actor, company: int, service: str, on: date) -> bool:
    """Whether the actor may use the service for the company on that day."""
    if actor.role is not Role.COMPANY_USER or actor.person is None or actor.company != company:
        return False
    return may(actor.person, company, service, on)


def own_matter(actor: Actor, *, person: int, company: int | None, on: date) -> bool:
    """Whether it is about the actor herself, or about a company that she acts for: nobody works on such a case as an officer."""
    if actor.person is None:
        return False
    return actor.person == person or any(mandate.company == company for mandate in mandates(actor.person, on))


def may_give_mandate(actor: Actor, company: int, on: date) -> bool:
    """Administrators of the company give and remove its mandates; an operator does by the paper road."""
    return (
        actor.role is Role.SYSTEM
        or (works_as(actor, on) and actor.role is Role.OPERATOR)
        or acts_for(actor, company, "administration", on)
    )


def may_change_contact(actor: Actor, person: int, on: date) -> bool:
    """A person changes her own; an officer does it for her."""
    if actor.role is Role.CLAIMANT:
        return actor.person == person
    return actor.role is Role.SYSTEM or (actor.role is Role.OFFICER and works_as(actor, on))
