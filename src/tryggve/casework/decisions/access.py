"""Who may decide."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people.access import works_as


def may_sign(actor: Actor, *, insurer: str, on: date) -> bool:
    """A decision is signed by an officer of the case's insurer, who has that post on the day."""
    return actor.role is Role.OFFICER and works_as(actor, on, insurer)


def may_approve(actor: Actor, *, insurer: str, on: date) -> bool:
    """A proposal that needs two people is approved by an approver or another officer of the case's insurer."""
    return actor.role in {Role.APPROVER, Role.OFFICER} and works_as(actor, on, insurer)
