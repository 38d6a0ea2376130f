"""Files of a case, as attachments; that they were read is noted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from tryggve.casework.audit.verbs import Verb
from tryggve.casework.documents import queries as documents
from tryggve.casework.letters import queries as letters
from tryggve.portals.desk import own
from tryggve.portals.ui.view import NotYours, portal, reads_case


@portal(who=own.STAFF)
def document(request: HttpRequest, number: str, document: int) -> HttpResponse:
    """One document of the case."""
    found = own.case(request, number)
    if document not in {one.id for one in documents.documents(found.id)}:
        raise NotYours
    reads_case(
        request,
        verb=Verb.DOCUMENT_READ,
        subject=f"document:{document}",
        chain=number,
        person=found.person,
        insurer=found.insurer,
    )
    return attachment(document)


@portal(who=own.STAFF)
def sealed_letter(request: HttpRequest, number: str) -> HttpResponse:
    """The latest sealed letter of the case."""
    found = own.case(request, number)
    sealed = [letter for letter in letters.letters(found.id) if letter.document is not None]
    if not sealed or sealed[-1].document is None:
        raise NotYours
    return attachment(sealed[-1].document)


def attachment(number: int) -> HttpResponse:
    """A kept document, to be saved."""
    kept = documents.document(number)
    response = HttpResponse(documents.read(document=number), content_type=kept.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept.name) or "attachment"
    return response
