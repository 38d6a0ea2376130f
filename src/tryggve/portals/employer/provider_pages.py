"""A company that performs what others apply for: applies for approval, tells of changes, asks for the approval to end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.flow import providing
from tryggve.casework.people.mandates import Service
from tryggve.casework.people.records import CompanyRecord, InsurerRecord
from tryggve.casework.providers import actions as register
from tryggve.casework.providers import queries as providers
from tryggve.casework.providers.records import ProviderRecord
from tryggve.portals.employer import own, provider_form
from tryggve.portals.ui import clock, errors, forms, numbers, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

LIVE = ("asked", "approved")


@portal(who=COMPANY_USER)
def overview(request: HttpRequest, orgnr: str) -> HttpResponse:
    """How it stands at each insurer that approves providers. Without the permission: one sentence."""
    owner = own.company(request, orgnr)
    may = own.may(request, owner, Service.PROVIDER)
    rows = [_row(owner, insurer) for insurer in providing.approving()] if may else []
    content = {"company": owner, "may": may, "rows": rows, "sent": request.GET.get("skickat", "")}
    return page(request, own.shell(owner), "employer/provider.html", content)


@portal(who=COMPANY_USER, writes="POST")
def form(request: HttpRequest, orgnr: str, insurer: str) -> HttpResponse:
    """Apply, or tell of changes: filled in on one page, signed on the next; what was written is kept meanwhile."""
    owner, approver = _opened(request, orgnr, insurer)
    latest = _latest(owner, insurer)
    if request.method != "POST":
        kept = providing.draft(orgnr=owner.orgnr, insurer=insurer, actor=own.me(request).actor)
        told = providers.statements([latest.id]).get(latest.id, []) if latest else []
        answers = kept or provider_form.begun(owner, latest, told[-1] if told else None)
        return _asked(request, owner, approver, latest, provider_form.fields(answers, {}, short=False, anyway=False))
    answers = provider_form.read(request.POST)
    providing.keep_draft(
        orgnr=owner.orgnr, insurer=insurer, answers=answers, actor=own.me(request).actor, now=clock.now()
    )
    if "later" in request.POST:
        return HttpResponseRedirect(reverse("employer:provider", args=[owner.orgnr]))
    anyway = "yes" in request.POST.getlist(provider_form.ANYWAY)
    wrong, short = provider_form.problems(answers, anyway=anyway)
    if wrong:
        fields = provider_form.fields(answers, wrong, short=short, anyway=anyway)
        return _asked(request, owner, approver, latest, fields)
    kind = "change" if latest and latest.state in LIVE else "application"
    shown = providing.signing_text(
        kind=kind, insurer=insurer, orgnr=owner.orgnr, answers=answers, language=words.language()
    )
    context = {"kind": kind, "orgnr": owner.orgnr, "insurer": insurer, "answers": answers}
    return signing.begin(request, text=shown.text, subject=shown.subject, kind="provider", context=context)


@signing.continuation("provider")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: it is sent to the insurer."""
    orgnr, insurer = context["orgnr"], context["insurer"]
    again = reverse("employer:provider", args=[orgnr])
    try:
        providing.send(
            kind=context["kind"], orgnr=orgnr, insurer=insurer, answers=context["answers"], signature=signature,
            actor=actor, now=now,
        )  # fmt: skip
    except register.NotYours:
        raise errors.Conflict(_not_allowed(), again=reverse("ui:rooms")) from None
    except (register.AlreadyAsked, register.SignedSomethingElse, providers.NoSuchProvider):
        raise errors.Conflict(_changed(), again=again) from None
    return f"{again}?skickat={insurer}"


