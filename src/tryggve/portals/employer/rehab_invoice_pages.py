"""Costs sent to a payer after the application: an invoice on a line, corrected or cancelled under the same number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplicationPage, PayerCase
from tryggve.casework.people import queries as people
from tryggve.casework.people.numbers import NotAPersonnummer, personnummer
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_cancelled, rehab_case_pages
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import COMPANY_USER

NAMES = ("line", "number", "date", "amount", "persons", "talks", "last")


# Opening it notes that somebody read what is said of a person's health, so it writes.
@portal(who=COMPANY_USER, reads="", writes="GET HEAD POST")
def invoice(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str) -> HttpResponse:
    """One invoice to one payer: filled in on one page, signed on the next."""
    owner, found = rehab_case_pages.opened(request, orgnr, insurance, matter)
    case = rehab_case_pages.one_case(found, number)
    if case.withdrawn:
        said = _("Ni har återkallat ansökan hos betalaren, så ingen faktura kan skickas dit.")
        raise errors.Conflict(said, again=reverse("employer:rehab_application", args=[orgnr, matter]))
    if request.method != "POST":
        cancelled = rehab_cancelled.zero(found, case, request.GET.get("installd", ""))
        begun = cancelled or _begun(found, case, request.GET.get("andra", ""))
        return _shown(request, owner, found, case, begun, {})
    answers = read(request.POST.dict())
    key = key_of(case, answers["number"])
    found_wrong = flow.cost_problems(case=number, key=key, answers=answers, on=clock.today())
    wrong = forms.by_field(one for one in found_wrong if not one.soft)
    if wrong:
        return _shown(request, owner, found, case, answers, wrong)
    shown = flow.signing_text(
        kind="cost", case=number, key=key, answers=answers, language=words.language(), on=clock.today()
    )
    context = {"orgnr": orgnr, "matter": matter, "case": number, "key": key, "answers": answers}
    return signing.begin(request, text=shown.text, subject=shown.subject, kind="cost", context=context)


@signing.continuation("cost")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the invoice goes to the payer."""
    orgnr, matter, case, key, answers = (context[name] for name in ("orgnr", "matter", "case", "key", "answers"))
    if actor.company != people.company_by_number(orgnr).id:
        raise errors.Conflict(
            _("Du har inte längre behörighet att skicka fakturor för företaget."), again=reverse("ui:rooms")
        )
    try:
        flow_actions.send_cost(case=case, key=key, answers=answers, signature=signature, actor=actor, now=now)
    except flow_actions.NotForYou:
        said = _("Du har inte längre behörighet att skicka fakturor för företaget.")
        raise errors.Conflict(said, again=reverse("ui:rooms")) from None
    except flow_actions.NotGranted:
        said = _("Betalaren har sagt nej i ärendet, så fakturan skickades inte.")
        raise errors.Conflict(said, again=reverse("employer:rehab_application", args=[orgnr, matter])) from None
    except CaseIsClosed:
        said = _("Ni har återkallat ansökan hos betalaren, så ingen faktura kan skickas dit.")
        raise errors.Conflict(said, again=reverse("employer:rehab_application", args=[orgnr, matter])) from None
    except (flow_actions.NotComplete, flow_actions.SignedSomethingElse):
        return reverse("employer:rehab_invoice", args=[orgnr, matter, case])
    return f"{reverse('employer:rehab_application', args=[orgnr, matter])}?faktura={case}#betalare-{case}"


def read(posted: Mapping[str, str]) -> dict[str, str]:
    """The invoice as it is kept; personnummer in twelve digits."""
    found = {name: posted.get(name, "").replace("\0", "").strip() for name in NAMES}
    found["last"] = "yes" if "yes" in found["last"] else "no"
    found["persons"] = ", ".join(_number(one) for one in found["persons"].replace(";", ",").split(",") if one.strip())
    return found


def key_of(case: PayerCase, number: str) -> str:
    """The key the invoice is kept under: the one it has when it was sent before, otherwise the next. Never the key of a line."""
    written = _bare(number)
    return next((one.key for one in case.costs if _bare(one.number) == written), f"F{len(case.costs) + 1}")


def _bare(number: str) -> str:
    return "".join(number.split()).casefold()


def _number(text: str) -> str:
    try:
        return personnummer(text)
    except NotAPersonnummer:
        return text.strip()


def _begun(found: CompanyApplicationPage, case: PayerCase, key: str) -> dict[str, str]:
    """What stands in the fields at first: an invoice that was sent, or the employee and the only line."""
    lines = found.answers.get("lines", [])
    person = str(found.answers.get("person", ""))
    for one in case.costs:
        if one.key == key:
            return {
                "line": one.line,
                "number": one.number,
                "amount": one.amount,
                "last": "yes" if one.last else "no",
                "persons": person,
            }
    return {"line": lines[0]["key"] if len(lines) == 1 else "", "persons": person, "last": "no"}


def _shown(
    request: HttpRequest, owner: CompanyRecord, found: CompanyApplicationPage, case: PayerCase, answers: Mapping[str, str],
    wrong: Mapping[str, str],
) -> HttpResponse:  # fmt: skip
    fields = _fields(found)
    drawn = [replace(field, value=answers.get(field.name, "")) for field in fields]
    names = {field.name for field in drawn}
    faults = [forms.Fault("number", text) for name, text in wrong.items() if name not in names]
    cancelled = bool(request.GET.get("installd")) and answers.get("amount") == "0"
    content = {"company": owner, "told": found.application, "case": case, "cancelled": cancelled}
    return page(
        request,
        own.shell(owner),
        "employer/rehab_invoice.html",
        content,
        fields=forms.marked(drawn, wrong),
        faults=faults,
    )


def _fields(found: CompanyApplicationPage) -> list[forms.Field]:
    lines = tuple(
        forms.Choice(share.key, f"{share.label[words.language()]}, {words.exact(share.cost)}")
        for share in found.split.lines
    )
    return [
        forms.Field(
            "line",
            "line",
            _("Vilken insats gäller fakturan?"),
            "list",
            choices=(forms.Choice("", _("Välj insats")), *lines),
        ),
        forms.Field("number", "number", _("Fakturans nummer")),
        forms.Field("date", "date", _("Dag då insatsen utfördes"), "date", hint=_("Till exempel 2026-03-01.")),
        forms.Field(
            "amount", "amount", _("Belopp"), "number", unit="kr", hint=_("Skriv 0 om fakturan har krediterats.")
        ),
        forms.Field("persons", "persons", _("Personnummer på fakturan"), hint=_("Alla som fakturan gäller.")),
        forms.Field("talks", "talks", _("Antal samtal"), "number", optional=True),
        forms.Field(
            "last",
            "last",
            _("Är det den sista?"),
            "ticks",
            choices=(forms.Choice("yes", _("Sista fakturan")),),
            optional=True,
        ),
    ]
