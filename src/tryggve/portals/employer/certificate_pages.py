"""The employer certificate: fill in or paste twelve months, look it through, sign it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import parts as applying
from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.contract.records import PartForm, Problem
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.employer import grid, own
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal, reads_case
from tryggve.portals.ui.who import COMPANY_USER

OPEN = ("asked", "started", "returned")


@portal(who=COMPANY_USER, writes="POST")
def fill(request: HttpRequest, orgnr: str, number: str) -> HttpResponse:
    """Questions and grid on one page; saved whatever stands there, even when something is wrong."""
    owner, part = own.part(request, orgnr, number)
    if part.state not in OPEN:
        return HttpResponseRedirect(reverse("employer:certificate_receipt", args=[orgnr, number]))
    form = flow.part_form(part=number, on=clock.today())
    _noted(request, part)
    if request.method != "POST":
        return page(
            request,
            own.shell(owner),
            "employer/certificate.html",
            _content(form, part, dict(part.answers), []),
            fields=_fields(form, dict(part.answers), {}),
        )
    answers = _read(form, part, request.POST.dict())
    if "paste" in request.POST:
        return _pasted(request, owner, form, part, answers)
    _save(part, answers, request)
    problems = [
        problem for problem in flow.part_problems(part=number, answers=answers, on=clock.today()) if not problem.soft
    ]
    if problems and "later" not in request.POST:
        wrong = forms.by_field(problems)
        cells = [
            forms.Fault(f"m-{p.field.replace('.', '-')}", p.text[words.language()]) for p in problems if "." in p.field
        ]
        rest = [forms.Fault("klistra", p.text[words.language()]) for p in problems if p.field in ("months", "hours")]
        fields = _fields(form, answers, wrong)
        return page(
            request,
            own.shell(owner),
            "employer/certificate.html",
            _content(form, part, answers, problems),
            fields=fields,
            faults=[*cells, *rest],
        )
    where = "employer:certificates" if "later" in request.POST else "employer:certificate_review"
    return HttpResponseRedirect(reverse(where, args=[orgnr] if "later" in request.POST else [orgnr, number]))


@portal(who=COMPANY_USER, writes="POST")
def review(request: HttpRequest, orgnr: str, number: str) -> HttpResponse:
    """The certificate in words. What looks odd is confirmed with a reason; then it is signed with the e-ID."""
    owner, part = own.part(request, orgnr, number)
    if part.state not in OPEN:
        return HttpResponseRedirect(reverse("employer:certificate_receipt", args=[orgnr, number]))
    answers = dict(part.answers)
    problems = flow.part_problems(part=number, answers=answers, on=clock.today())
    if any(not problem.soft for problem in problems):
        return HttpResponseRedirect(reverse("employer:certificate", args=[orgnr, number]))
    given = {
        p.field: request.POST.get(p.field, answers.get("confirmed", {}).get(p.field, "")).strip() for p in problems
    }
    missing = {
        field: _("Skriv varför det stämmer.")
        for field, reason in given.items()
        if request.method == "POST" and not reason
    }
    fields = [
        forms.Field(
            f"skal-{n}",
            p.field,
            p.text[words.language()],
            value=given[p.field],
            hint=_("Om det stämmer: skriv varför."),
            error=missing.get(p.field, ""),
        )
        for n, p in enumerate(problems)
    ]
    if request.method == "POST" and not missing:
        answers["confirmed"] = given
        _save(part, answers, request)
        shown = flow.signing_text(
            kind="part_sign", part=number, answers=answers, language=words.language(), on=clock.today()
        )
        context = {"orgnr": orgnr, "part": number, "answers": answers}
        return signing.begin(request, text=shown.text, subject=shown.subject, kind="certificate", context=context)
    form = flow.part_form(part=number, on=clock.today())
    return page(request, own.shell(owner), "employer/review.html", _content(form, part, answers, []), fields=fields)


@portal(who=COMPANY_USER)
def receipt(request: HttpRequest, orgnr: str, number: str) -> HttpResponse:
    """Signed: what happens now, and what was stated."""
    owner, part = own.part(request, orgnr, number)
    if part.state in OPEN:
        return HttpResponseRedirect(reverse("employer:certificate", args=[orgnr, number]))
    form = flow.part_form(part=number, on=clock.today())
    return page(request, own.shell(owner), "employer/receipt.html", _content(form, part, dict(part.answers), []))


@signing.continuation("certificate")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the certificate goes to the person. Signed by a colleague meanwhile, it is shown as it is."""
    part, orgnr = context["part"], context["orgnr"]
    if actor.company != applications.part(part).company or not _may_sign(actor):
        raise errors.Conflict(_("Du har inte längre behörighet att skriva under intyg."), again=reverse("ui:rooms"))
    try:
        flow_actions.sign_certificate(part=part, answers=context["answers"], signature=signature, actor=actor, now=now)
    except (applying.PartIsSigned, applying.PartIsOver):
        if applications.part(part).signature != signature:
            again = reverse("employer:certificate_receipt", args=[orgnr, part])
            raise errors.Conflict(
                _("Intyget är redan underskrivet. Din underskrift användes inte."), again=again
            ) from None
    return reverse("employer:certificate_receipt", args=[orgnr, part])


