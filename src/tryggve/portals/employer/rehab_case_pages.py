"""One application after it was sent: how it stands with each payer, its papers, its contact person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.applications import queries as applications
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.documents import actions as documents_actions
from tryggve.casework.documents.kinds import WrongType
from tryggve.casework.documents.store import StoreFull
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplicationPage, PayerCase
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_cancelled, rehab_file_pages, rehab_own, rehab_pages, rehab_split
from tryggve.portals.ui import clock, files, forms, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

MOST_BYTES = 20 * 1024 * 1024
KINDS = (
    ("cost", gettext_lazy("Faktura eller kvitto")),
    ("treatment", gettext_lazy("Plan eller intyg om insatsen")),
    ("other", gettext_lazy("Något annat")),
)
_REFUSED = {
    documents_actions.TooLarge: gettext_lazy(
        "%(name)s är för stor. Vi kan ta emot högst 20 MB. Pröva att fotografera en sida i taget."
    ),
    documents_actions.Empty: gettext_lazy("%(name)s är tom. Välj filen igen."),
    WrongType: gettext_lazy(
        "%(name)s är inte en PDF eller en bild, vad den än heter. Vi kan ta emot PDF, JPG, PNG och HEIC."
    ),
    documents_actions.Infected: gettext_lazy("%(name)s innehåller något skadligt. Vi har inte sparat den."),
    StoreFull: gettext_lazy("Det gick inte att spara %(name)s just nu. Försök igen om en stund."),
    CaseIsClosed: gettext_lazy("Ärendet är avslutat, så %(name)s sparades inte. Skriv till oss i stället."),
    documents_actions.IsErased: gettext_lazy(
        "%(name)s har funnits i ärendet och är raderad enligt gallringsregeln. Vi sparar den inte igen."
    ),
}


def opened(
    request: HttpRequest, orgnr: str, insurance: str, matter: str
) -> tuple[CompanyRecord, CompanyApplicationPage]:
    """One of the company's applications, when the visitor may see it. Raises `NotYours`."""
    owner = rehab_own.company(request, orgnr, insurance)
    actor, on = own.me(request).actor, clock.today()
    sent = flow.company_applications(company=owner.id, insurance=insurance, actor=actor, on=on)
    if matter not in {one.matter for one in sent}:
        raise NotYours
    return owner, flow.company_application(company=owner.id, matter=matter, actor=actor, now=clock.now())


def one_case(found: CompanyApplicationPage, number: str) -> PayerCase:
    """The case of one of the payers. Raises `NotYours`."""
    for case in found.application.cases:
        if case.case == number:
            return case
    raise NotYours


# Opening it notes that somebody read what is said of a person's health, so it writes.
@portal(who=COMPANY_USER, reads="", writes="GET HEAD POST")
def application(request: HttpRequest, orgnr: str, insurance: str, matter: str) -> HttpResponse:
    """How it stands with each payer; papers can be sent, and the contact person changed."""
    owner, found = opened(request, orgnr, insurance, matter)
    if request.method != "POST":
        return _shown(request, owner, insurance, found)
    if "contact" in request.POST:
        return _contact(request, owner, insurance, found)
    case = one_case(found, request.POST.get("case", ""))
    kind = request.POST.get("kind", "other")
    refusal = keep_file(request, case.case, request.FILES.get("file"), kind if kind in dict(KINDS) else "other")
    if refusal:
        return _shown(request, owner, insurance, found, refused={case.case: refusal})
    return HttpResponseRedirect(
        f"{reverse('employer:rehab_application', args=[orgnr, matter])}?mottaget={case.case}#betalare-{case.case}"
    )


@portal(who=COMPANY_USER, reads="", writes="GET HEAD")
def recovery_letter(
    request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str, reference: str
) -> HttpResponse:
    """The letter of a decision on what was paid too much, as it was sealed."""
    _owner, found = opened(request, orgnr, insurance, matter)
    case = one_case(found, number)
    owed = next((one for one in flow.to_pay(case=case.case) if one.reference == reference), None)
    if owed is None or owed.document is None:
        raise NotYours
    return files.kept(owed.document)


@portal(who=COMPANY_USER, reads="", writes="GET HEAD")
def receipt(request: HttpRequest, orgnr: str, insurance: str, matter: str) -> HttpResponse:
    """Sent: what was received by whom, what each pays, what happens now."""
    owner, found = opened(request, orgnr, insurance, matter)
    form = flow.company_form(insurance=insurance, on=clock.today())
    numbers = [(case, _receipt_number(case)) for case in found.application.cases]
    content = {
        "company": owner,
        "form": form,
        "told": found.application,
        "receipts": numbers,
        **rehab_split.shown(form, found.split),
    }
    return page(request, own.shell(owner), "employer/rehab_receipt.html", content)


def _receipt_number(case: PayerCase) -> str:
    """The number that the payer gave when the application came."""
    sent = applications.submissions(case=cases.case(case.case).id)
    return next((one.receipt for one in sent if one.kind == "application"), "")


