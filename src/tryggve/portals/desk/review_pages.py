"""Samples of paid cases: draw one with a seed that is kept, and see what became of each case that was drawn."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.cases import queries as cases
from tryggve.casework.contract.registry import insurance as insurance_by_key
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.reviews.access import may_ask
from tryggve.casework.reviews.records import SampleRecord
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, forms, numbers
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

MOST = 500
STATES = {
    "asked": "waiting_employer",
    "answered": "waiting_us",
    "accepted": "done",
    "refused": "done",
    "dropped": "cancelled",
}


@dataclass(frozen=True, slots=True)
class Sums:
    """How far a sample has come, in number of accounts."""

    asked: int
    answered: int
    accepted: int
    refused: int
    late: int


def sums(told: SampleRecord, *, on: date) -> Sums:
    """Asked for, answered (also those judged), accepted, not accepted, late."""
    count = Counter(one.state for one in told.requests)
    return Sums(
        asked=len(told.requests), answered=count["answered"] + count["accepted"] + count["refused"], accepted=count["accepted"],
        refused=count["refused"], late=sum(one.late(on) for one in told.requests),
    )  # fmt: skip


@portal(who=own.STAFF, writes="POST")
def samples(request: HttpRequest, insurance: str) -> HttpResponse:
    """The insurer's samples, accounts that are late, and the form that draws a new sample."""
    who = own.me(request)
    assert who.insurer is not None
    if who.insurer not in getattr(insurance_by_key(insurance), "payers", ()):
        raise NotYours
    if request.method != "POST":
        return _shown(request, insurance, _begun(who.insurer), {})
    given = {name: request.POST.get(name, "").strip() for name in ("first", "until", "wanted", "day", "key")}
    days, wanted, wrong = _read(given)
    if wrong or not given["key"]:
        return _shown(request, insurance, given, wrong or {"wanted": _("Börja om med formuläret.")})
    try:
        made = flow_actions.draw_sample(
            insurance=insurance, first=days["first"], until=days["until"], wanted=wanted, last_day=days["day"],
            seed=secrets.token_hex(16), key=f"{who.insurer}:{given['key'][:24]}", actor=who.actor, now=clock.now(),
        )  # fmt: skip
    except reviews.NothingToDraw:
        return _shown(request, insurance, given, {"first": _("Inget ärende betalades under de dagarna.")})
    except (flow_actions.OwnCase, reviews.NotYours) as why:
        said = _(
            "Ditt eget ärende, eller ett från ett företag du företräder, finns bland dem som kan dras. "
            "En annan handläggare behöver dra stickprovet."
        )
        raise errors.Conflict(said, again=request.path) from why
    return HttpResponseRedirect(reverse("desk:sample", args=[made.number]))


@portal(who=own.STAFF)
def sample(request: HttpRequest, number: str) -> HttpResponse:
    """One sample: how it was drawn, so that it can be drawn again, and each case with how far it has come."""
    try:
        told = flow.sample(number=number, actor=own.me(request).actor, on=clock.today())
    except reviewed.NoSuchSample as why:
        raise NotYours from why
    today = clock.today()
    actor = own.me(request).actor
    # Somebody's own case may be in a sample that another has drawn: of that one nothing is shown.
    hidden = {one.id for one in told.requests if not may_ask(actor, cases.case_by_id(one.case), today)}
    rows = [(None if one.id in hidden else one, STATES[one.state], one.late(today)) for one in told.requests]
    content = {
        "told": told, "sums": sums(told, on=today), "rows": rows, "drawn_by": people.person(told.drawn_by).name,
    }  # fmt: skip
    return page(request, own.SHELL, "desk/sample.html", content)


def _begun(insurer: str) -> dict[str, str]:
    """What stands in the form at first: the year so far, ten cases, the insurer's number of days to answer."""
    today = clock.today()
    return {
        "first": today.replace(month=1, day=1).isoformat(), "until": today.isoformat(), "wanted": "10",
        "day": flow.last_day_from(insurer, on=today).isoformat(), "key": secrets.token_hex(12),
    }  # fmt: skip


def _read(given: dict[str, str]) -> tuple[dict[str, date], int, dict[str, str]]:
    """The days and the number, and what must be mended by field."""
    days: dict[str, date] = {}
    wrong: dict[str, str] = {}
    for name in ("first", "until", "day"):
        try:
            days[name] = numbers.day(given[name])
        except numbers.NotADay:
            wrong[name] = _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.")
    if "first" in days and "until" in days and not days["first"] <= days["until"] <= clock.today():
        wrong["until"] = _("Perioden ska sluta efter att den börjar, och senast i dag.")
    if "day" in days and days["day"] <= clock.today():
        wrong["day"] = _("Sista dagen ska ligga framåt i tiden.")
    if not given["wanted"].isascii() or not given["wanted"].isdigit() or not 1 <= int(given["wanted"][:6]) <= MOST:
        return days, 0, {**wrong, "wanted": _("Skriv ett antal mellan 1 och %(most)s.") % {"most": MOST}}
    return days, int(given["wanted"]), wrong


def _shown(request: HttpRequest, insurance: str, given: dict[str, str], wrong: dict[str, str]) -> HttpResponse:
    who, today = own.me(request), clock.today()
    assert who.insurer is not None
    fields = [
        forms.Field("fran", "first", _("Betalda från och med"), "date", given["first"]),
        forms.Field("till", "until", _("Betalda till och med"), "date", given["until"]),
        forms.Field("antal", "wanted", _("Antal ärenden"), "number", given["wanted"]),
        forms.Field("dag", "day", _("Sista dag för redogörelserna"), "date", given["day"]),
    ]
    late = [
        one for one in reviewed.unanswered(who.insurer, insurance, today)
        if may_ask(who.actor, cases.case_by_id(one.case), today)
    ]  # fmt: skip
    content = {
        "rows": [(one, sums(one, on=today)) for one in reviewed.samples(who.insurer, insurance)], "late": late, "key": given["key"],
        "insurer": people.insurer(who.insurer).name,
    }  # fmt: skip
    return page(request, own.SHELL, "desk/samples.html", content, fields=forms.marked(fields, wrong))
