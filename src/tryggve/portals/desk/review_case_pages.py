"""An account of what was done: ask the company for it with a reason and a last day, read it, accept it or not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.health import NeedsHealthPermission
from tryggve.casework.flow.review_records import Account
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews.access import may_ask
from tryggve.casework.reviews.queries import NoSuchRequest
from tryggve.casework.reviews.queries import request as request_by_number
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, forms, numbers, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

FORBIDDEN = 403


@portal(who=own.STAFF, writes="POST")
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Which measures, why, until when; then it is the company's turn."""
    found = own.case(request, number)
    lines = flow.account_lines(found)
    if not lines or found.closed_at is not None or not may_ask(own.me(request).actor, found, clock.today()):
        raise NotYours
    if request.method != "POST":
        given = {"why": "", "day": flow.last_day_from(found.insurer, on=clock.today()).isoformat()}
        return _form(request, found, [line.key for line in lines], given, {})
    chosen, given = request.POST.getlist("lines"), {name: request.POST.get(name, "").strip() for name in ("why", "day")}
    wrong, day = _wrong(chosen, given)
    if wrong or day is None:
        return _form(request, found, chosen, given, wrong)
    again = reverse("desk:case", args=[number])
    try:
        flow_actions.ask_account(
            case=number, lines=chosen, why=given["why"], last_day=day, actor=own.me(request).actor, now=clock.now()
        )
    except reviews.AlreadyAsked as why:
        raise errors.Conflict(_("En redogörelse är redan begärd i ärendet. Avsluta den först."), again=again) from why
    except CaseIsClosed as why:
        raise errors.Conflict(_("Ärendet är avslutat, så ingen redogörelse kan begäras."), again=again) from why
    except reviews.NoMeasure:
        return _form(request, found, chosen, given, {"lines": _("Välj minst en åtgärd.")})
    return HttpResponseRedirect(f"{again}#redogorelser")


def _wrong(chosen: list[str], given: dict[str, str]) -> tuple[dict[str, str], date | None]:
    """What must be mended, by field, and the day when it can be read."""
    wrong = {} if chosen else {"lines": _("Välj minst en åtgärd.")}
    if not given["why"]:
        wrong["why"] = _("Skriv varför ni behöver redogörelsen. Företaget läser det.")
    try:
        day = numbers.day(given["day"])
    except numbers.NotADay:
        return {**wrong, "day": _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.")}, None
    if day <= clock.today():
        wrong["day"] = _("Sista dagen ska ligga framåt i tiden.")
    return wrong, day


def _form(
    request: HttpRequest, found: CaseRecord, chosen: list[str], given: dict[str, str], wrong: dict[str, str]
) -> HttpResponse:
    language = words.language()
    choices = tuple(
        forms.Choice(line.key, f"{line.label[language]}, {words.long_day(line.day)}")
        for line in flow.account_lines(found)
    )
    fields = [
        forms.Field("atgarder", "lines", _("Vilka åtgärder gäller det?"), "ticks", chosen, choices=choices),
        forms.Field(
            "varfor", "why", _("Varför behövs redogörelsen?"), "long", given["why"],
            hint=_("Företaget och medarbetaren läser det. Skriv inget om hälsa."),
        ),
        forms.Field("dag", "day", _("Sista dag"), "date", given["day"]),
    ]  # fmt: skip
    content = {"case": found, "person": people.person(found.person)}
    return page(request, own.SHELL, "desk/account_ask.html", content, fields=forms.marked(fields, wrong))


# Opening it notes the reading of health data, so it writes.
@portal(who=own.STAFF, reads="", writes="GET HEAD POST")
def account(request: HttpRequest, number: str, account: str) -> HttpResponse:
    """What the company has told, only for an officer with the permission; accept it, or not with the reason; or take it back."""
    found = own.case(request, number)
    try:
        if request_by_number(account).case != found.id:
            raise NotYours
    except NoSuchRequest as why:
        raise NotYours from why
    if request.method == "POST" and request.POST.get("do") == "take-back":
        return _taken_back(request, number, account)
    try:
        told = flow.account_to_read(request=account, actor=own.me(request).actor, now=clock.now())
    except NeedsHealthPermission:
        shown = next(
            one for one in flow.accounts_of_case(case=number, on=clock.today()) if one.request.number == account
        )
        return _page(request, found, shown, status=FORBIDDEN if shown.request.answer else None)
    if request.method != "POST":
        return _page(request, found, told)
    why = request.POST.get("why", "").strip()
    if request.POST.get("do") not in ("accept", "refuse"):
        raise NotYours
    try:
        flow_actions.judge_account(
            request=account,
            accepted=request.POST["do"] == "accept",
            why=why,
            actor=own.me(request).actor,
            now=clock.now(),
        )
    except reviews.NoReason:
        return _page(request, found, told, error=_("Skriv varför redogörelsen inte godtas. Företaget läser det."))
    except reviews.AlreadyJudged as why_not:
        said = _("Redogörelsen är redan avslutad, eller så har den inte kommit än. Läs ärendet igen.")
        raise errors.Conflict(said, again=reverse("desk:case", args=[number])) from why_not
    except reviews.NotYours as why_not:
        raise NotYours from why_not
    return HttpResponseRedirect(f"{reverse('desk:case', args=[number])}#redogorelser")


def _taken_back(request: HttpRequest, number: str, account: str) -> HttpResponse:
    again = reverse("desk:case", args=[number])
    try:
        flow_actions.take_back_account(request=account, actor=own.me(request).actor, now=clock.now())
    except reviews.AlreadyAnswered as why:
        raise errors.Conflict(_("Företaget hann lämna redogörelsen. Läs den i stället."), again=again) from why
    except reviews.NotYours as why:
        raise NotYours from why
    return HttpResponseRedirect(f"{again}#redogorelser")


def _page(
    request: HttpRequest, found: CaseRecord, told: Account, *, error: str = "", status: int | None = None
) -> HttpResponse:
    field = forms.Field("varfor", "why", _("Varför godtas den inte?"), "long", error=error, optional=False)
    content: dict[str, Any] = {
        "case": found, "person": people.person(found.person), "told": told,
        "company": "" if found.company is None else people.company(found.company).name,
        "may": may_ask(own.me(request).actor, found, clock.today()),
    }  # fmt: skip
    return page(request, own.SHELL, "desk/account.html", content, fields=[field], status=status)
