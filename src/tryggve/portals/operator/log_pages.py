"""The log, for an auditor: its latest lines, and whether its chains hold."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tryggve.casework.audit import queries as audit
from tryggve.portals.operator import own
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import AUDITOR

LINES = 200


@portal(who=AUDITOR)
def log(request: HttpRequest) -> HttpResponse:
    """The latest lines at the auditor's insurer, and every place where a chain is broken."""
    visitor = own.me(request, role="auditor", on=clock.today())
    assert visitor.insurer is not None
    return page(
        request,
        own.LOG_SHELL,
        "operator/log.html",
        {"lines": audit.of_insurer(visitor.insurer, LINES), "breaks": audit.verify()},
    )
