"""One case on one page, no tabs that hide work; answer what the law leaves open; write to the person."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.assessments import actions as assessments
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.messages import actions as messages
from tryggve.portals.desk import file_pages, own, view_of_case
from tryggve.portals.ui import clock, errors, forms
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal

THREAD = "ärendet"


@portal(who=own.STAFF)
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Facts to the left, the assessment in the middle, papers to the right."""
    return shown(request, own.case(request, number))


def shown(
    request: HttpRequest,
    found: CaseRecord,
    faults: list[forms.Fault] | None = None,
    given: dict[str, str] | None = None,
) -> HttpResponse:
    """The page of a case, with what is wrong with the form that was sent."""
    papers = file_pages.listed(found, own.me(request).actor)
    content = {
        **view_of_case.content(found), "documents": papers, "given": given or {}, "message_key": secrets.token_hex(8)
    }  # fmt: skip
    return page(request, own.SHELL, "desk/case.html", content, faults=faults or [])


@portal(who=own.STAFF, reads="", writes="POST")
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """An officer's judgement, with the reason: a new fact and a new assessment."""
    found = own.case(request, number)
    question, value, reason = (request.POST.get(name, "").strip() for name in ("question", "value", "reason"))
    faults = []
    if not value:
        faults.append(forms.Fault(f"svar-{question}-1", _("Välj ett svar på frågan.")))
    if not reason:
        faults.append(forms.Fault(f"skal-{question}", _("Skriv skälet till bedömningen.")))
    if faults:
        return shown(request, found, faults, {"question": question, "value": value, "reason": reason})
    chosen = {"true": True, "false": False}.get(value, value)
    try:
        flow_actions.answer(
            case=number, question=question, value=chosen, reason=reason, actor=own.me(request).actor, now=clock.now()
        )
    except assessments.NotAsked as why:
        raise errors.Conflict(_("Frågan är redan besvarad."), again=reverse("desk:case", args=[number])) from why
    except CaseIsClosed as why:
        raise errors.Conflict(_("Ärendet är avslutat."), again=reverse("desk:case", args=[number])) from why
    return HttpResponseRedirect(reverse("desk:case", args=[number]))


@portal(who=own.STAFF, reads="", writes="POST")
def message(request: HttpRequest, number: str) -> HttpResponse:
    """Write to the person; the same form sent twice is one message."""
    found = own.case(request, number)
    text = request.POST.get("text", "").strip()
    key = "".join(one for one in request.POST.get("key", "") if one.isalnum())[:40] or secrets.token_hex(8)
    address = f"{reverse('desk:case', args=[number])}#meddelanden"
    try:
        flow_actions.send_message(
            case=number,
            thread=THREAD,
            key=f"desk:{number}:{key}",
            text=text,
            from_fund=True,
            actor=own.me(request).actor,
            now=clock.now(),
        )
    except messages.EmptyMessage:
        return shown(request, found, [forms.Fault("meddelande", _("Skriv ett meddelande."))])
    except messages.MessageTooLong:
        return shown(request, found, [forms.Fault("meddelande", _("Meddelandet är för långt."))], {"text": text})
    return HttpResponseRedirect(address)
