"""The register of approved providers, as it is published: who is approved where, from when, for what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from tryggve.casework.people import queries as people
from tryggve.casework.providers import queries as register
from tryggve.casework.providers.records import COMPETENCES, ProviderRecord
from tryggve.portals.ui import clock, words
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import ANYONE

LONGEST = 60
MOST = 100


@portal(who=ANYONE)
def providers(request: HttpRequest) -> HttpResponse:
    """Approved today, by name; a search finds name, town and organisationsnummer."""
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    today = clock.today()
    lists = [(one, register.published(one.key, today, asked)) for one in people.insurers()]
    shown = [
        (insurer, [_row(provider) for provider in found[:MOST]], max(0, len(found) - MOST))
        for insurer, found in lists
        if found
    ]
    content = {"asked": asked, "lists": shown, "count": sum(len(found) for _, found in lists), "on": today}
    return page(request, PUBLIC, "public/providers.html", content)


def _row(provider: ProviderRecord) -> dict[str, Any]:
    place = 1 if words.language() == "en" else 0
    return {"provider": provider, "competences": ", ".join(COMPETENCES[one][place] for one in provider.competences)}
