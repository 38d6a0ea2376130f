"""The edge of every request: how large it may be, what the browser may use, and our own refusals as pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tryggve.portals.ui import errors

# A form with several documents. Above it nothing is read; a single document's own limit is the casework's, with a sentence.
MOST_BYTES = 100_000_000
POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


class Edge:
    """Wraps every view. See the module."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdigit() or int(size) > MOST_BYTES:
            return HttpResponse("För stort. Too large.", status=413, content_type="text/plain; charset=utf-8")
        response = self._get_response(request)
        _keep_a_newer_session(request, response)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Our own refusals; and a database that cannot be reached, which is said without asking it anything."""
        if isinstance(exception, OperationalError) and not connection.is_usable():
            return errors.answer(request, errors.Closed())
        return errors.answer(request, exception)


def _keep_a_newer_session(request: HttpRequest, response: HttpResponseBase) -> None:
    """A late answer to an old session must not take away the cookie of the new one that somebody just signed in with."""
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie is not None and cookie["max-age"] == 0 and not getattr(request, "signed_out", False):
        del response.cookies[settings.SESSION_COOKIE_NAME]
