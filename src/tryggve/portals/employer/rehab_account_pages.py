"""An account that a payer has asked for: told measure by measure or enclosed, signed; afterwards what was told, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.review_records import Account
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import CompanyRecord
from tryggve.casework.reviews.actions import AlreadyAnswered
from tryggve.casework.reviews.queries import NoSuchRequest
from tryggve.portals.employer import own, rehab_case_pages, rehab_own
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

KIND = "account"
Told = Mapping[str, Mapping[str, str]]


# Opening it may note that somebody read what is said of a person's health, so it writes.
@portal(who=COMPANY_USER, reads="", writes="GET HEAD POST")
def account(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str) -> HttpResponse:
    """Write the account, enclose papers, sign; once it is given it is shown as it was signed."""
    owner, found = _found(request, orgnr, insurance, matter, number)
    if request.method != "POST" or found.request.state != "asked":
        return _shown(request, owner, matter, found, _begun(request, owner, insurance, number).get("lines"))
    told = _read(found, request.POST.dict())
    flow_actions.save_company_draft(
        company=owner.id, insurance=insurance, key=flow.draft_key(number), answers={"lines": told}, actor=own.me(request).actor,
        now=clock.now(),
    )  # fmt: skip
    file, attach = request.FILES.get("file"), request.POST.get("do") == "attach"
    refusal = ""
    if file is not None or attach:
        refusal = rehab_case_pages.keep_file(request, found.request.case_number, file, KIND)
    if attach or refusal:
        found = _found(request, orgnr, insurance, matter, number)[1]
        return _shown(request, owner, matter, found, told, refusal=refusal)
    answers = flow.account_answers(request=number, written=_begun(request, owner, insurance, number))
    wrong = forms.by_field(flow.account_problems(request=number, answers=answers))
    if wrong:
        return _shown(request, owner, matter, found, told, wrong=wrong)
    shown = flow.signing_text(kind=KIND, request=number, answers=answers, language=words.language(), on=clock.today())
    # The answers stay in the draft: a session is no place for what is said of health.
    context = {"orgnr": orgnr, "insurance": insurance, "matter": matter, "request": number}
    return signing.begin(request, text=shown.text, subject=shown.subject, kind=KIND, context=context)


@signing.continuation(KIND)
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the account is the payer's to read."""
    orgnr, matter, number = context["orgnr"], context["matter"], context["request"]
    address = reverse("employer:rehab_account", args=[orgnr, matter, number])
    refused = _("Du har inte längre behörighet att lämna redogörelsen för företaget.")
    if actor.company != people.company_by_number(orgnr).id:
        raise errors.Conflict(refused, again=reverse("ui:rooms"))
    written = flow.company_draft(
        company=actor.company, person=actor.person, insurance=context["insurance"], key=flow.draft_key(number)
    )
    answers = flow.account_answers(request=number, written=written or {})
    try:
        flow_actions.give_account(request=number, answers=answers, signature=signature, actor=actor, now=now)
    except flow_actions.NotForYou:
        raise errors.Conflict(refused, again=reverse("ui:rooms")) from None
    except (AlreadyAnswered, CaseIsClosed):
        said = _("Redogörelsen är redan lämnad, eller så behövs den inte längre. Inget nytt är skickat.")
        raise errors.Conflict(said, again=reverse("employer:rehab_application", args=[orgnr, matter])) from None
    except (flow_actions.NotComplete, flow_actions.SignedSomethingElse):
        return address  # also when the draft was changed in another window after it was shown for signing
    return address


def _answers(number: str, company: int, person: int | None) -> dict[str, Any]:
    assert person is not None
    return flow.as_written(request=number, company=company, person=person)


def _found(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str) -> tuple[CompanyRecord, Account]:
    """One account of one of the company's applications. Raises `NotYours`."""
    owner = rehab_own.company(request, orgnr, insurance)
    try:
        found = flow.account_to_give(request=number, actor=own.me(request).actor, now=clock.now())
    except (NoSuchRequest, flow_actions.NotForYou) as why:
        raise NotYours from why
    if cases.case(found.request.case_number).matter != matter or found.request.state == "dropped":
        raise NotYours
    return owner, found


def _begun(request: HttpRequest, owner: CompanyRecord, insurance: str, number: str) -> dict[str, Any]:
    """What the visitor has begun to write, so that whoever goes back from signing finds it again."""
    me = own.me(request).person.id
    return flow.company_draft(company=owner.id, person=me, insurance=insurance, key=flow.draft_key(number)) or {}


def _read(found: Account, posted: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What was written of each measure; nothing but its questions."""
    return {
        one.line.key: {
            question.key: posted.get(f"lines.{one.line.key}.{question.key}", "").replace("\0", "").strip()
            for question in one.line.questions
        }
        for one in found.lines
    }


def _shown(
    request: HttpRequest, owner: CompanyRecord, matter: str, found: Account, told: Told | None = None, *,
    wrong: Mapping[str, str] | None = None, refusal: str = "",
) -> HttpResponse:  # fmt: skip
    groups = [(one, forms.marked(_fields(found, one, told or {}), wrong or {})) for one in found.lines]
    file = forms.Field(
        "fil", "file", _("Anordnarens redogörelse"), "file", hint=_("PDF, JPG, PNG eller HEIC. Högst 20 MB."), error=refusal, optional=True
    )  # fmt: skip
    content = {
        "company": owner, "matter": matter, "told": found, "sent": found.request.state != "asked", "groups": groups, "file": file,
        "name": people.person(cases.case(found.request.case_number).person).name,
    }  # fmt: skip
    drawn = [field for _one, fields in groups for field in fields]
    return page(request, own.shell(owner), "employer/rehab_account.html", content, fields=[*drawn, file])


def _fields(found: Account, one: Any, told: Told) -> list[forms.Field]:
    """The questions of a measure. When a paper tells it they need not be answered."""
    language = words.language()
    return [
        forms.Field(
            f"rad-{one.line.key}-{question.key}", f"lines.{one.line.key}.{question.key}", question.label[language], "long",
            told.get(one.line.key, {}).get(question.key, ""), hint=question.hint[language], optional=bool(found.documents),
        )
        for question in one.line.questions
    ]  # fmt: skip
