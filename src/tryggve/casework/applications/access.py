"""Who may read and write an employer's part, and who may erase what is said of health."""

from __future__ import annotations

from datetime import date

from tryggve.casework.applications.parts import SERVICE
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases.access import may_read as may_read_case
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.people.access import acts_for

__all__ = ["may_erase", "may_read_part", "may_write_part"]


def may_read_part(actor: Actor, part: PartRecord, on: date) -> bool:
    """Those who write certificates for the company, and those who may read the case."""
    if actor.role is Role.COMPANY_USER:
        return may_write_part(actor, part, on)
    return may_read_case(actor, case_by_id(part.case), on)


def may_write_part(actor: Actor, part: PartRecord, on: date) -> bool:
    """Those who write certificates for the company; nobody about herself."""
    return actor.person != part.person and acts_for(actor, part.company, SERVICE, on)


def may_erase(actor: Actor) -> bool:
    """The retention rule at work, and nobody by hand: what is erased early cannot be tried again."""
    return actor.role is Role.SYSTEM
