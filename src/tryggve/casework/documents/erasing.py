"""Erasing documents by the retention rule: first in the database, then in the store. Killed in between, `sweep` finishes it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.actions import lock_case
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.documents.access import may_erase
from tryggve.casework.documents.models import Document, Reading
from tryggve.casework.documents.store import forget, is_kept

# First key of the advisory locks of this room; the second is made of the hash.
LOCK = 4107


class NotTheRule(Exception):
    """Only the retention rule erases."""


@transaction.atomic
def erase(*, document: int, rule: str, actor: Actor, now: datetime) -> bool:
    """Note that the document is erased and forget its name; gives whether it was done now. Its bytes go with the next `sweep`.

    Raises `NotTheRule`.
    """
    if not may_erase(actor):
        raise NotTheRule(actor.reference)
    row = Document.objects.select_related("case").get(id=document)
    lock_case(row.case.number)
    _, first = Reading.objects.get_or_create(
        document=row, step="erased", defaults={"actor": actor.reference, "at": now}
    )
    if not first:
        return False
    row.name = ""
    row.save(update_fields=["name"])
    case = case_by_id(row.case_id)
    note(
        verb=Verb.DOCUMENT_ERASED, actor=actor, now=now, chain=case.number, subject=f"document:{row.id}", person=case.person,
        company=case.company, insurer=case.insurer, data={"kind": row.kind, "rule": rule},
    )  # fmt: skip
    return True


def sweep() -> int:
    """Take the bytes of erased documents out of the store; gives how many files went. Bytes that another document has stay."""
    erased = Document.objects.filter(readings__step="erased").values_list("sha256", flat=True).distinct()
    return sum(_forget(digest) for digest in list(erased.order_by("sha256")) if is_kept(digest))


@transaction.atomic
def _forget(digest: str) -> bool:
    hold(digest)
    live = Document.objects.filter(sha256=digest).exclude(readings__step="erased")
    return False if live.exists() else forget(digest)


def hold(digest: str) -> None:
    """Hold the bytes with that SHA-256 until the transaction ends: they are not taken away while somebody keeps them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, int(digest[:7], 16)])
