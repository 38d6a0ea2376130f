"""The public pages: parameters in, content out."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.public import content, searching
from tryggve.portals.ui import clock, words
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import portal, safe_next
from tryggve.portals.ui.who import ANYONE

HISTORY = timedelta(days=90)


@portal(who=ANYONE)
def start(request: HttpRequest) -> HttpResponse:
    """The hub: search, doors, today's disturbances."""
    now = clock.now()
    current = [one for one in content.notices() if one.begins <= now <= one.ends]
    return page(request, PUBLIC, "public/start.html", {"notices": current})


@portal(who=ANYONE)
def services(request: HttpRequest) -> HttpResponse:
    """Everything one can do, for a person or an employer."""
    audience = request.GET.get("for", "")
    shown = [one for one in content.services() if audience in {"", one.audience} and _leads(one.route)]
    return page(request, PUBLIC, "public/services.html", {"services": _rows(shown), "audience": audience})


@portal(who=ANYONE)
def search(request: HttpRequest) -> HttpResponse:
    """What fits the words."""
    asked = request.GET.get("q", "").strip()[: searching.LONGEST]
    found = searching.search(asked)
    rows = _rows(one for one in found.services if _leads(one.route))
    return page(request, PUBLIC, "public/search.html", {"asked": asked, "found": found, "services": rows})


@portal(who=ANYONE)
def choose_sign_in(request: HttpRequest) -> HttpResponse:
    """Two rooms, one sign-in."""
    asked = safe_next(request, request.GET.get("nasta", ""), otherwise="")
    doors = {
        "claimant_door": f"{reverse('ui:sign_in')}?{urlencode({'nasta': asked or reverse('claimant:start')})}",
        "rooms_door": f"{reverse('ui:sign_in')}?{urlencode({'nasta': asked or reverse('ui:rooms')})}",
    }
    return page(request, PUBLIC, "public/choose_sign_in.html", {**doors, "ended": "slut" in request.GET})


@portal(who=ANYONE)
def operation(request: HttpRequest) -> HttpResponse:
    """What works and what does not, now and the last ninety days."""
    now = clock.now()
    kept = [one for one in content.notices() if one.ends > now - HISTORY]
    coming = [one for one in kept if one.ends >= now]
    return page(
        request,
        PUBLIC,
        "public/operation.html",
        {"coming": coming, "past": [one for one in kept if one.ends < now], "at": now},
    )


@portal(who=ANYONE)
def eids(request: HttpRequest) -> HttpResponse:
    """Which e-IDs we accept."""
    return _text(request, "eids")


@portal(who=ANYONE)
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies there are."""
    return _text(request, "cookies")


@portal(who=ANYONE)
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site is."""
    return _text(request, "accessibility")


@portal(who=ANYONE)
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep about people, and what of somebody's health for how long, as each insurer has chosen."""
    told = {"text": content.page("privacy"), "kept": flow.kept_for(), "days": flow.DRAFT_DAYS}
    return page(request, PUBLIC, "public/privacy.html", told)


@portal(who=ANYONE)
def terms(request: HttpRequest) -> HttpResponse:
    """Terms of the e-services."""
    return _text(request, "terms")


@portal(who=ANYONE)
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach us: each insurer's own hours, as its settings say."""
    insurers = [
        (one.name, one.settings["letterhead"], one.settings.get("contact_hours", {}).get(words.language(), ""))
        for one in people.insurers() if one.settings.get("letterhead")
    ]  # fmt: skip
    return page(request, PUBLIC, "public/contact.html", {"text": content.page("contact"), "insurers": insurers})


@portal(who=ANYONE)
def help_pages(request: HttpRequest) -> HttpResponse:
    """Questions and answers."""
    return page(request, PUBLIC, "public/help.html", {"questions": content.questions()})


@portal(who=ANYONE)
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """One question with its answer, at its own address."""
    found = next((one for one in content.questions() if one.slug == slug), None)
    if found is None:
        raise Http404
    return page(request, PUBLIC, "public/answer.html", {"one": found})


def _text(request: HttpRequest, key: str) -> HttpResponse:
    return page(request, PUBLIC, "public/text.html", {"text": content.page(key)})


def _rows(services: object) -> list[dict[str, object]]:
    return [{"address": _leads(one.route), "title": one.title, "about": one.about} for one in services]  # type: ignore[attr-defined]


def _leads(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return reverse("public:choose_sign_in") if route.startswith("employer:") else ""
