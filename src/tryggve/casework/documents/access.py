"""Who may read and send documents: who may read and work on their case."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases.access import may_read, may_write

__all__ = ["may_erase", "may_read", "may_write"]


def may_erase(actor: Actor) -> bool:
    """The retention rule at work, and nobody by hand."""
    return actor.role is Role.SYSTEM