@portal(who=COMPANY_USER, writes="POST")
def ending(request: HttpRequest, orgnr: str, insurer: str) -> HttpResponse:
    """Ask for the approval to end after a day; the insurer decides."""
    owner, approver = _opened(request, orgnr, insurer)
    latest = _latest(owner, insurer)
    if latest is None or latest.state != "approved":
        return HttpResponseRedirect(reverse("employer:provider", args=[owner.orgnr]))
    field = forms.Field("day", "day", _("Sista dag"), "date", hint=_("Till exempel 2026-03-01."))
    if request.method == "POST":
        written = request.POST.get("day", "").replace("\0", "").strip()
        day, wrong = _last_day(written, latest)
        if day is not None:
            shown = providing.ending_text(approved=latest, last_day=day, language=words.language())
            context = {"orgnr": owner.orgnr, "insurer": insurer, "day": day.isoformat()}
            return signing.begin(request, text=shown.text, subject=shown.subject, kind="provider_end", context=context)
        field = replace(field, value=written, error=wrong)
    content = {"company": owner, "insurer": approver, "one": latest}
    return page(request, own.shell(owner), "employer/provider_end.html", content, fields=[field])


@signing.continuation("provider_end")
def ending_signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the insurer is asked to end the approval."""
    orgnr, insurer = context["orgnr"], context["insurer"]
    again = reverse("employer:provider", args=[orgnr])
    try:
        register.ask_to_end(
            orgnr=orgnr, insurer=insurer, last_day=date.fromisoformat(context["day"]), signature=signature, actor=actor,
            now=now,
        )  # fmt: skip
    except register.NotYours:
        raise errors.Conflict(_not_allowed(), again=reverse("ui:rooms")) from None
    except (register.SignedSomethingElse, providers.NoSuchProvider):
        raise errors.Conflict(_changed(), again=again) from None
    return f"{again}?skickat={insurer}"


def _not_allowed() -> str:
    return _("Du har inte längre behörighet att tala för anordnaren. Inget är skickat.")


def _changed() -> str:
    return _("Något ändrades medan du skrev under. Inget är skickat. Läs hur det står nu.")


def _opened(request: HttpRequest, orgnr: str, insurer: str) -> tuple[CompanyRecord, InsurerRecord]:
    """The company and an insurer that approves providers, when the visitor may speak for the provider. Raises `NotYours`."""
    owner = own.company(request, orgnr)
    if not own.may(request, owner, Service.PROVIDER):
        raise NotYours
    for one in providing.approving():
        if one.key == insurer:
            return owner, one
    raise NotYours


def _latest(owner: CompanyRecord, insurer: str) -> ProviderRecord | None:
    return next(iter(providers.of_provider(owner.orgnr, insurer)), None)


def _row(owner: CompanyRecord, insurer: InsurerRecord) -> dict[str, Any]:
    """How it stands at one insurer: the latest, what was told of it, what came before."""
    every = providers.of_provider(owner.orgnr, insurer.key)
    told = providers.statements(one.id for one in every)
    latest = every[0] if every else None
    about = told.get(latest.id, []) if latest else []
    declared = next((one for one in reversed(about) if one.kind != "ending"), None)
    asked_to_end = next((one for one in reversed(about) if one.kind == "ending"), None)
    return {
        "insurer": insurer, "one": latest, "before": every[1:], "told": [(_kinds()[one.kind], one) for one in reversed(about)],
        "said": provider_form.said(declared, latest) if latest else [],
        "ending": asked_to_end if latest and latest.state == "approved" else None,
    }  # fmt: skip


def _kinds() -> dict[str, str]:
    return {
        "application": _("Ansökan"),
        "change": _("Ändrade uppgifter"),
        "ending": _("Begäran att godkännandet ska upphöra"),
    }


def _asked(
    request: HttpRequest, owner: CompanyRecord, insurer: InsurerRecord, latest: ProviderRecord | None,
    fields: list[forms.Field],
) -> HttpResponse:  # fmt: skip
    content = {"company": owner, "insurer": insurer, "changes": latest is not None and latest.state in LIVE}
    return page(request, own.shell(owner), "employer/provider_form.html", content, fields=fields)


def _last_day(written: str, approved: ProviderRecord) -> tuple[date | None, str]:
    """The day that was written, or what is wrong with it."""
    try:
        day = numbers.day(written)
    except numbers.NotADay:
        return None, _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.")
    if approved.approved_from is not None and day < approved.approved_from:
        return None, _("Godkännandet började senare. Välj en dag efter det.")
    return day, ""
