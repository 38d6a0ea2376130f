"""Taking an application back: what happens is said first, then it is signed, then there is a receipt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.review_records import Withdrawable
from tryggve.casework.people import queries as people
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_own
from tryggve.portals.ui import clock, errors, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

KIND = "withdrawal"


@portal(who=COMPANY_USER, writes="POST")
def withdraw(request: HttpRequest, orgnr: str, insurance: str, matter: str) -> HttpResponse:
    """Choose at which payers, read what happens, sign."""
    owner, found = _found(request, orgnr, insurance, matter)
    if request.method != "POST":
        return _shown(request, owner, matter, found)
    may = {one.case for one in found if one.may}
    chosen = sorted(may & set(request.POST.getlist("cases")))
    if not chosen:
        return _shown(request, owner, matter, found, error=_("Välj hos vem ni vill återkalla ansökan."))
    answers = {"cases": chosen}
    shown = flow.signing_text(kind=KIND, matter=matter, answers=answers, language=words.language(), on=clock.today())
    context = {"orgnr": orgnr, "company": owner.id, "matter": matter, "answers": answers}
    return signing.begin(request, text=shown.text, subject=shown.subject, kind=KIND, context=context)


@signing.continuation(KIND)
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the application is taken back. Refusals are said in a sentence."""
    orgnr, matter = context["orgnr"], context["matter"]
    again = reverse("employer:rehab_application", args=[orgnr, matter])
    try:
        flow_actions.withdraw(
            company=context["company"],
            matter=matter,
            answers=context["answers"],
            signature=signature,
            actor=actor,
            now=now,
        )
    except flow_actions.NotForYou:
        said = _("Du har inte längre behörighet att återkalla ansökan för företaget.")
        raise errors.Conflict(said, again=reverse("ui:rooms")) from None
    except flow_actions.AlreadyDecided:
        said = _(
            "Betalaren hann besluta, så ansökan är inte återkallad. Blev åtgärden inte av? Skicka kostnaden som 0 kronor, "
            "så räknar vi om. Är något redan betalt kan ni behöva betala tillbaka det."
        )
        raise errors.Conflict(said, again=again) from None
    except CaseIsClosed:
        raise errors.Conflict(_("Ansökan är redan återkallad."), again=again) from None
    except (flow_actions.NothingToWithdraw, flow_actions.SignedSomethingElse):
        return reverse("employer:rehab_withdraw", args=[orgnr, matter])
    return reverse("employer:rehab_withdrawn", args=[orgnr, matter])


@portal(who=COMPANY_USER)
def receipt(request: HttpRequest, orgnr: str, insurance: str, matter: str) -> HttpResponse:
    """What each payer has received, and that it is over there."""
    owner, found = _found(request, orgnr, insurance, matter)
    receipts = [
        (one.insurer_name, one.case, sent.receipt, sent.received_at)
        for one in found if one.withdrawn
        for sent in applications.submissions(case=cases.case(one.case).id) if sent.kind == KIND
    ]  # fmt: skip
    if not receipts:
        raise NotYours
    content = {"company": owner, "matter": matter, "name": _name(found), "receipts": receipts}
    return page(request, own.shell(owner), "employer/rehab_withdrawn.html", content)


def _found(
    request: HttpRequest, orgnr: str, insurance: str, matter: str
) -> tuple[CompanyRecord, tuple[Withdrawable, ...]]:
    """The payers' cases of one of the company's applications. Raises `NotYours`."""
    owner = rehab_own.company(request, orgnr, insurance)
    try:
        found = flow.withdrawable(company=owner.id, matter=matter, actor=own.me(request).actor, on=clock.today())
    except (cases.NoSuchCase, flow_actions.NotForYou) as why:
        raise NotYours from why
    return owner, found


def _shown(
    request: HttpRequest, owner: CompanyRecord, matter: str, found: tuple[Withdrawable, ...], error: str = ""
) -> HttpResponse:
    still = [one for one in found if one.may]
    field = forms.Field(
        "hos", "cases", _("Hos vem vill ni återkalla ansökan?"), "ticks", [still[0].case] if len(still) == 1 else [],
        choices=tuple(forms.Choice(one.case, f"{one.insurer_name}, {one.case}") for one in still), error=error,
    )  # fmt: skip
    content = {
        "company": owner, "matter": matter, "name": _name(found), "open": still, "decided": [one for one in found if one.decided],
    }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab_withdraw.html", content, fields=[field] if still else [])


def _name(found: tuple[Withdrawable, ...]) -> str:
    """Whom the application is about."""
    return people.person(cases.case(found[0].case).person).name
