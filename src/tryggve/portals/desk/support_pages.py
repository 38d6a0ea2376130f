"""For a payer of support that companies apply for: what is said of health, sums by year, invoices sent more than once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, forms
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

FORBIDDEN = 403


# Opening it notes the reading, so it writes.
@portal(who=own.STAFF, reads="", writes="GET HEAD")
def health(request: HttpRequest, number: str) -> HttpResponse:
    """Cause, purpose and who treats: only for an officer with that permission; the employee sees who read it."""
    found = own.case(request, number)
    if found.company is None:
        raise NotYours
    content: dict[str, Any] = {"case": found, "person": people.person(found.person), "company": people.company(found.company)}
    try:
        answers = flow.sensitive_answers(case=number, actor=own.me(request).actor, now=clock.now())
    except flow.NeedsHealthPermission:
        return page(request, own.SHELL, "desk/health_closed.html", content, status=FORBIDDEN)
    return page(request, own.SHELL, "desk/health.html", {**content, "rows": _rows(answers)})


@portal(who=own.STAFF)
def duplicates(request: HttpRequest, insurance: str) -> HttpResponse:
    """Invoices that look like one another, over every company and year."""
    who = own.me(request)
    assert who.insurer is not None
    found = flow.duplicate_invoices(insurance=insurance, insurer=who.insurer)
    return page(request, own.SHELL, "desk/duplicates.html", {"found": found})


def _rows(answers: dict[str, Any]) -> list[dict[str, str]]:
    names = {"cause": _("Orsak"), "purpose": _("Syfte"), "therapist": _("Behandlare")}
    rows = [{"label": names[name], "value": str(answers[name])} for name in ("cause", "purpose") if answers.get(name)]
    return rows + [
        {"label": names["therapist"], "value": f"{line['therapist']}, {forms.amount(str(line.get('cost', '')))}"}
        for line in answers.get("lines", []) if line.get("therapist")
    ]  # fmt: skip
