"""Reading documents."""

from __future__ import annotations

from tryggve.casework.documents.models import Document
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.documents.rows import document_record
from tryggve.casework.documents.store import Corrupt, Missing, fetch


class NoSuchDocument(LookupError):
    """No document with that id."""


class LockedAway(Exception):
    """The scanner has found something harmful in the document: it is not handed out."""


def documents(case: int) -> list[DocumentRecord]:
    """The case's documents, latest first."""
    rows = Document.objects.prefetch_related("readings").filter(case_id=case).order_by("-received_at", "-id")
    return [document_record(row) for row in rows]


def document(id: int) -> DocumentRecord:  # noqa: A002 - a row's id is its id
    """The document with that row id. Raises `NoSuchDocument`."""
    row = Document.objects.prefetch_related("readings").filter(id=id).first()
    if row is None:
        raise NoSuchDocument(id)
    return document_record(row)


def read(document: int) -> bytes:
    """The bytes, exactly as they were kept. Raises `NoSuchDocument`, `LockedAway`, `Missing`, `Corrupt`."""
    row = Document.objects.prefetch_related("readings").filter(id=document).first()
    if row is None:
        raise NoSuchDocument(document)
    if document_record(row).infected:
        raise LockedAway(document)
    return fetch(row.sha256)


def scrub() -> list[tuple[str, str]]:
    """Read every kept file: gives (SHA-256, what is wrong) for each that is `corrupt` or `missing`."""
    wrong = []
    for digest in Document.objects.order_by("sha256").values_list("sha256", flat=True).distinct().iterator():
        try:
            fetch(digest)
        except Corrupt:
            wrong.append((digest, "corrupt"))
        except Missing:
            wrong.append((digest, "missing"))
    return wrong
