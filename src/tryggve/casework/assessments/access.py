"""Who may write here."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role


def may_answer(actor: Actor, *, insurer: str) -> bool:
    """An open question is answered by an officer of the case's insurer."""
    return actor.role is Role.OFFICER and actor.insurer == insurer
