"""The application: a list of sections, one question at a time, a look through, a signature, a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.applications import actions as keeping
from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.records import DraftRecord
from tryggve.casework.base.actor import Actor
from tryggve.casework.contract import registry
from tryggve.casework.contract.records import Journey, Question
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import membership
from tryggve.casework.people import queries as people
from tryggve.portals.claimant import journeys, own
from tryggve.portals.ui import clock, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT


@dataclass(frozen=True, slots=True)
class Row:
    """An answer in the look through."""

    id: str
    label: str
    value: str
    address: str
    source: str = ""


@portal(who=CLAIMANT, writes="POST")
def application(request: HttpRequest) -> HttpResponse:
    """What it is, how long it takes, and the sections with how far each has come."""
    begun = _begun(request)
    journey = _journey(begun)
    if request.method == "POST":
        return _begin(request, journey, begun)
    return _first_page(request, journey, begun)


@portal(who=CLAIMANT, writes="POST")
def question(request: HttpRequest, section: str, asked: str) -> HttpResponse:
    """One question. The answer is kept at once; a wrong one stays in the field with a sentence."""
    begun = _begun(request)
    if begun is None:
        return HttpResponseRedirect(reverse("claimant:application"))
    journey = _journey(begun)
    one = _find(journey, begun.answers, section, asked)
    if request.method == "POST":
        return _answer(request, journey, begun, one)
    return _ask(request, journey, begun, one, begun.answers.get(one.id), "")


@portal(who=CLAIMANT, writes="POST")
def review(request: HttpRequest) -> HttpResponse:
    """Every answer, each with a way to change it; then the declaration, and on to sign."""
    begun = _begun(request)
    if begun is None:
        return HttpResponseRedirect(reverse("claimant:application"))
    journey = _journey(begun)
    problems = flow.application_problems(insurance=begun.insurance, answers=begun.answers, on=clock.today())
    if request.method == "POST" and not problems:
        text = flow.signing_text(
            kind="application", language=words.language(), on=clock.today(), person=begun.person, insurer=begun.insurer,
            insurance=begun.insurance, answers=begun.answers,
        )  # fmt: skip
        context = {"person": begun.person, "insurer": begun.insurer, "insurance": begun.insurance}
        return signing.begin(request, text=text.text, subject=text.subject, kind="application", context=context)
    faults = (
        [forms.Fault(f"svar-{_slug(p.field)}", p.text[words.language()]) for p in problems]
        if request.method == "POST"
        else []
    )
    content = {"journey": journey, "sections": _sections(journey, begun.answers), "declaration": journey.declaration}
    return page(request, own.SHELL, "claimant/application_review.html", content, faults=faults)


@portal(who=CLAIMANT)
def receipt(request: HttpRequest) -> HttpResponse:
    """The latest application that was received: number, time, what happens now."""
    for case in own.my_cases(request):
        sent = [one for one in applications.submissions(case=case.id) if one.kind == "application"]
        if sent:
            tasks = [part for part in applications.parts(case=case.id) if part.state != "approved"]
            content = {
                "case": case,
                "sent": sent[-1],
                "parts": tasks,
                "sentence": flow.turn_sentence(case=case.number, on=clock.today()),
            }
            return page(request, own.SHELL, "claimant/application_receipt.html", content)
    raise NotYours


@signing.continuation("application")
def send(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: send it. What is no longer complete is shown again instead."""
    try:
        flow_actions.apply(
            person=context["person"],
            insurer=context["insurer"],
            insurance=context["insurance"],
            signature=signature,
            actor=actor,
            now=now,
        )
    except (flow_actions.NotComplete, flow_actions.SignedSomethingElse):
        return reverse("claimant:application_review")
    except flow_actions.NothingToSend:
        return reverse("claimant:application")
    return reverse("claimant:application_receipt")


def _begun(request: HttpRequest) -> DraftRecord | None:
    drafts = applications.drafts(person=own.me(request).person.id)
    return next((draft for draft in drafts if draft.kind == "application"), None)


def _journey(begun: DraftRecord | None) -> Journey:
    key = begun.insurance if begun else registry.all_insurances()[0].key
    return flow.journey(insurance=key, on=clock.today())


def _first_page(request: HttpRequest, journey: Journey, begun: DraftRecord | None, *, error: str = "") -> HttpResponse:
    answers = begun.answers if begun else {}
    tasks = [
        {
            "title": section.title,
            "hint": "",
            "state": journeys.section_state(journey, answers, section.id) if begun else "todo",
            "address": _address(_first_of(journey, answers, section.id)) if begun else "",
        }
        for section in journey.sections
    ]
    ready = begun is not None and journeys.first_left(journey, answers) is None
    tasks.append(
        {"title": _("Granska och skicka"), "hint": "" if ready else _("När alla frågor har fått svar"),
         "state": "todo" if ready else "later", "address": reverse("claimant:application_review") if ready else ""}
    )  # fmt: skip
    content = {"journey": journey, "tasks": tasks, "begun": begun}
    fields = [] if begun else _insurer_field(request, error)
    return page(request, own.SHELL, "claimant/application.html", content, fields=fields)