def _may_sign(actor: Actor) -> bool:
    assert actor.person is not None
    assert actor.company is not None
    return people.may(person=actor.person, company=actor.company, service=own.CERTIFICATES, on=clock.today())


def _noted(request: HttpRequest, part: PartRecord) -> None:
    reads_case(
        request,
        verb=Verb.PART_READ,
        subject=f"part:{part.number}",
        chain=part.case_number,
        person=part.person,
        insurer=part.insurer,
    )


def _save(part: PartRecord, answers: dict[str, Any], request: HttpRequest) -> None:
    try:
        flow_actions.begin_certificate(part=part.number, answers=answers, actor=own.me(request).actor, now=clock.now())
    except (applying.PartIsSigned, applying.PartIsOver) as why:
        raise errors.Conflict(_("Någon annan har redan skrivit under intyget."), again=request.path) from why


def _read(form: PartForm, part: PartRecord, posted: dict[str, str]) -> dict[str, Any]:
    given = {question.id: forms.read(question, posted)[0] for question in form.questions}
    return {"questions": given, "months": grid.read(form, posted), "confirmed": dict(part.answers.get("confirmed", {}))}


def _pasted(
    request: HttpRequest, owner: Any, form: PartForm, part: PartRecord, answers: dict[str, Any]
) -> HttpResponse:
    """Show what was read before anything is signed; the cells are filled, and can be changed."""
    read = grid.paste(form, request.POST.get("paste_text", ""))
    if read.months:
        answers["months"] = {**answers["months"], **{month: dict(row) for month, row in read.months.items()}}
        _save(part, answers, request)
    told = _("%(rows)s rader lästa, %(questions)s frågor.") % {
        "rows": len(read.months),
        "questions": len(read.questions),
    }
    content = {**_content(form, part, answers, []), "told": told, "asked": read.questions}
    return page(request, own.shell(owner), "employer/certificate.html", content, fields=_fields(form, answers, {}))


def _fields(form: PartForm, answers: dict[str, Any], wrong: dict[str, str]) -> list[forms.Field]:
    given = answers.get("questions", {})
    return [
        forms.of_question(question, given.get(question.id, ""), error=wrong.get(question.id, ""))
        for question in form.questions
    ]


def _content(form: PartForm, part: PartRecord, answers: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    person = people.person(part.person)
    return {
        "part": part, "form": form, "person": person, "rows": grid.rows(form, answers, problems), "told": "", "asked": (),
        "columns": [column.label[words.language()] for column in form.columns], "said": _said(form, answers),
        "confirmed": list(answers.get("confirmed", {}).values()),
    }  # fmt: skip


def _said(form: PartForm, answers: dict[str, Any]) -> list[tuple[str, str]]:
    said = []
    for question in form.questions:
        value = answers.get("questions", {}).get(question.id)
        if value in (None, ""):
            continue
        field = forms.of_question(question, value)
        said.append((field.label, next((c.label for c in field.choices if c.value == value), str(field.value))))
    return said
