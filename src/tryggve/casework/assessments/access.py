"""Who may write here."""

from __future__ import annotations

from tryggve.casework.base.actor import Actor, Role


class NotYours(Exception):
    """The question is another's to answer."""


def may_answer(actor: Actor, *, insurer: str, person: int) -> bool:
    """An open question is answered by an officer or approver of the case's insurer, never about herself (`person`: whose case)."""
    works = actor.role in {Role.OFFICER, Role.APPROVER} and actor.insurer == insurer
    return works and actor.person != person