def _insurer_field(request: HttpRequest, error: str) -> list[forms.Field]:
    """Which fund to apply to; not asked of somebody who is a member of one."""
    if len(_choices(request)) < 2:  # noqa: PLR2004 - nothing to choose
        return []
    choices = tuple(forms.Choice(one, people.insurer(one).name) for one in _choices(request))
    return [forms.Field("a-kassa", "insurer", _("Vilken a-kassa är du med i?"), "choice", choices=choices, error=error)]


def _choices(request: HttpRequest) -> list[str]:
    member_of = [spell.insurer for spell in membership.memberships(own.me(request).person.id) if spell.to_day is None]
    return list(dict.fromkeys(member_of)) or [one.key for one in people.insurers()]


def _begin(request: HttpRequest, journey: Journey, begun: DraftRecord | None) -> HttpResponse:
    if begun is None:
        choices = _choices(request)
        chosen = request.POST.get("insurer", "") if len(choices) > 1 else next(iter(choices), "")
        if chosen not in choices:
            return _first_page(request, journey, None, error=_("Välj vilken a-kassa du är med i."))
        begun = keeping.save_draft(
            person=own.me(request).person.id, insurer=chosen, insurance=registry.all_insurances()[0].key, kind="application",
            key="first", answers={}, now=clock.now(),
        )  # fmt: skip
    left = journeys.first_left(journey, begun.answers)
    return HttpResponseRedirect(_address(left) if left else reverse("claimant:application_review"))


def _find(journey: Journey, answers: journeys.Answers, section: str, slug: str) -> Question:
    for one in journeys.asked(journey, answers):
        if one.section == section and _slug(one.id) == slug:
            return one
    raise NotYours


def _ask(
    request: HttpRequest, journey: Journey, begun: DraftRecord, one: Question, value: Any, error: str
) -> HttpResponse:  # fmt: skip
    sections = [section.id for section in journey.sections]
    questions = journeys.asked(journey, begun.answers)
    place = [each.id for each in questions].index(one.id)
    back = reverse("claimant:application_review") if "granska" in request.GET else (
        _address(questions[place - 1]) if place else reverse("claimant:application")
    )  # fmt: skip
    content = {
        "question": one,
        "section": next(section for section in journey.sections if section.id == one.section),
        "place": sections.index(one.section) + 1,
        "count": len(sections),
        "back": back,
    }
    fields = [forms.of_question(one, value, error=error, of_page=True)]
    return page(request, own.SHELL, "claimant/question.html", content, fields=fields)


def _answer(request: HttpRequest, journey: Journey, begun: DraftRecord, one: Question) -> HttpResponse:
    value, error = forms.read(one, request.POST)
    if not error:
        problems = flow.application_problems(
            insurance=begun.insurance, answers={**begun.answers, one.id: value}, on=clock.today()
        )
        error = forms.by_field(problems).get(one.id, "")
    if error:
        return _ask(request, journey, begun, one, request.POST.get(one.id, ""), error)
    answers = journeys.kept(journey, {**begun.answers, one.id: value})
    keeping.save_draft(
        person=begun.person, insurer=begun.insurer, insurance=begun.insurance, kind="application", key="first", answers=answers,
        now=clock.now(),
    )  # fmt: skip
    if "granska" in request.GET:
        left = journeys.first_left(journey, answers)
        return HttpResponseRedirect(f"{_address(left)}?granska" if left else reverse("claimant:application_review"))
    following = journeys.next_after(journey, answers, one)
    return HttpResponseRedirect(_address(following) if following else reverse("claimant:application_review"))


def _sections(journey: Journey, answers: journeys.Answers) -> list[tuple[str, list[Row]]]:
    language = words.language()
    questions = journeys.asked(journey, answers)
    return [
        (
            section.title[language],
            [
                Row(_slug(one.id), one.text[language], _said(one, answers.get(one.id)), f"{_address(one)}?granska")
                for one in questions if one.section == section.id
            ],
        )
        for section in journey.sections
    ]  # fmt: skip


def _said(one: Question, value: Any) -> str:
    """An answer in words."""
    if value in (None, "", []):
        return _("Inte besvarad")
    if one.kind == "date":
        return words.long_day(clock.as_day(value))
    if one.kind == "kronor":
        return forms.amount(str(value))
    field = forms.of_question(one, value)
    return next((choice.label for choice in field.choices if choice.value == value), str(field.value))


def _first_of(journey: Journey, answers: journeys.Answers, section: str) -> Question:
    mine = [one for one in journeys.asked(journey, answers) if one.section == section]
    return next((one for one in mine if not journeys.answered(one, answers)), mine[0])


def _address(one: Question) -> str:
    return reverse("claimant:question", args=[one.section, _slug(one.id)])


def _slug(name: str) -> str:
    return name.replace("_", "-")
