"""Who may decide on a provider, and who may speak for one."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people.access import acts_for, works_as
from tryggve.casework.people.mandates import Service
from tryggve.casework.people.numbers import NotAnOrgnr
from tryggve.casework.people.queries import NoSuchCompany, company_by_number, mandates


class NotYours(Exception):
    """The actor neither decides for this insurer nor speaks for this provider."""


def may_decide(actor: Actor, *, insurer: str, orgnr: str, on: date) -> bool:
    """An officer who works at the insurer that day and has no permission for the provider; the program itself.

    The program loads registers. Nobody decides on a company that they act for.
    """
    if actor.role is Role.SYSTEM:
        return True
    if actor.person is None or actor.role not in {Role.OFFICER, Role.APPROVER}:
        return False
    acts_for_it = any(mandate.orgnr == orgnr for mandate in mandates(actor.person, on))
    return works_as(actor, on, insurer) and not acts_for_it


def may_tell(actor: Actor, *, orgnr: str, on: date) -> bool:
    """A user of that company with the permission for it that day; the program itself when it loads a register."""
    if actor.role is Role.SYSTEM:
        return True
    try:
        return acts_for(actor, company_by_number(orgnr).id, Service.PROVIDER, on)
    except (NoSuchCompany, NotAnOrgnr):
        return False
