"""Employer certificates: ask for one, see how far it is, read the twelve months, approve or send back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import actions as applying
from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract.records import PartForm
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.casework.people.numbers import NotAnOrgnr
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import CLAIMANT

STATES = {
    "asked": "waiting_employer",
    "started": "waiting_employer",
    "returned": "waiting_employer",
    "signed": "waiting_you",
    "approved": "done",
    "expired": "expired",
}
LONGEST_WHY = 2000


@portal(who=CLAIMANT, writes="POST")
def certificates(request: HttpRequest) -> HttpResponse:
    """Every certificate and how far it is; ask for another."""
    if request.method == "POST":
        return _ask(request)
    return _list(request, "", "")


@portal(who=CLAIMANT, writes="POST")
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """One certificate. When the employer has signed: read it and approve it with the e-ID."""
    case, part = own.my_part(request, number)
    if request.method == "POST":
        if part.state != "signed":
            raise errors.Conflict(_("Intyget går inte att godkänna just nu."), again=request.path)
        text = flow.signing_text(kind="part_approve", language=words.language(), on=clock.today(), part=number)
        return signing.begin(
            request, text=text.text, subject=text.subject, kind="certificate-approval", context={"part": number}
        )
    return page(request, own.SHELL, "claimant/certificate.html", _content(case, part))


@portal(who=CLAIMANT, writes="POST")
def send_back(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the employer to change: which row, what."""
    _case, part = own.my_part(request, number)
    if part.state != "signed":
        raise errors.Conflict(
            _("Intyget ligger inte hos dig just nu."), again=reverse("claimant:certificate", args=[number])
        )
    why = request.POST.get("why", "").strip()
    error = ""
    if request.method == "POST":
        error = _("Skriv vad arbetsgivaren ska ändra.") if not why else ""
        error = error or (_("Texten är för lång. Skriv högst 2 000 tecken.") if len(why) > LONGEST_WHY else "")
        if not error:
            _return(request, number, why)
            return HttpResponseRedirect(reverse("claimant:certificate", args=[number]))
    hint = _("Till exempel: november, arbetad tid ska vara 152 timmar.")
    fields = [
        forms.Field(
            "varfor", "why", _("Vad ska arbetsgivaren ändra?"), "long", why, hint=hint, error=error, of_page=True
        )
    ]
    return page(request, own.SHELL, "claimant/certificate_back.html", {"part": part}, fields=fields)


@signing.continuation("certificate-approval")
def approve(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: approve. If the certificate changed meanwhile, it is shown again."""
    address = reverse("claimant:certificate", args=[context["part"]])
    try:
        flow_actions.approve_certificate(part=context["part"], signature=signature, actor=actor, now=now)
    except (flow_actions.SignedSomethingElse, applying.PartIsNotSigned, applying.PartIsOver) as why:
        raise errors.Conflict(_("Intyget har ändrats sedan du läste det. Läs det igen."), again=address) from why
    return address


def _ask(request: HttpRequest) -> HttpResponse:
    given = request.POST.get("orgnr", "").strip()
    open_cases = [case for case in own.my_cases(request) if case.closed_at is None]
    if not open_cases:
        return _list(request, given, _("Du behöver ha en ansökan hos oss innan du kan be om intyg."))
    try:
        company = people.company_by_number(given)
        part = flow_actions.ask_certificate(
            case=open_cases[0].number, orgnr=company.orgnr, actor=own.me(request).actor, now=clock.now()
        )
    except NotAnOrgnr:
        return _list(request, given, _("Skriv organisationsnumret med tio siffror, till exempel 556999-0004."))
    except (people.NoSuchCompany, flow_actions.NoSuchCompany):
        return _list(request, given, _("Vi känner inte till något företag med det numret. Kontrollera siffrorna."))
    return HttpResponseRedirect(reverse("claimant:certificate", args=[part.number]))


def _list(request: HttpRequest, given: str, error: str) -> HttpResponse:
    parts = [part for case in own.my_cases(request) for part in applications.parts(case=case.id)]
    rows = [(part, STATES[part.state]) for part in reversed(parts)]
    hint = _("Tio siffror. Det står på din lönespecifikation.")
    fields = [
        forms.Field("orgnr", "orgnr", _("Arbetsgivarens organisationsnummer"), value=given, hint=hint, error=error)
    ]
    return page(request, own.SHELL, "claimant/certificates.html", {"parts": rows}, fields=fields)


def _content(case: CaseRecord, part: PartRecord) -> dict[str, Any]:
    shown = part.state in {"signed", "approved", "returned", "expired"} and bool(part.answers)
    form = flow.part_form(part=part.number, on=clock.today()) if shown else None
    warnings = flow.part_warnings(part=part.number, on=clock.today()) if shown and part.state == "signed" else []
    return {
        "case": case,
        "part": part,
        "state": STATES[part.state],
        "form": form,
        "answers": _answers(form, part) if form else [],
        "months": _months(form, part) if form else [],
        "warnings": [problem.text for problem in warnings],
        "confirmed": list(part.answers.get("confirmed", {}).values()) if shown else [],
    }


def _answers(form: PartForm, part: PartRecord) -> list[tuple[str, str]]:
    given = part.answers.get("questions", {})
    rows = []
    for question in form.questions:
        value = given.get(question.id)
        if value in (None, "", []):
            continue
        field = forms.of_question(question, value)
        said = next((choice.label for choice in field.choices if choice.value == value), str(field.value))
        rows.append((question.text[words.language()], said))
    return rows


def _months(form: PartForm, part: PartRecord) -> list[tuple[str, list[tuple[str, str]]]]:
    given = part.answers.get("months", {})
    return [
        (month, [(column.label[words.language()], _cell(column.kind, given.get(month, {}).get(column.key, ""))) for column in form.columns])
        for month in form.months if month in given
    ]  # fmt: skip


def _cell(kind: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    return forms.amount(str(value)) if kind == "kronor" else str(forms.shown(str(value), "number"))


def _return(request: HttpRequest, number: str, why: str) -> None:
    try:
        flow_actions.return_certificate(part=number, why=why, actor=own.me(request).actor, now=clock.now())
    except (applying.PartIsNotSigned, applying.PartIsOver) as moved:
        again = reverse("claimant:certificate", args=[number])
        raise errors.Conflict(_("Intyget har ändrats sedan du läste det. Läs det igen."), again=again) from moved
