"""What was paid too much: what waits for a decision, what is left to pay; one claim, the form, the letter, the signature."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.recovery_queries import RecoveryPage
from tryggve.casework.payments import actions as payments
from tryggve.casework.payments import claims
from tryggve.casework.people import queries as people
from tryggve.portals.desk import own, recovery_form
from tryggve.portals.ui import clock, errors, files, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal, reads_case
from tryggve.portals.ui.who import OFFICER

KINDS = {
    "application": gettext_lazy("Ansökan"), "report": gettext_lazy("Tidrapport"),
    "cost": gettext_lazy("Faktura"), "consent": gettext_lazy("Samtycke"),
}  # fmt: skip


@portal(who=own.STAFF)
def recoveries(request: HttpRequest) -> HttpResponse:
    """To decide, oldest first; decided with something left to pay; paid or waived."""
    who = own.me(request)
    assert who.insurer is not None
    found = flow.recoveries(insurer=who.insurer, actor=who.actor, on=clock.today())
    decided = [one for one in found if one.claim.state == "decided"]
    content = {
        "proposed": [one for one in found if one.claim.state == "proposed"],
        "open": [one for one in decided if one.claim.left],
        "closed": [one for one in decided if not one.claim.left],
    }
    return page(request, own.SHELL, "desk/recoveries.html", content)


@portal(who=own.STAFF, writes="POST")
def recovery(request: HttpRequest, claim: int) -> HttpResponse:
    """One claim: what was paid and what is right, step by step, and why it differs; the form that writes the letter."""
    _case, shown = _opened(request, claim)
    if request.method != "POST":
        return _shown(request, shown, recovery_form.empty(shown))
    given = recovery_form.read(request.POST, shown)
    if given.faults:
        return _shown(request, shown, given)
    again = reverse("desk:recovery", args=[claim])
    try:
        flow_actions.propose_recovery(
            claim=claim, judged=given.judged, waived=given.waived, reason=given.reason, set_off=given.set_off,
            actor=own.me(request).actor, now=clock.now(),
        )  # fmt: skip
    except flow_actions.NotComplete as why:
        return _shown(request, shown, recovery_form.marked(given, why.problems))
    except payments.AlreadyDecided as why:
        raise errors.Conflict(_("Återkravet är redan beslutat, eller gäller inte längre."), again=again) from why
    except (decisions.OwnCase, decisions.NotYours) as why:
        raise errors.Conflict(_("Du kan inte besluta om det här återkravet."), again=again) from why
    return HttpResponseRedirect(reverse("desk:recovery_letter", args=[claim]))


@portal(who=own.STAFF)
def letter(request: HttpRequest, claim: int) -> HttpResponse:
    """The letter as the payee will read it, and the button that decides."""
    case, shown = _opened(request, claim)
    if shown.proposal is None:
        return HttpResponseRedirect(reverse("desk:recovery", args=[claim]))
    language = people.person(case.person).language
    content = {
        "one": shown, "case": case, "letter": flow.recovery_letter(decision=shown.proposal, language=language), "language": language,
    }  # fmt: skip
    return page(request, own.SHELL, "desk/recovery_letter.html", content)


@portal(who=OFFICER, reads="", writes="POST")
def decide(request: HttpRequest, claim: int) -> HttpResponse:
    """To the e-ID with the decision, if the case and the letter are as the officer saw them."""
    case, shown = _opened(request, claim)
    again = reverse("desk:recovery", args=[claim])
    seen = request.POST.get("seen", "")
    if seen != str(case.version) or shown.proposal is None or request.POST.get("number") != shown.proposal.number:
        raise errors.Conflict(_("Ärendet har ändrats sedan du läste det. Läs det igen innan du beslutar."), again=again)
    text = flow.signing_text(kind="recovery", claim=claim, language=words.language(), on=clock.today())
    kept = {"claim": claim, "seen": case.version}
    return signing.begin(request, text=text.text, subject=text.subject, kind="recovery", context=kept, back=again)


@signing.continuation("recovery")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the decision stands and is booked. Refusals are said in a sentence, with one click to go on."""
    claim = context["claim"]
    again = reverse("desk:recovery", args=[claim])
    try:
        flow_actions.decide_recovery(
            claim=claim, seen_version=context["seen"], signature=signature, actor=actor, now=now
        )
    except (decisions.FactsChanged, flow_actions.SignedSomethingElse) as why:
        raise errors.Conflict(
            _("Något ändrades medan du skrev under. Inget är beslutat. Läs återkravet igen."), again=again
        ) from why
    except (decisions.TakenByAnother, payments.AlreadyDecided) as why:
        raise errors.Conflict(_("En annan handläggare hann före. Din underskrift användes inte."), again=again) from why
    except (decisions.OwnCase, decisions.NotYours) as why:
        raise errors.Conflict(_("Du kan inte besluta om det här återkravet."), again=reverse("desk:queue")) from why
    except flow_actions.NothingToSign as why:
        raise errors.Conflict(_("Det finns inget förslag att besluta om."), again=again) from why
    return again


@portal(who=own.STAFF)
def sealed(request: HttpRequest, claim: int) -> HttpResponse:
    """The sealed letter of the decision."""
    case, shown = _opened(request, claim)
    if shown.document is None:
        raise NotYours
    reads_case(
        request, verb=Verb.DOCUMENT_READ, subject=f"document:{shown.document}", chain=case.number, person=case.person,
        insurer=case.insurer,
    )  # fmt: skip
    return files.kept(shown.document)


def _opened(request: HttpRequest, claim: int) -> tuple[CaseRecord, RecoveryPage]:
    """The claim, when the officer may read its case. Raises `NotYours`."""
    try:
        shown = flow.recovery_page(claim=claim)
    except claims.NoSuchClaim as why:
        raise NotYours from why
    return own.case(request, shown.found.case.number), shown


def _shown(request: HttpRequest, shown: RecoveryPage, given: recovery_form.Given) -> HttpResponse:
    state = shown.found.claim.state
    content = {
        "one": shown, "claim": shown.found.claim, "case": shown.found.case,
        "changes": [(change, KINDS.get(change.what, change.what.replace("_", " "))) for change in shown.changes],
        "form": given if state == "proposed" else None,
        "letter": None if shown.decision is None else flow.recovery_letter(decision=shown.decision, language=words.language()),
    }  # fmt: skip
    return page(
        request, own.SHELL, "desk/recovery.html", content, fields=list(given.fields) if state == "proposed" else []
    )
