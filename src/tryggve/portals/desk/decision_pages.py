"""Look the letter through, decide, sign. What changed meanwhile is shown before anything is signed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import outcome
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import APPROVER, OFFICER

LONGEST_VERSION = 9


@portal(who=own.STAFF)
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The proposed letter as the person will read it, in the person's language, and the button that decides."""
    found = own.case(request, number)
    proposal = decided.proposal(found.id)
    if proposal is None:
        return HttpResponseRedirect(reverse("desk:case", args=[number]))
    language = people.person(found.person).language
    content = {
        "case": found,
        "proposal": proposal,
        "letter": outcome.letter(proposal.text[language]),
        "language": language,
    }
    return page(request, own.SHELL, "desk/letter.html", content)


@portal(who=OFFICER, reads="", writes="POST")
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """To the e-ID with the decision, if the case is as the officer saw it."""
    found = own.case(request, number)
    seen = _seen(request.POST.get("seen", ""))
    again = reverse("desk:case", args=[number])
    if seen != found.version or decided.proposal(found.id) is None:
        raise errors.Conflict(_("Ärendet har ändrats sedan du läste det. Läs det igen innan du beslutar."), again=again)
    shown = flow.signing_text(kind="decision", case=number, language=words.language(), on=clock.today())
    return signing.begin(
        request,
        text=shown.text,
        subject=shown.subject,
        kind="decision",
        context={"case": number, "seen": seen},
        back=again,
    )


def _seen(written: str) -> int:
    """The version that the form was made from; what is no version is none."""
    return int(written) if len(written) <= LONGEST_VERSION and written.isascii() and written.isdecimal() else -1


@signing.continuation("decision")
def signed(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: the decision stands. Refusals are said in a sentence, with one click to go on."""
    number = context["case"]
    again = reverse("desk:case", args=[number])
    try:
        flow_actions.decide(case=number, seen_version=context["seen"], signature=signature, actor=actor, now=now)
    except (decisions.FactsChanged, flow_actions.SignedSomethingElse) as why:
        raise errors.Conflict(
            _("En ny uppgift kom medan du skrev under. Inget är beslutat. Läs ärendet igen."), again=again
        ) from why
    except decisions.TakenByAnother as why:
        raise errors.Conflict(_("En annan handläggare hann före. Din underskrift användes inte."), again=again) from why
    except decisions.OwnCase as why:
        raise errors.Conflict(_("Ingen beslutar i sitt eget ärende."), again=reverse("desk:queue")) from why
    except (decisions.SecondOfficerMissing, decisions.SamePerson) as why:
        raise errors.Conflict(_("En andra handläggare behöver godkänna beslutet först."), again=again) from why
    except (flow_actions.NothingToSign, decisions.NotYours) as why:
        raise errors.Conflict(_("Det finns inget förslag att besluta om."), again=again) from why
    return reverse("desk:done", args=[number])


@portal(who=APPROVER, reads="", writes="POST")
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """A second officer approves the proposal, which can then be signed."""
    own.case(request, number)
    again = reverse("desk:case", args=[number])
    try:
        flow_actions.approve(case=number, actor=own.me(request).actor, now=clock.now())
    except (decisions.FactsChanged, flow_actions.NothingToSign, decisions.TakenByAnother) as why:
        raise errors.Conflict(_("Förslaget har ändrats sedan du läste det. Läs det igen."), again=again) from why
    except (decisions.OwnCase, decisions.SamePerson, decisions.NotYours) as why:
        raise errors.Conflict(_("Den som godkänner ska vara en annan än den som beslutar."), again=again) from why
    return HttpResponseRedirect(again)


@portal(who=own.STAFF)
def done(request: HttpRequest, number: str) -> HttpResponse:
    """Decided: what follows, and the next case."""
    found = own.case(request, number)
    return page(
        request, own.SHELL, "desk/done.html", {"case": cases.case(number), "decision": decided.current(found.id)}
    )
