"""Messages about a case: the thread, and writing in it."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.messages import actions as messages_actions
from tryggve.casework.messages import queries as messages_queries
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock, forms
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import CLAIMANT

THREAD = "questions"


@portal(who=CLAIMANT, writes="POST")
def messages(request: HttpRequest) -> HttpResponse:
    """The messages of every case, newest last, and a field to write in."""
    if request.method == "POST":
        return _send(request)
    return _show(request, "", "")


def _send(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "")
    case = own.my_case(request, request.POST.get("case", ""))
    key = "".join(one for one in request.POST.get("key", "") if one.isalnum())[:40] or secrets.token_hex(12)
    actor = own.me(request).actor
    try:
        flow_actions.send_message(
            case=case.number, thread=THREAD, key=f"{case.number}:{actor.person}:{key}", text=text, from_fund=False, actor=actor,
            now=clock.now(),
        )  # fmt: skip
    except messages_actions.EmptyMessage:
        return _show(request, text, _("Skriv ditt meddelande."))
    except messages_actions.MessageTooLong:
        return _show(
            request, text, _("Meddelandet är för långt. Skriv högst 10 000 tecken, eller skicka det som ett dokument.")
        )
    except messages_actions.MessageDiffers:
        return _show(request, text, _("Meddelandet är redan skickat. Skriv ett nytt om du vill lägga till något."))
    return HttpResponseRedirect(f"{reverse('claimant:messages')}?skickat")


def _show(request: HttpRequest, text: str, error: str) -> HttpResponse:
    cases = [(case, messages_queries.thread(case=case.id)) for case in own.my_cases(request)]
    content = {"cases": cases, "sent": "skickat" in request.GET, "key": secrets.token_hex(12)}
    fields = [forms.Field("text", "text", _("Skriv till oss"), "long", text, error=error)] if cases else []
    return page(request, own.SHELL, "claimant/messages.html", content, fields=fields)
