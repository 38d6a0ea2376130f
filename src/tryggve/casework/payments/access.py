"""Who may stop a payment, pay it again, or say what a line from the bank was."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role


def may_handle(actor: Actor, *, insurer: str, person: int | None = None) -> bool:
    """Officers and approvers of the insurer, never about themselves; the program itself. `person`: whose money it is."""
    if actor.role is Role.SYSTEM:
        return True
    works = actor.role in {Role.OFFICER, Role.APPROVER, Role.OPERATOR} and actor.insurer == insurer
    return works and (person is None or actor.person != person)
