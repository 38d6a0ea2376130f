"""Pages for what goes wrong: in the same shell, without code words, always with a way on."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tryggve.portals.ui.page import PUBLIC, page

_log = logging.getLogger("tryggve.portals")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Conflict(Exception):
    """Somebody changed the same thing meanwhile. `words` says what; the visitor reads the page again."""

    def __init__(self, words: str, *, again: str) -> None:
        super().__init__(words)
        self.words = words
        self.again = again


class TooMany(Exception):
    """Too many tries; wait this many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class TooLargeRequest(Exception):
    """More bytes than any of our forms can hold."""


class Closed(Exception):
    """Closed for a while: maintenance, or the database cannot be reached."""


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """400."""
    return page(request, PUBLIC, "ui/errors/bad_request.html", status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """403: signed in, but without the right to the page."""
    return page(request, PUBLIC, "ui/errors/forbidden.html", status=403)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """403: the form is too old or comes from elsewhere. What was written is shown again, and may be sent with one button."""
    given = [
        (key, value) for key in request.POST if key != "csrfmiddlewaretoken" for value in request.POST.getlist(key)
    ]
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return page(request, PUBLIC, "ui/errors/expired_form.html", {"given": given if ours else []}, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 - Django gives it
    """404: no such page, or not yours; the two look the same."""
    return page(request, PUBLIC, "ui/errors/not_found.html", status=404)


def crashed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - what is broken may be in it
    """500. Without the database and the session, which may be what is broken; the reference stands in the log too."""
    reference = "".join(secrets.choice(_LETTERS) for _place in range(4))
    _log.error("page failed, reference %s", reference)
    return HttpResponse(render_to_string("ui/errors/crashed.html", {"reference": reference}), status=500)


def answer(request: HttpRequest, why: Exception) -> HttpResponse | None:
    """The page for a refusal of ours that a view let through; None when it is something else."""
    match why:
        case Conflict():
            return page(
                request, PUBLIC, "ui/errors/conflict.html", {"words": why.words, "again": why.again}, status=409
            )
        case TooLargeRequest():
            return page(request, PUBLIC, "ui/errors/too_large.html", status=413)
        case TooMany():
            response = page(request, PUBLIC, "ui/errors/too_many.html", {"seconds": why.seconds}, status=429)
            response["Retry-After"] = str(why.seconds)
            return response
        case Closed():
            return HttpResponse(
                render_to_string("ui/errors/closed.html", {"words": str(why) or _("Vi har stängt en stund.")}),
                status=503,
            )
    return None
