"""Who may decide on a provider."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role


def may_decide(actor: Actor, *, insurer: str) -> bool:
    """An officer of the insurer; the program itself when it loads a register."""
    return actor.role is Role.SYSTEM or (actor.role in {Role.OFFICER, Role.APPROVER} and actor.insurer == insurer)
