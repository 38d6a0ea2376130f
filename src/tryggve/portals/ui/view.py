"""`@portal`: what every view says of itself, and what it is held to.

`@portal(who=CLAIMANT)` reads only: the database connection itself refuses to write. With `writes="POST"`, POST may write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.portals.ui import clock, session
from tryggve.portals.ui.who import ANYONE, Who

View = Callable[..., HttpResponseBase]


class NotYours(Http404):
    """It exists, but not for this visitor: the same page as if it did not exist."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a view said of itself; house tests and the access matrix read it."""

    who: Who
    reads: tuple[str, ...]
    writes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read a person's case: noted in the log after the page was made, in a write of its own."""

    verb: Verb
    subject: str
    chain: str
    person: int
    insurer: str


def portal(*, who: Who, reads: str = "GET HEAD", writes: str = "") -> Callable[[View], View]:
    """Declare who may open the view, and which HTTP methods read and which write."""
    access = Access(who, tuple(reads.split()), tuple(writes.split()))

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            stop = _stopped(request, access)
            if stop is not None:
                return stop
            writes = request.method in access.writes
            response = view(request, *args, **kwargs) if writes else _read_only(view, request, *args, **kwargs)
            _note_readings(request)
            return _private(response) if who is not ANYONE or session.visitor(request) else response

        inner.portal_access = access  # type: ignore[attr-defined]
        return inner

    return decorate


def reads_case(request: HttpRequest, *, verb: Verb, subject: str, chain: str, person: int, insurer: str = "") -> None:
    """Note that the visitor reads a person's case. One's own reading is not noted: the log says who else looked."""
    visitor = session.visitor(request)
    if visitor is None or visitor.person.id == person:
        return
    notes: list[Reading] = request.__dict__.setdefault("_readings", [])
    notes.append(Reading(verb, subject, chain, person, insurer or visitor.insurer or ""))


def safe_next(request: HttpRequest, asked: str, *, otherwise: str) -> str:
    """An address on this site to go on to; `otherwise` when the asked one leads elsewhere."""
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return otherwise


def _stopped(request: HttpRequest, access: Access) -> HttpResponseBase | None:
    if request.method not in (*access.reads, *access.writes):
        return HttpResponseNotAllowed([*access.reads, *access.writes])
    alive = session.keep_alive(request, at=clock.real())
    if access.who.open:
        return None
    visitor = session.visitor(request)
    if visitor is None:
        asked = {"nasta": request.get_full_path() if request.method == "GET" else request.path}
        return HttpResponseRedirect(
            f"{reverse('public:choose_sign_in')}?{urlencode(asked | ({} if alive else {'slut': '1'}))}"
        )
    if not access.who.admits(visitor):
        raise PermissionDenied
    return None


def _read_only(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        return view(request, *args, **kwargs)


def _note_readings(request: HttpRequest) -> None:
    visitor = session.visitor(request)
    for note in request.__dict__.pop("_readings", []):
        assert visitor is not None
        audit.note(
            verb=note.verb, actor=visitor.actor, now=clock.now(), subject=note.subject, chain=note.chain,
            person=note.person, insurer=note.insurer,
        )  # fmt: skip


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response
