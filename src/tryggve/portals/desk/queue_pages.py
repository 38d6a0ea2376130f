"""The queue: oldest first, and nobody chooses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tryggve.casework.contract import registry
from tryggve.casework.flow import providing
from tryggve.casework.worklists import actions as lists
from tryggve.casework.worklists import queries as worklists
from tryggve.portals.desk import own
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

KINDS = {
    "question": _("Bedömning"), "decide": _("Beslut"), "second": _("Andra granskare"), "account": _("Redogörelse"),
}  # fmt: skip
VIEWS = {"": _("Kön"), "mina": _("Mina"), "granska": _("Andra granskare"), "vantar": _("Väntar på andra")}


@portal(who=own.STAFF)
def queue(request: HttpRequest) -> HttpResponse:
    """Take the next case, or look at the lists; each list is a link that can be kept."""
    who = own.me(request)
    assert who.insurer is not None
    view = request.GET.get("visa", "")
    asked = (who.insurer, who.person.id, clock.today())
    lister = {"": worklists.queue, "mina": worklists.mine, "granska": worklists.to_approve}.get(view)
    rows = [(row, KINDS[row.kind]) for row in lister(*asked)] if lister else []
    waiting = worklists.waiting(who.insurer, clock.today()) if view == "vantar" else []
    content = {
        "view": view, "views": list(VIEWS.items()), "rows": rows,
        "waiting": [(row, _turn(row.turn)) for row in waiting], "taken": request.GET.get("tom") == "1",
        "pays_support": any(who.insurer in getattr(plug, "payers", ()) for plug in registry.all_insurances()),
        "keeps_register": who.insurer in {one.key for one in providing.approving()},
    }  # fmt: skip
    return page(request, own.SHELL, "desk/queue.html", content)


def _turn(turn: str) -> object:
    names = {
        "claimant": _("Den sökande"),
        "employer": _("Arbetsgivaren"),
        "authority": _("Myndighet"),
        "nobody": _("Ingen"),
        "fund": _("Oss"),
    }
    return names[turn]


@portal(who=own.STAFF, reads="", writes="POST")
def take_next(request: HttpRequest) -> HttpResponse:
    """The oldest case this officer may handle; an empty queue says so."""
    who = own.me(request)
    assert who.insurer is not None
    try:
        found = lists.next_case(insurer=who.insurer, officer=who.person.id, now=clock.now(), actor=who.actor)
    except lists.NotAnOfficer as why:
        raise NotYours from why
    if found is None:
        return HttpResponseRedirect(f"{reverse('desk:queue')}?tom=1")
    return HttpResponseRedirect(reverse("desk:case", args=[found.number]))
