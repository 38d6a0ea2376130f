"""The clock of the try-out: move it forward and see what ran; and what runs by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.base import actions as base
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.flow import clockwork, schedule
from tryggve.casework.notifications import queries as notifications
from tryggve.portals.operator import own
from tryggve.portals.ui import clock, errors, forms, numbers, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import OPERATOR

MORNING = time(8, 0)
MONDAY, THURSDAY = 0, 3
SHOWN = 40
PATIENCE = timedelta(seconds=1.5)
QUIET = ("0 ", "root")
LONGEST_MOVE = timedelta(days=366 * 4)


@dataclass(frozen=True, slots=True)
class Move:
    """A button: where it moves the clock, and what runs on the way."""

    key: str
    words: str | Promise
    to: datetime
    jobs: int


@portal(who=OPERATOR, writes="POST")
def clock_page(request: HttpRequest) -> HttpResponse:
    """Where the clock stands; where it can be moved; what ran when it last was."""
    visitor = own.me(request, role="operator", on=clock.today())
    if not settings.MOVABLE_CLOCK:
        raise Http404
    now = clock.now()
    if request.method == "POST":
        return _move(request, visitor.actor, now)
    ran = request.session.pop("ran", None)
    return page(
        request, own.SHELL, "operator/clock.html", {"now": now, "moves": _moves(now), "ran": ran}, fields=[_day("", "")]
    )


def _moves(now: datetime) -> list[Move]:
    here = now.astimezone(SWEDEN)
    month_end = (here.date().replace(day=28) + timedelta(days=4)).replace(day=1)
    to = (
        ("dag", gettext_lazy("En dag fram"), here.date() + timedelta(days=1)),
        ("mandag", gettext_lazy("Till måndag"), here.date() + timedelta(days=(MONDAY - here.weekday() - 1) % 7 + 1)),
        (
            "torsdag",
            gettext_lazy("Till torsdag"),
            here.date() + timedelta(days=(THURSDAY - here.weekday() - 1) % 7 + 1),
        ),
        ("manad", gettext_lazy("Till månadsskiftet"), month_end),
    )
    moves = [(key, said, datetime.combine(day, MORNING, tzinfo=SWEDEN)) for key, said, day in to]
    return [Move(key, said, moment, len(list(schedule.due(since=now, upto=moment)))) for key, said, moment in moves]


def _day(value: str, error: str) -> forms.Field:
    hint = _("Klockan ställs på 8.00 den dagen. Den kan inte gå bakåt, för det som har hänt har hänt.")
    return forms.Field("dag", "day", _("Välj en dag"), "date", value, hint=hint, error=error)


def _move(request: HttpRequest, actor: Actor, now: datetime) -> HttpResponse:
    chosen = {move.key: move.to for move in _moves(now)}.get(request.POST.get("move", ""))
    written = request.POST.get("day", "").strip()
    if chosen is None:
        try:
            chosen = datetime.combine(numbers.day(written), MORNING, tzinfo=SWEDEN)
        except numbers.NotADay:
            return _again(request, now, written, _("Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2023-03-13."))
    if chosen <= now:
        return _again(request, now, written, _("Klockan kan bara gå framåt. Välj en senare dag."))
    if chosen - now > LONGEST_MOVE:
        return _again(request, now, written, _("Högst fyra år i taget."))
    return _on_the_way(request, actor, began=_day_of(request.POST.get("from", ""), now), to=chosen)


def _on_the_way(request: HttpRequest, actor: Actor, *, began: date, to: datetime) -> HttpResponse:
    """Move week by week for as long as a person waits without wondering, then say how far it has come and go on."""
    real = clock.real()
    ran: list[schedule.Ran] = []
    while (now := clock.now()) < to and clock.real() - real < PATIENCE:
        try:
            ran += clockwork.move(to=min(to, now + timedelta(days=7)), real=clock.real(), actor=actor)
        except base.ClockGoesBack as why:
            raise errors.Conflict(
                _("Någon annan har redan flyttat klockan längre fram."), again=reverse("operator:clock")
            ) from why
    kept: dict[str, Any] = request.session.get("ran") or {} if request.POST.get("from") else {}
    told = [
        {"job": _words(one.job), "day": one.day.isoformat(), "result": one.result}
        for one in ran
        if not one.result.startswith(QUIET)
    ]
    request.session["ran"] = {
        "count": kept.get("count", 0) + len(ran),
        "lines": [*kept.get("lines", []), *told][-SHOWN:],
    }
    here = clock.today()
    if clock.now() >= to:
        return HttpResponseRedirect(reverse("operator:clock"))
    content = {
        "to": to,
        "began": began,
        "done": (here - began).days,
        "all": (clock.day_of(to) - began).days,
        "here": here,
    }
    return page(request, own.SHELL, "operator/moving.html", content)


def _day_of(text: str, now: datetime) -> date:
    try:
        return numbers.day(text)
    except numbers.NotADay:
        return clock.day_of(now)


def _again(request: HttpRequest, now: datetime, written: str, error: str) -> HttpResponse:
    return page(
        request,
        own.SHELL,
        "operator/clock.html",
        {"now": now, "moves": _moves(now), "ran": None},
        fields=[_day(written, error)],
    )


def _words(job: str) -> str:
    return next((one.words[words.language()] for one in schedule.JOBS if one.name == job), job)


@portal(who=OPERATOR)
def jobs(request: HttpRequest) -> HttpResponse:
    """Every job that runs by itself: when, last run, what it said. Below: the notices that reached nobody."""
    own.me(request, role="operator", on=clock.today())
    rows = [
        {"words": job.words, "at": job.at, "last": schedule.last_run(job=job.name)}
        for job in sorted(schedule.JOBS, key=lambda job: job.at)
    ]
    content = {"rows": rows, "undelivered": notifications.undelivered(SHOWN)}
    return page(request, own.SHELL, "operator/jobs.html", content)
