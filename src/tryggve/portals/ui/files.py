"""A file that goes out: always to be saved, never shown as a page of ours."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tryggve.casework.documents import queries as documents

SANDBOX = "sandbox; default-src 'none'"


def attachment(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    """The content as a file of that name; whatever it holds, a browser that opens it all the same runs nothing."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = SANDBOX
    return response


def kept(number: int) -> HttpResponse:
    """A kept document, by its row id. Whoever asks may have it. Raises `documents`' own: `LockedAway`, `IsErased`."""
    one = documents.document(number)
    return attachment(documents.read(document=number), media_type=one.media_type, name=one.name)
