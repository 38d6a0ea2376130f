"""Erasing what is said of health, by the retention rule: the signed answers stay, and still hold."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.applications.access import may_erase
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.models import Draft, Erasure
from tryggve.casework.applications.queries import holds
from tryggve.casework.applications.rows import kept_apart, submission_rows
from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.actions import lock_case
from tryggve.casework.cases.queries import case_by_id


class NotTheRule(Exception):
    """Only the retention rule erases."""


class NotAsSigned(Exception):
    """The submission is not what was signed: nothing is erased before somebody has seen why."""


@transaction.atomic
def erase(*, case: int, rule: str, actor: Actor, now: datetime) -> int:
    """Erase what the case's submissions say of health; gives how many say nothing of it any longer. Again erases nothing.

    What stays is held against its signature first. Raises `NotTheRule`, `NotAsSigned`, `NoSuchCase`.
    """
    if not may_erase(actor):
        raise NotTheRule(actor.reference)
    folder = lock_case(case_by_id(case).number)
    erased = 0
    for row in submission_rows().filter(case_id=case, sensitive__isnull=False).order_by("id"):
        apart = kept_apart(row)
        if apart is None:
            continue
        if not holds(row.id):
            raise NotAsSigned(row.receipt)
        left = digest(row.answers)
        Erasure.objects.create(
            submission=row, places=sorted(apart.answers), digest=left, rule=rule, actor=actor.reference, at=now
        )
        apart.delete()
        note(
            verb=Verb.HEALTH_ERASED, actor=actor, now=now, chain=folder.number, subject=f"submission:{row.id}", person=folder.person,
            company=folder.company, insurer=folder.insurer, data={"rule": rule, "digest": left},
        )  # fmt: skip
        erased += 1
    return erased


def drop_drafts(*, insurance: str, kind: str, before: datetime) -> int:
    """Forget the drafts that were last saved before a moment; gives how many."""
    dropped, _ = Draft.objects.filter(insurance=insurance, kind=kind, saved_at__lt=before).delete()
    return dropped
