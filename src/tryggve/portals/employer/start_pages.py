"""The company's overview, its certificates, and what has happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from tryggve.casework.applications import queries as applications
from tryggve.casework.audit import queries as log
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own
from tryggve.portals.ui import clock, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import COMPANY_USER

STATES = {
    "asked": "todo",
    "started": "started",
    "returned": "changed",
    "signed": "sent",
    "approved": "done",
    "expired": "expired",
}
WAITS_FOR_US = ("asked", "started", "returned")
EVENTS = 200


@portal(who=COMPANY_USER)
def start(request: HttpRequest, orgnr: str) -> HttpResponse:
    """What waits for the company, by date; only what this person may do."""
    owner = own.company(request, orgnr)
    may = own.may(request, owner, own.CERTIFICATES)
    rows = [row for row in _rows(owner) if row["part"].state in WAITS_FOR_US] if may else []
    accounts = flow.accounts_to_give(company=owner.id, actor=own.me(request).actor, on=clock.today())
    content = {"company": owner, "rows": rows, "may": may, "accounts": accounts}
    return page(request, own.shell(owner), "employer/start.html", content)


@portal(who=COMPANY_USER)
def certificates(request: HttpRequest, orgnr: str) -> HttpResponse:
    """Every certificate asked of the company."""
    owner = own.company(request, orgnr)
    may = own.may(request, owner, own.CERTIFICATES)
    return page(
        request,
        own.shell(owner),
        "employer/certificates.html",
        {"company": owner, "rows": _rows(owner) if may else [], "may": may},
    )


@portal(who=COMPANY_USER)
def events(request: HttpRequest, orgnr: str) -> HttpResponse:
    """The company's own log: who did what."""
    owner = own.company(request, orgnr)
    language = words.language()
    lines = [
        {"at": line.at, "what": Verb(line.verb).en if language == "en" else Verb(line.verb).sv, "who": line.actor_name}
        for line in log.about_company(owner.id, EVENTS)
    ]
    return page(request, own.shell(owner), "employer/events.html", {"company": owner, "lines": lines})


def _rows(owner: CompanyRecord) -> list[dict[str, Any]]:
    return [
        {"part": part, "state": STATES[part.state], "person": people.person(part.person).name}
        for part in applications.parts_of_company(company=owner.id)
    ]