def _shown(
    request: HttpRequest, owner: CompanyRecord, insurance: str, found: CompanyApplicationPage, *,
    refused: dict[str, str] | None = None, contact: dict[str, str] | None = None, wrong: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    form = flow.company_form(insurance=insurance, on=clock.today())
    states = {case.case: state for case, state in rehab_pages.states(found.application)}
    actor, matter = own.me(request).actor, found.application.matter
    shown = [
        {
            **_case(case, states[case.case], (refused or {}).get(case.case, "")),
            **_after(found, case),
            "papers": rehab_file_pages.listed(owner, matter, case.case, actor),
            **_after(found, case),
        }
        for case in found.application.cases
    ]
    fields = _contact_fields(contact or dict(found.application.contact), wrong or {})
    faults = [forms.Fault(f"fil-{case}", text) for case, text in (refused or {}).items()]
    content = {
        "company": owner, "form": form, "told": found.application, "answers": found.answers, "cases": shown,
        "received": request.GET.get("mottaget", ""), "changed": "andrad" in request.GET, "contact_open": bool(wrong),
        "kinds": KINDS, **rehab_split.shown(form, found.split),
    }  # fmt: skip
    if not _draws(request, owner, found):
        content["ceilings"] = ()
    return page(request, own.shell(owner), "employer/rehab_application.html", content, fields=fields, faults=faults)


def _case(case: PayerCase, state: str, refusal: str) -> dict[str, Any]:
    return {
        "case": case, "state": state, "to_pay": flow.to_pay(case=case.case),
        "costs": [(cost, forms.amount(cost.amount)) for cost in case.costs],
        "file": forms.Field(
            f"fil-{case.case}", "file", _("Fil"), "file", hint=_("PDF, JPG, PNG eller HEIC. Högst 20 MB."), error=refusal
        ),
        "kind": forms.Field(
            f"slag-{case.case}", "kind", _("Vad är det?"), "list",
            choices=tuple(forms.Choice(key, str(label)) for key, label in KINDS),
        ),
    }  # fmt: skip


def _draws(request: HttpRequest, owner: CompanyRecord, found: CompanyApplicationPage) -> bool:
    """Whether the application still counts against a year's ceiling: what was taken back does not."""
    if not any(case.withdrawn for case in found.application.cases):
        return True
    kept = flow.withdrawable(
        company=owner.id, matter=found.application.matter, actor=own.me(request).actor, on=clock.today()
    )
    return any(case.gives_back for case in kept)


def _after(found: CompanyApplicationPage, case: PayerCase) -> dict[str, Any]:
    """What can be done once it is sent: accounts that were asked for, measures that never came about, taking it back."""
    lines = [] if case.withdrawn else [line for line in found.split.lines if line.of(case.insurer)]
    return {
        "accounts": flow.accounts_of_case(case=case.case, on=clock.today()),
        "cancellable": [line for line in lines if rehab_cancelled.cancellable(found, case, line.key)],
        "may_withdraw": case.decision is None and not case.withdrawn,
    }


def _contact_fields(contact: dict[str, str], wrong: dict[str, str]) -> list[forms.Field]:
    fields = [
        forms.Field("contact-name", "contact.name", _("Kontaktpersonens namn"), autocomplete="name"),
        forms.Field("contact-email", "contact.email", _("Kontaktpersonens e-post"), "email", autocomplete="email"),
        forms.Field(
            "contact-phone", "contact.phone", _("Kontaktpersonens telefon"), "tel", optional=True, autocomplete="tel"
        ),
    ]
    told = {f"contact.{name}": value for name, value in contact.items()}
    return forms.marked([replace(field, value=told.get(field.name, "")) for field in fields], wrong)


def _contact(request: HttpRequest, owner: CompanyRecord, insurance: str, found: CompanyApplicationPage) -> HttpResponse:
    contact = {
        name: request.POST.get(f"contact.{name}", "").replace("\0", "").strip() for name in ("name", "email", "phone")
    }
    try:
        first = found.application.cases[0].case
        flow_actions.change_contact(case=first, contact=contact, actor=own.me(request).actor, now=clock.now())
    except flow_actions.NotComplete as why:
        wrong = {one.field: one.text[words.language()] for one in why.problems}
        return _shown(request, owner, insurance, found, contact=contact, wrong=wrong)
    address = reverse("employer:rehab_application", args=[owner.orgnr, found.application.matter])
    return HttpResponseRedirect(f"{address}?andrad#kontakt")


def keep_file(request: HttpRequest, case: str, file: UploadedFile | None, kind: str) -> str:
    """File one document in a payer's case; gives the sentence when it is refused."""
    if file is None:
        return _("Välj en fil först.")
    name, size = file.name or _("Filen"), file.size or 0
    if size > MOST_BYTES:
        said = _("%(name)s är %(size)s. Vi kan ta emot högst 20 MB. Pröva att fotografera en sida i taget.")
        return said % {"name": name, "size": words.size(size)}
    try:
        flow_actions.add_company_document(
            case=case, name=name, content=file.read(), kind=kind, actor=own.me(request).actor, now=clock.now(),
        )  # fmt: skip
    except tuple(_REFUSED) as why:
        return str(_REFUSED[type(why)]) % {"name": name}
    return ""
