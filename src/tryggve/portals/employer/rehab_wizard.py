"""Applying for support for an employee: who, why, who performs it, what it costs and who pays, look it through, sign.

Every step is saved as it stands, also when something in it is wrong. The company's user may stop anywhere and go on later.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.employer import own, rehab_form, rehab_own, rehab_split
from tryggve.portals.employer.rehab_own import Writing
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import COMPANY_USER


@portal(who=COMPANY_USER, writes="POST")
def begin(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """What one needs at hand; go on with what was begun, or begin again."""
    told = rehab_own.writing(request, orgnr, insurance)
    if request.method == "POST":
        if "again" in request.POST:
            flow_actions.drop_company_draft(
                company=told.owner.id,
                insurance=insurance,
                key=rehab_own.DRAFT,
                actor=own.me(request).actor,
                on=clock.today(),
            )
        return _on("rehab_who", orgnr)
    names = [name for _, name in rehab_split.payers(told.form)]
    content = {
        "company": told.owner, "payers": names, "form": told.form, "begun": told.answers, "days": flow.DRAFT_DAYS,
    }  # fmt: skip
    return page(request, own.shell(told.owner), "employer/rehab_begin.html", content)


@portal(who=COMPANY_USER, writes="POST")
def who(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """The employee, and who at the company answers questions."""
    told = rehab_own.writing(request, orgnr, insurance)
    wrong: Mapping[str, str] = {}
    if request.method == "POST":
        told = rehab_own.keep(request, told, **rehab_form.read_who(request.POST.dict()))
        wrong = rehab_own.problems(told, *rehab_form.WHO, "contact")
        if "later" in request.POST:
            return _on("rehab", orgnr)
        if not wrong:
            return _on("rehab_why", orgnr)
    me = own.me(request).person
    answers = {"contact": {"name": me.name, "email": me.email, "phone": me.phone}, **told.answers}
    fields = rehab_form.who(told.form, told.owner, answers, wrong)
    return _step(request, told, "rehab_who", {"contact_first": "contact-name"}, fields, wrong)


@portal(who=COMPANY_USER, writes="POST")
def why(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """Cause and purpose, with what is said about health before anything is written."""
    told = rehab_own.writing(request, orgnr, insurance)
    wrong: Mapping[str, str] = {}
    if request.method == "POST":
        told = rehab_own.keep(request, told, **rehab_form.read_why(request.POST.dict()))
        wrong = rehab_own.problems(told, *rehab_form.WHY)
        if "later" in request.POST:
            return _on("rehab", orgnr)
        if not wrong:
            return _on("rehab_providers", orgnr)
    content = {"notice": told.form.health_notice, "days": flow.DRAFT_DAYS}
    return _step(request, told, "rehab_why", content, rehab_form.why(told.answers, wrong), wrong)


@portal(who=COMPANY_USER, writes="POST")
def review(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """Everything in words; then it is signed with the e-ID."""
    told = rehab_own.writing(request, orgnr, insurance)
    first = _first_wrong(rehab_own.problems(told))
    if first:
        return HttpResponseRedirect(f"{reverse(f'employer:{first}', args=[orgnr])}?visa=fel")
    if request.method == "POST":
        shown = flow.signing_text(
            kind="company_application", company=told.owner.id, insurance=insurance, answers=told.sent, language=words.language(),
            on=clock.today(),
        )  # fmt: skip
        # The answers stay in the draft: a session is no place for what is said of health.
        context = {"orgnr": orgnr, "insurance": insurance}
        return signing.begin(
            request, text=shown.text, subject=shown.subject, kind="company_application", context=context
        )
    return _step(request, told, "rehab_review", {"said": _said(told), **_split(told)}, [], {})


@signing.continuation("company_application")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: one application goes to every payer that is asked for something."""
    orgnr, insurance = context["orgnr"], context["insurance"]
    again = reverse("employer:rehab_review", args=[orgnr])
    if actor.company != people.company_by_number(orgnr).id:
        raise errors.Conflict(_("Du har inte längre behörighet att ansöka för företaget."), again=reverse("ui:rooms"))
    written = flow.company_draft(company=actor.company, person=actor.person, insurance=insurance, key=rehab_own.DRAFT)
    try:
        done = flow_actions.apply_for_employee(
            company=actor.company,
            insurance=insurance,
            answers=rehab_split.sent(written or {}),
            signature=signature,
            actor=actor,
            now=now,
        )
    except flow_actions.NotForYou:
        raise errors.Conflict(
            _("Du har inte längre behörighet att ansöka för företaget."), again=reverse("ui:rooms")
        ) from None
    except (flow_actions.NotComplete, flow_actions.SignedSomethingElse):
        return again  # also when the draft was changed in another window after it was shown for signing
    except flow_actions.NothingToAskFor:
        said = _("Ingen av kostnaderna ersätts, så det finns inget att söka. Inget är skickat.")
        raise errors.Conflict(said, again=reverse("employer:rehab_costs", args=[orgnr])) from None
    flow_actions.drop_company_draft(
        company=actor.company, insurance=insurance, key=rehab_own.DRAFT, actor=actor, on=clock.day_of(now)
    )
    return reverse("employer:rehab_receipt", args=[orgnr, done.matter])


def _step(
    request: HttpRequest,
    told: Writing,
    here: str,
    content: dict[str, Any],
    fields: list[forms.Field],
    wrong: Mapping[str, str],
) -> HttpResponse:
    """A step's page; a fault that has no field of its own is told in the list."""
    names = {field.name for field in fields}
    faults = [forms.Fault("", text) for name, text in wrong.items() if name not in names]
    whole = {"company": told.owner, "form": told.form, "steps": rehab_own.steps(here), "step": here, **content}
    return page(request, own.shell(told.owner), f"employer/{here}.html", whole, fields=fields, faults=faults)


def _split(told: Writing) -> dict[str, Any]:
    return rehab_split.content(
        form=told.form, insurance=told.insurance, company=told.owner.id, answers=told.answers, on=clock.today()
    )


def _first_wrong(wrong: Mapping[str, str]) -> str:
    """The step that holds the first thing to mend."""
    places = {name.split(".")[0] for name in wrong}
    if places & {*rehab_form.WHO, "contact"}:
        return "rehab_who"
    if places & set(rehab_form.WHY):
        return "rehab_why"
    return "rehab_costs" if places else ""


def _said(told: Writing) -> list[dict[str, Any]]:
    """What was answered in the first steps, each with its words and where it is changed."""
    orgnr = told.owner.orgnr
    pages = {
        "rehab_who": rehab_form.who(told.form, told.owner, told.answers, {}),
        "rehab_why": rehab_form.why(told.answers, {}),
    }
    return [
        {"label": field.label, "value": _words(field), "address": f"{reverse(f'employer:{route}', args=[orgnr])}#{field.target}"}
        for route, fields in pages.items() for field in fields if field.value
    ]  # fmt: skip


def _words(field: forms.Field) -> str:
    if field.name == "person":
        return words.personnummer(str(field.value))
    return next((choice.label for choice in field.choices if choice.value == field.value), str(field.value))


def _on(route: str, orgnr: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"employer:{route}", args=[orgnr]))
