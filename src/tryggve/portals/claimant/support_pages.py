"""What the person's employer has applied for: at whom, for what, who has read it, and the person's own consent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.audit import queries as audit
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT

ANSWERS = ("yes", "no")
MOST_LINES = 500


@portal(who=CLAIMANT)
def supports(request: HttpRequest) -> HttpResponse:
    """Every application an employer has made for the person, latest first."""
    matters: dict[str, list[CaseRecord]] = {}
    for case in own.my_cases(request):
        if case.matter:
            matters.setdefault(case.matter, []).append(case)
    rows = [(matter, _company(cases), cases[0].opened_at, _waits(cases)) for matter, cases in matters.items()]
    return page(request, own.SHELL, "claimant/supports.html", {"rows": rows})


@portal(who=CLAIMANT, writes="POST")
def support(request: HttpRequest, matter: str) -> HttpResponse:
    """One application as it was sent, how it stands, who has read it; consent is given or taken back here."""
    cases = _mine(request, matter)
    if request.method != "POST":
        return _shown(request, matter, cases)
    case = next((one for one in cases if one.number == request.POST.get("case")), None)
    if case is None:
        raise NotYours
    given = request.POST.get("consent", "")
    if given not in ANSWERS:
        return _shown(request, matter, cases, error=_("Välj om du samtycker eller inte."))
    answers = {"consent": given}
    shown = flow.signing_text(
        kind="consent", case=case.number, answers=answers, language=words.language(), on=clock.today()
    )
    context = {"case": case.number, "matter": matter, "answers": answers}
    return signing.begin(request, text=shown.text, subject=shown.subject, kind="consent", context=context)


@signing.continuation("consent")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: what the person said is kept, and the payer goes on."""
    address = reverse("claimant:support", args=[context["matter"]])
    try:
        flow_actions.give_consent(
            case=context["case"], answers=context["answers"], signature=signature, actor=actor, now=now
        )
    except flow_actions.SignedSomethingElse:
        return address
    return f"{address}?sparat"


def _mine(request: HttpRequest, matter: str) -> list[CaseRecord]:
    found = [case for case in own.my_cases(request) if case.matter == matter and matter]
    if not found:
        raise NotYours
    return sorted(found, key=lambda case: case.number)


def _shown(request: HttpRequest, matter: str, cases: list[CaseRecord], error: str = "") -> HttpResponse:
    sent = [(case, applications.submissions(case=case.id)) for case in cases]
    every = [one for _case, found in sent for one in found if one.kind == "application"]
    applied = flow.as_still_kept(every) if every else None
    answers = dict(applied.answers) if applied else {}
    rows = [_payer(case, [one for one in found if one.kind == "consent"], error) for case, found in sent]
    faults = [forms.Fault(row["field"].target, error) for row in rows if error and row["field"]]
    content = {
        "matter": matter, "company": _company(cases), "sent_at": applied.received_at if applied else cases[0].opened_at,
        "answers": answers, "lines": _lines(cases[0].insurance, answers), "payers": rows, "readings": _readings(request, cases),
        "saved": "sparat" in request.GET,
    }  # fmt: skip
    return page(request, own.SHELL, "claimant/support.html", content, faults=faults)


def _payer(case: CaseRecord, said: list[Any], error: str) -> dict[str, Any]:
    """How it stands at one payer; the question of consent where it is asked or has been answered."""
    given = str(said[-1].answers.get("consent", "")) if said else ""
    field = None
    if case.turn == "claimant" or said:
        choices = (forms.Choice("yes", _("Ja, jag samtycker")), forms.Choice("no", _("Nej, jag samtycker inte")))
        field = forms.Field(
            f"samtycke-{case.number}", "consent", _("Samtycker du till ansökan?"), "choice", given, error=error, choices=choices,
            hint=_("Du kan ändra dig senare. Säger du nej betalas inget härifrån."),
        )  # fmt: skip
    signed = [one for one in decided.decisions(case=case.id) if one.signed_at]
    return {
        "case": case, "name": people.insurer(case.insurer).name, "sentence": _sentence(case),
        "field": field, "given": given, "decisions": signed,
    }  # fmt: skip


def _sentence(case: CaseRecord) -> Any:
    """Whose turn it is, said to the person."""
    if case.turn == "claimant":
        return _("Nu är det din tur: svara om du samtycker till ansökan.")
    return flow.turn_sentence(case=case.number, on=clock.today())


def _lines(insurance: str, answers: dict[str, Any]) -> list[dict[str, Any]]:
    labels = {one.key: one.label for one in flow.company_form(insurance=insurance, on=clock.today()).measures}
    return [
        {
            "label": labels.get(line.get("measure", ""), line.get("measure", "")), "provider": line.get("provider_name", ""),
            "date": line.get("date", ""), "cost": forms.amount(str(line.get("cost", ""))),
        }
        for line in answers.get("lines", [])
    ]  # fmt: skip


def _readings(request: HttpRequest, cases: list[CaseRecord]) -> list[tuple[datetime, str, str]]:
    """Who else has read it, latest first; a page that shows both cases is one reading."""
    me = own.me(request).person.id
    chains = {case.number for case in cases}
    found = [
        (one.at, one.actor_name, one.words(words.language()))
        for one in audit.about_person(me, limit=MOST_LINES)
        if one.chain in chains and one.verb.endswith(":read") and not one.actor.endswith(f":{me}")
    ]
    return list(dict.fromkeys(found))


def _company(cases: list[CaseRecord]) -> str:
    company = cases[0].company
    return people.company(company).name if company else ""


def _waits(cases: list[CaseRecord]) -> bool:
    return any(case.turn == "claimant" for case in cases)
