"""The rooms a person may enter: their own pages, companies they act for, insurers they work for. One sign-in for all."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tryggve.casework.base.actor import Role
from tryggve.casework.people import queries as people
from tryggve.portals.ui import clock, session
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import NotYours, portal, safe_next
from tryggve.portals.ui.who import ANYONE, SIGNED_IN

NO_CONTENT = 204
_STAFF: dict[str, tuple[str, str | Promise]] = {
    "officer": ("desk:queue", _("Handläggning")),
    "approver": ("desk:queue", _("Handläggning, andra granskare")),
    "operator": ("operator:clock", _("Drift")),
    "auditor": ("operator:log", _("Granskning")),
}


@dataclass(frozen=True, slots=True)
class Room:
    """A room to enter: what it is called, where it begins, and as what one enters."""

    key: str
    title: str | Promise
    about: str
    address: str
    role: Role
    company: int | None = None
    insurer: str | None = None


def rooms_of(person: int) -> list[Room]:
    """Every room the person may enter today; the mandates and posts are asked anew each time."""
    on = clock.today()
    found = [Room("mina-sidor", _("Mina sidor"), "", reverse("claimant:start"), Role.CLAIMANT)]
    companies = {mandate.company for mandate in people.mandates(person=person, on=on)}
    for company in sorted(map(people.company, companies), key=lambda one: one.name):
        address = _address("employer:start", company.orgnr)
        if address:
            found.append(
                Room(
                    f"foretag-{company.orgnr}",
                    company.name,
                    company.orgnr,
                    address,
                    Role.COMPANY_USER,
                    company=company.id,
                )
            )
    # A post without a room of its own opens something in another's: what is said of health, to an officer.
    for post in (one for one in people.posts(person=person, on=on) if one.role in _STAFF):
        route, title = _STAFF[post.role]
        address = _address(route)
        if address:
            works_for = people.insurer(post.insurer).name
            found.append(
                Room(f"{post.role}-{post.insurer}", title, works_for, address, Role(post.role), insurer=post.insurer)
            )
    return found


@portal(who=SIGNED_IN, writes="POST")
def rooms(request: HttpRequest) -> HttpResponse:
    """Choose a room. With one room only, it is entered at once."""
    visitor = session.visitor(request)
    assert visitor is not None
    found = rooms_of(visitor.person.id)
    asked = safe_next(request, request.GET.get("nasta", "") or request.POST.get("nasta", ""), otherwise="")
    if request.method == "POST":
        return _enter(request, found, request.POST.get("rum", ""), asked)
    if len(found) == 1 and visitor.role is Role.CLAIMANT:
        return HttpResponseRedirect(asked or found[0].address)
    return page(request, PUBLIC, "ui/rooms.html", {"rooms": found, "next": asked})


def _enter(request: HttpRequest, found: list[Room], key: str, asked: str) -> HttpResponse:
    room = next((room for room in found if room.key == key), None)
    if room is None:
        raise NotYours
    session.choose(request, role=room.role, company=room.company, insurer=room.insurer)
    return HttpResponseRedirect(asked if _portal_of(asked) == _portal_of(room.address) else room.address)


def _portal_of(address: str) -> str:
    """The first part of an address, whichever the language: `handlaggning`."""
    return address.removeprefix("/en").strip("/").split("/")[0]


@portal(who=ANYONE, reads="", writes="POST")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the old id is dead at once."""
    session.sign_out(request)
    return HttpResponseRedirect(reverse("public:start"))


@portal(who=SIGNED_IN, reads="", writes="POST")
def stay(request: HttpRequest) -> HttpResponse:
    """Stay signed in: being asked is enough, the session was noted as used on the way here."""
    request.session["seen"] = clock.real().isoformat()
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return HttpResponseRedirect(reverse("ui:rooms"))
    return HttpResponse(status=NO_CONTENT)


def _address(route: str, *args: str) -> str:
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""
