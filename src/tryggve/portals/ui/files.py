"""A file that goes out: always to be saved, never shown as a page of ours."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

SANDBOX = "sandbox; default-src 'none'"


def attachment(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    """The content as a file of that name; whatever it holds, a browser that opens it all the same runs nothing."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Content-Security-Policy"] = SANDBOX
    return response
