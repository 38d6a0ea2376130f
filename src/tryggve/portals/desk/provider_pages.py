"""Providers that ask to be approved, and those that are: approve from a day, refuse with the reason, end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from tryggve.casework.providers import actions as register
from tryggve.casework.providers import queries as providers
from tryggve.casework.providers.records import COMPETENCES, ProviderRecord
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, forms, numbers, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

LONGEST = 60
MOST = 100


@portal(who=own.STAFF, writes="POST")
def register_page(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, then what is approved."""
    who = own.me(request)
    assert who.insurer is not None
    if request.method != "POST":
        return _shown(request, who.insurer)
    fault = _done(request, who.insurer)
    return _shown(request, who.insurer, fault) if fault else HttpResponseRedirect(request.path)


def _done(request: HttpRequest, insurer: str) -> forms.Fault | None:
    """Do what was pressed; gives what is wrong."""
    number = request.POST.get("approval", "")
    one = next((row for row in _mine(insurer) if str(row.id) == number), None)
    if one is None:
        raise NotYours
    given: dict[str, Any] = {"approval": one.id, "actor": own.me(request).actor, "now": clock.now()}
    try:
        match request.POST.get("do"):
            case "approve":
                register.approve(from_day=numbers.day(request.POST.get("day", "")), **given)
            case "refuse":
                why = request.POST.get("why", "").strip()
                if not why:
                    return forms.Fault(f"varfor-{one.id}", _("Skriv varför anordnaren inte godkänns."))
                register.refuse(why=why, **given)
            case "end":
                register.end(to_day=numbers.day(request.POST.get("day", "")), **given)
            case _:
                raise NotYours
    except numbers.NotADay:
        return forms.Fault(f"dag-{one.id}", _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16."))
    except register.CompetenceMissing:
        return forms.Fault(f"dag-{one.id}", _("Det krävs medicinsk och rehabiliterande kompetens, och tre till."))
    except (register.AlreadyDecided, register.NotYours) as why_not:
        raise errors.Conflict(_("Någon annan har redan beslutat om anordnaren."), again=request.path) from why_not
    return None


def _mine(insurer: str) -> list[ProviderRecord]:
    return [*providers.waiting(insurer), *providers.published(insurer, clock.today())]


def _shown(request: HttpRequest, insurer: str, fault: forms.Fault | None = None) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    place = 1 if words.language() == "en" else 0
    approved = providers.published(insurer, clock.today(), asked)
    told = {
        one.id: ", ".join(COMPETENCES[key][place] for key in one.competences)
        for one in [*providers.waiting(insurer), *approved]
    }
    content = {
        "waiting": [(one, told[one.id]) for one in providers.waiting(insurer)],
        "approved": [(one, told[one.id]) for one in approved[:MOST]],
        "more": max(0, len(approved) - MOST), "asked": asked, "today": clock.today().isoformat(),
        "wrong": {fault.target: fault.text} if fault else {},
    }  # fmt: skip
    return page(request, own.SHELL, "desk/providers.html", content, faults=[fault] if fault else [])
