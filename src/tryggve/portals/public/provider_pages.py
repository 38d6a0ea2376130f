"""The register of approved providers, as it is published: who is approved where, from when, for what. Also as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tryggve.casework.flow import providing
from tryggve.casework.people.records import InsurerRecord
from tryggve.casework.providers import queries as register
from tryggve.casework.providers.records import COMPETENCES, ProviderRecord
from tryggve.portals.ui import clock, forms, numbers, sheet, words
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import ANYONE

LONGEST = 60
MOST = 100
Lists = list[tuple[InsurerRecord, list[ProviderRecord]]]


@portal(who=ANYONE)
def providers(request: HttpRequest) -> HttpResponse:
    """Approved today or on the day that is asked for, by name; a search finds name, town and organisationsnummer."""
    asked, written = _asked(request)
    day, wrong = _day(written)
    lists = _lists(day, asked)
    shown = [
        (insurer, [_row(provider) for provider in found[:MOST]], max(0, len(found) - MOST))
        for insurer, found in lists
        if found
    ]
    content = {
        "asked": asked, "lists": shown, "count": sum(len(found) for _insurer, found in lists), "on": day,
        "day": written or day.isoformat(), "wrong": wrong, "file": urlencode({"q": asked, "dag": day.isoformat()}),
    }  # fmt: skip
    faults = [forms.Fault("dag", wrong)] if wrong else []
    return page(request, PUBLIC, "public/providers.html", content, faults=faults)


@portal(who=ANYONE)
def as_file(request: HttpRequest) -> HttpResponse:
    """The whole list for the same day and search, for a spreadsheet. A day that is none is today."""
    asked, written = _asked(request)
    day, _wrong = _day(written)
    heading = [
        _("Godkänd av"), _("Namn"), _("Ort"), _("Organisationsnummer"), _("Från och med"), _("Till och med"), _("Kompetens"),
    ]  # fmt: skip
    rows = [
        [
            insurer.name, one.name, one.town, words.orgnr(one.orgnr), one.approved_from.isoformat() if one.approved_from else "",
            one.approved_to.isoformat() if one.approved_to else "", _competences(one),
        ]
        for insurer, found in _lists(day, asked) for one in found
    ]  # fmt: skip
    return sheet.sheet(f"godkanda-anordnare-{day.isoformat()}.csv", heading, rows)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """What is searched for, and the day as it was written."""
    asked, day = (request.GET.get(name, "").replace("\0", "").strip()[:LONGEST] for name in ("q", "dag"))
    return asked, day


def _day(written: str) -> tuple[date, str]:
    """The day that is asked for, today when none is, and what is wrong with it."""
    if not written:
        return clock.today(), ""
    try:
        return numbers.day(written), ""
    except numbers.NotADay:
        return clock.today(), _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.")


def _lists(day: date, asked: str) -> Lists:
    return [(one, register.published(one.key, day, asked)) for one in providing.approving()]


def _row(provider: ProviderRecord) -> dict[str, Any]:
    return {"provider": provider, "competences": _competences(provider)}


def _competences(provider: ProviderRecord) -> str:
    place = 1 if words.language() == "en" else 0
    return ", ".join(COMPETENCES[one][place] for one in provider.competences)
