"""Reading documents."""

from __future__ import annotations

from collections.abc import Collection

from tryggve.casework.documents.models import Document
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.documents.rows import document_record
from tryggve.casework.documents.store import Corrupt, Missing, fetch


class NoSuchDocument(LookupError):
    """No document with that id."""


class LockedAway(Exception):
    """The scanner has found something harmful in the document: it is not handed out."""


class IsErased(Exception):
    """The document has been erased by the retention rule."""


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
    """The bytes, exactly as they were kept. Raises `NoSuchDocument`, `LockedAway`, `IsErased`, `Missing`, `Corrupt`."""
    row = Document.objects.prefetch_related("readings").filter(id=document).first()
    if row is None:
        raise NoSuchDocument(document)
    found = document_record(row)
    if found.erased:
        raise IsErased(document)
    if found.infected:
        raise LockedAway(document)
    return fetch(row.sha256)


def sent_in(cases: Collection[int]) -> set[int]:
    """Those of the cases (row ids) where something that was sent in has not been erased."""
    rows = Document.objects.filter(case_id__in=cases, direction="in").exclude(readings__step="erased")
    return set(rows.values_list("case_id", flat=True))


def scrub() -> list[tuple[str, str]]:
    """Read every kept file: gives (SHA-256, what is wrong) for each that is `corrupt` or `missing`. Erased ones are neither."""
    wrong = []
    live = Document.objects.exclude(readings__step="erased")
    for digest in live.order_by("sha256").values_list("sha256", flat=True).distinct().iterator():
        try:
            fetch(digest)
        except Corrupt:
            wrong.append((digest, "corrupt"))
        except Missing:
            wrong.append((digest, "missing"))
    return wrong
