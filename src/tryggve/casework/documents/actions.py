"""Receiving files from people and sealing our own."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Protocol

from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, system
from tryggve.casework.cases.actions import filed, lock_case, lock_open
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.documents.erasing import NotTheRule, erase, hold, sweep
from tryggve.casework.documents.kinds import FileKind, WrongType, clean_name, kind_of
from tryggve.casework.documents.models import Document, Reading
from tryggve.casework.documents.queries import IsErased
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.documents.rows import document_record
from tryggve.casework.documents.scanner import Verdict, scan
from tryggve.casework.documents.store import StoreFull, fetch, keep

__all__ = [
    "MOST_BYTES", "Empty", "Infected", "IsErased", "NotTheRule", "StoreFull", "TooLarge", "WrongType", "erase", "mark", "receive",
    "scan_waiting", "seal", "sweep",
]  # fmt: skip

MOST_BYTES = 20 * 1024 * 1024
CHUNK = 1024 * 1024
VERBS = {"read": Verb.DOCUMENT_READ, "used": Verb.DOCUMENT_USED}


class Readable(Protocol):
    """An open file."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


class TooLarge(ValueError):
    """More than 20 MB."""


class Empty(ValueError):
    """No bytes at all."""


class Infected(ValueError):
    """The scanner found something harmful. The file was not kept."""


def receive(
    *, case: int, name: str, content: bytes | Readable, kind: str, actor: Actor, now: datetime
) -> DocumentRecord:
    """File what a person sends: PDF, JPEG, PNG or HEIC by its content, at most 20 MB. The same bytes twice are one document.

    Raises `TooLarge`, `Empty`, `WrongType`, `Infected`, `StoreFull`, `CaseIsClosed`, `NoSuchCase`, `IsErased` (these bytes have been
    in the case and are erased).
    """
    data = _whole(content)
    found = kind_of(data)
    verdict = scan(data)
    if verdict is Verdict.INFECTED:
        raise Infected
    _known(case, "in", sha256(data).hexdigest())  # what is erased is not put in the store again
    digest = keep(data)
    with transaction.atomic():
        lock_open(case)
        known = _known(case, "in", digest)
        if known is not None:
            return known
        _hold(digest, data)
        row = _file(case, "in", kind, clean_name(name, found), found, digest, len(data), actor.reference, now)
        _step(row, "received", actor, now)
        _step(row, verdict.value, system("scanner"), now)
        filed(case=case)
        _note(Verb.DOCUMENT_RECEIVED, row, actor, now)
    return document_record(row)


def seal(*, case: int, name: str, content: bytes, kind: str, now: datetime) -> DocumentRecord:
    """Keep a document of ours, as it leaves the house. The same bytes again are the same document. Raises `WrongType`, `StoreFull`."""
    found = kind_of(content)
    digest = keep(content)
    with transaction.atomic():
        lock_case(case_by_id(case).number)
        known = _known(case, "out", digest)
        if known is not None:
            return known
        _hold(digest, content)
        sealer = system("sealer")
        row = _file(case, "out", kind, clean_name(name, found), found, digest, len(content), sealer.reference, now)
        _step(row, "sealed", sealer, now)
        _note(Verb.DOCUMENT_SEALED, row, sealer, now)
    return document_record(row)


@transaction.atomic
def mark(*, document: int, step: str, actor: Actor, now: datetime) -> DocumentRecord:
    """Note that the document was `read` by an officer or `used` in a decision: the first time becomes a step of its way."""
    row = Document.objects.select_related("case").get(id=document)
    lock_case(row.case.number)
    verb = VERBS[step]
    Reading.objects.get_or_create(document=row, step=step, defaults={"actor": actor.reference, "at": now})
    _note(verb, row, actor, now)
    return document_record(row)


def scan_waiting(*, now: datetime) -> int:
    """Ask the scanner again about what it has not seen; gives how many it has looked at now. What it finds is locked away."""
    seen = ["scanned", "infected", "erased"]
    waiting = Document.objects.filter(readings__step="unscanned").exclude(readings__step__in=seen)
    looked = 0
    for row in waiting.order_by("id"):
        verdict = scan(fetch(row.sha256))
        if verdict is Verdict.UNSCANNED:
            break
        with transaction.atomic():
            _step(row, verdict.value, system("scanner"), now)
            _note(Verb.DOCUMENT_SCANNED, row, system("scanner"), now)
        looked += 1
    return looked


def _whole(content: bytes | Readable) -> bytes:
    """All bytes, without taking in more than are allowed."""
    if isinstance(content, bytes):
        data = content
    else:
        parts, size = [], 0
        while size <= MOST_BYTES and (part := content.read(CHUNK)):
            parts.append(part)
            size += len(part)
        data = b"".join(parts)
    if len(data) > MOST_BYTES:
        raise TooLarge
    if not data:
        raise Empty
    return data


def _known(case: int, direction: str, digest: str) -> DocumentRecord | None:
    row = Document.objects.filter(case_id=case, direction=direction, sha256=digest).first()
    if row is None:
        return None
    found = document_record(row)
    if found.erased:
        raise IsErased(found.id)
    return found


def _hold(digest: str, content: bytes) -> None:
    """From here until the transaction ends nobody takes the bytes away; if they just were, they are kept again."""
    hold(digest)
    keep(content)


def _file(
    case: int, direction: str, kind: str, name: str, found: FileKind, digest: str, size: int, sender: str, now: datetime
) -> Document:
    return Document.objects.create(
        case_id=case,
        direction=direction,
        kind=kind,
        name=name,
        media_type=found.media_type,
        size=size,
        sha256=digest,
        from_actor=sender,
        received_at=now,
    )


def _step(row: Document, step: str, actor: Actor, now: datetime) -> None:
    Reading.objects.get_or_create(document=row, step=step, defaults={"actor": actor.reference, "at": now})


def _note(verb: Verb, row: Document, actor: Actor, now: datetime) -> None:
    case = case_by_id(row.case_id)
    note(
        verb=verb, actor=actor, now=now, chain=case.number, subject=f"document:{row.id}", person=case.person,
        insurer=case.insurer, data={"kind": row.kind, "sha256": row.sha256},
    )  # fmt: skip
