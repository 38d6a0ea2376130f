"""The first page: whose turn it is, what to do, what has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import Todo
from tryggve.casework.payments import queries as paid
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import CLAIMANT

_DONE = {"done", "sent", "changed", "expired", "cancelled"}
_PENDING = {"ordered", "filed", "accepted"}


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the task list."""

    title: Text | str
    hint: Text | str
    state: str
    address: str


@portal(who=CLAIMANT)
def start(request: HttpRequest) -> HttpResponse:
    """Whose turn it is, then what to do."""
    now = clock.now()
    person = own.me(request).person.id
    cases = own.my_cases(request)
    matters = {case.number: case.matter for case in cases}
    tasks = [*_begun(person), *(_task(one, matters) for one in flow.todo(person=person, now=now))]
    orders = [order for case in cases for order in paid.orders(case=case.id) if order.company is None]
    decisions = [one for case in cases for one in decided.decisions(case=case.id) if one.signed_at is not None]
    content = {
        "turns": [
            flow.turn_sentence(case=case.number, on=clock.day_of(now))
            for case in cases
            if case.closed_at is None and not case.matter
        ],
        "tasks": [task for task in tasks if task.state not in _DONE],
        "done": [task for task in tasks if task.state in _DONE],
        "coming": sorted((order for order in orders if order.state in _PENDING), key=lambda order: order.due_on)[:3],
        "decisions": sorted(decisions, key=lambda one: one.signed_at or now, reverse=True)[:3],
        "nothing": not cases and not tasks,
    }
    return page(request, own.SHELL, "claimant/start.html", content)


def _begun(person: int) -> list[Task]:
    # What one writes for a company is begun at the company's pages, not here.
    begun = [draft for draft in applications.drafts(person=person) if not draft.insurer.startswith("company:")]
    if not any(draft.kind == "application" for draft in begun):
        return []
    hint = _("Det du har svarat är sparat.")
    return [Task(_("Fortsätt på din ansökan"), hint, "started", reverse("claimant:application"))]


def _task(todo: Todo, matters: Mapping[str, str]) -> Task:
    addresses = {
        "application": lambda: reverse("claimant:application"),
        "report": lambda: reverse("claimant:report", args=[own.to_address(todo.key)]),
        "certificate": lambda: reverse("claimant:certificate", args=[todo.key]),
        "consent": lambda: reverse("claimant:support", args=[matters[todo.key]]),
        "document": lambda: reverse("claimant:documents"),
    }
    return Task(todo.title, todo.hint, todo.state, "" if todo.state == "later" else addresses[todo.where]())
