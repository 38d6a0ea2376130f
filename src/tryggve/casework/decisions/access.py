"""Who may decide."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role


def may_sign(actor: Actor, *, insurer: str) -> bool:
    """A decision is signed by an officer of the case's insurer."""
    return actor.role is Role.OFFICER and actor.person is not None and actor.insurer == insurer


def may_approve(actor: Actor, *, insurer: str) -> bool:
    """A proposal that needs two people is approved by an approver or another officer of the case's insurer."""
    return actor.role in {Role.APPROVER, Role.OFFICER} and actor.person is not None and actor.insurer == insurer
