"""Reports: the list, the grid of a period, a look through, a signature, a receipt, and changing what was sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tryggve.casework.applications import actions as keeping
from tryggve.casework.applications import queries as applications
from tryggve.casework.base.actor import Actor
from tryggve.casework.contract.records import Question
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.portals.claimant import own, report_words, weeks
from tryggve.portals.ui import clock, forms, signing, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT

WHY = "why"


@portal(who=CLAIMANT)
def reports(request: HttpRequest) -> HttpResponse:
    """Every period and how far it has come, latest first."""
    periods = own.my_periods(request, on=clock.today())
    return page(request, own.SHELL, "claimant/reports.html", {"periods": periods, "cases": own.my_cases(request)})


@portal(who=CLAIMANT, writes="POST")
def report(request: HttpRequest, period: str) -> HttpResponse:
    """The grid. A shortcut fills in, a look through checks; what is written is kept each time."""
    found = own.my_period(request, period, on=clock.today())
    answers = _answers(found)
    if request.method != "POST":
        return _grid(request, found, answers)
    answers = weeks.read(found.state.form, request.POST)
    why = request.POST.get(WHY, "")
    do = request.POST.get("do", "granska")
    if do == "granska":
        answers = _keep(found, weeks.trimmed(found.state.form, answers), why)
        return _checked(request, found, answers)
    answers, said = _shortcut(request, found, answers, do)
    answers = _keep(found, answers, why)
    return _grid(request, found, answers, said=said, add=do.removeprefix("mer-"))


@portal(who=CLAIMANT, reads="", writes="POST")
def draft(request: HttpRequest, period: str) -> HttpResponse:
    """Keep what is written and show what it would give, while it is being filled in."""
    found = own.my_period(request, period, on=clock.today())
    answers = _keep(found, weeks.read(found.state.form, request.POST), request.POST.get(WHY, ""))
    return page(request, own.SHELL, "claimant/report.html#preview", {**_preview(found, answers), "announce": True})


@portal(who=CLAIMANT, writes="POST")
def review(request: HttpRequest, period: str) -> HttpResponse:
    """The period in words, the declaration, and on to sign."""
    found = own.my_period(request, period, on=clock.today())
    answers = _answers(found)
    faults = _problems(found, answers)
    if faults:
        return HttpResponseRedirect(_address(found))
    if request.method == "POST":
        text = flow.signing_text(
            kind="report", language=words.language(), on=clock.today(), case=found.case.number, key=found.state.form.key,
            answers=_sent_part(answers),
        )  # fmt: skip
        context = {
            "case": found.case.number,
            "key": found.state.form.key,
            "answers": _sent_part(answers),
            WHY: answers.get(WHY, ""),
        }
        return signing.begin(request, text=text.text, subject=text.subject, kind="report", context=context)
    lines = report_words.lines(found.state.form, answers)
    content = {"period": found, "lines": lines, **_preview(found, answers), "address": _address(found)}
    return page(request, own.SHELL, "claimant/report_review.html", content)


@portal(who=CLAIMANT)
def receipt(request: HttpRequest, period: str) -> HttpResponse:
    """The latest version that was received, and when the money comes."""
    found = own.my_period(request, period, on=clock.today())
    sent = [
        one
        for one in applications.submissions(case=found.case.id)
        if (one.kind, one.key) == ("report", found.state.form.key)
    ]
    if not sent:
        raise NotYours
    content = {"period": found, "sent": sent[-1], **_preview(found, dict(sent[-1].answers)), "address": _address(found)}
    return page(request, own.SHELL, "claimant/report_receipt.html", content)


@signing.continuation("report")
def send(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str:
    """The signature is there: send the report. What can no longer be sent as it is, is shown again."""
    address = own.to_address(context["key"])
    try:
        flow_actions.send_report(
            case=context["case"], key=context["key"], answers=context["answers"], signature=signature, why_changed=context[WHY],
            actor=actor, now=now,
        )  # fmt: skip
    except (flow_actions.NotComplete, flow_actions.SignedSomethingElse):
        return reverse("claimant:report", args=[address])
    return reverse("claimant:report_receipt", args=[address])


def _address(found: own.Period) -> str:
    return reverse("claimant:report", args=[found.address])


def _answers(found: own.Period) -> dict[str, Any]:
    """What is being written, or what was sent."""
    kept = applications.draft(
        person=found.case.person,
        insurer=found.case.insurer,
        insurance=found.case.insurance,
        kind="report",
        key=found.state.form.key,
    )
    return dict(kept.answers) if kept else dict(found.state.answers)


def _keep(found: own.Period, answers: dict[str, Any], why: str) -> dict[str, Any]:
    whole = {**answers, WHY: why} if why else answers
    kept = keeping.save_draft(
        person=found.case.person, insurer=found.case.insurer, insurance=found.case.insurance, kind="report", key=found.state.form.key,
        answers=whole, now=clock.now(),
    )  # fmt: skip
    return dict(kept.answers)


def _sent_part(answers: dict[str, Any]) -> dict[str, Any]:
    """What is sent and signed: why it was changed is said beside it."""
    return {key: value for key, value in answers.items() if key != WHY}


def _problems(found: own.Period, answers: dict[str, Any]) -> dict[str, str]:
    problems = flow.report_problems(
        case=found.case.number, key=found.state.form.key, answers=_sent_part(answers), on=clock.today()
    )
    errors = forms.by_field(problem for problem in problems if not problem.soft)
    if found.state.version and answers.get(WHY) not in report_words.WHYS:
        errors[WHY] = _("Välj vad som blev fel.")
    if found.state.version and not errors and _sent_part(answers) == found.state.answers:
        errors["period"] = _("Du har inte ändrat något. Rapporten är redan skickad så här.")
    return errors


def _checked(request: HttpRequest, found: own.Period, answers: dict[str, Any]) -> HttpResponse:
    errors = _problems(found, answers)
    if errors:
        return _grid(request, found, answers, errors=errors)
    return HttpResponseRedirect(reverse("claimant:report_review", args=[found.address]))


def _shortcut(request: HttpRequest, found: own.Period, answers: dict[str, Any], do: str) -> tuple[dict[str, Any], str]:
    """The answers after a shortcut, and what it did in a sentence."""
    form = found.state.form
    match do:
        case "vardagar" | "helg":
            answers, count = weeks.fill(form, answers, "unemployed", weekend=do == "helg")
            return answers, ngettext("%(n)s dag ifylld med arbetslös.", "%(n)s dagar ifyllda med arbetslös.", count) % {
                "n": count
            }
        case "tom":
            return {"days": {}, "period": {}}, _("Veckan är tom.")
        case "forra":
            earlier = _earlier(request, found)
            if earlier is None:
                return answers, _("Det finns ingen tidigare vecka att ta efter.")
            return weeks.as_before(form, earlier.state.form, _answers(earlier)), _("Ifylld som förra veckan.")
        case "semester":
            between = weeks.between_holidays(form, answers)
            days = {**answers["days"], **{day.isoformat(): {"activity": "holiday"} for day in between}}
            said = ngettext("%(n)s dag ändrad till semester.", "%(n)s dagar ändrade till semester.", len(between))
            return {**answers, "days": days}, said % {"n": len(between)}
    return answers, ""


def _earlier(request: HttpRequest, found: own.Period) -> own.Period | None:
    before = [
        one for one in own.my_periods(request, on=clock.today())
        if one.case.id == found.case.id and one.state.form.days[0] < found.state.form.days[0]
    ]  # fmt: skip
    return before[0] if before and _answers(before[0]).get("days") else None


def _grid(
    request: HttpRequest,
    found: own.Period,
    answers: dict[str, Any],
    *,
    errors: dict[str, str] | None = None,
    said: str = "",
    add: str = "",
) -> HttpResponse:
    wrong = errors or {}
    form = found.state.form
    before = report_words.changed(form, found.state.answers, answers) if found.state.version else {}
    fields = [
        _period_field(one, answers, wrong)
        for one in [*form.period_questions, *report_words.special(form, wrong, answers)]
    ]
    if found.state.version:
        fields.append(report_words.why_field(answers.get(WHY, ""), wrong.get(WHY, "")))
    content = {
        "period": found,
        "form": form,
        "rows": weeks.rows(form, answers, errors=wrong, before=before, add=add),
        "extents": report_words.EXTENTS,
        "between": weeks.between_holidays(form, answers),
        "said": said,
        "is_week": form.every_day,
        **_preview(found, answers),
    }
    return page(
        request, own.SHELL, "claimant/report.html", content, fields=fields, faults=_day_faults(found, wrong, answers),
    )  # fmt: skip


def _period_field(one: Question, answers: dict[str, Any], errors: dict[str, str]) -> forms.Field:
    """A question of the whole period, with a name that no day can have."""
    field = forms.of_question(one, answers.get("period", {}).get(one.id, ""), error=errors.get(one.id, ""))
    return replace(field, id=f"p-{one.id}", name=f"p-{one.id}")


def _day_faults(found: own.Period, errors: dict[str, str], answers: dict[str, Any]) -> list[forms.Fault]:
    faults = [forms.Fault("", errors["period"])] if "period" in errors else []
    for day in found.state.form.days:
        key = day.isoformat()
        if key in errors:
            faults.append(forms.Fault(f"a-{key}-1", errors[key]))
        if f"{key}.hours" in errors:
            faults.append(
                forms.Fault(
                    f"h-{key}-{report_words.place_of_hours(found.state.form, answers, key)}", errors[f"{key}.hours"]
                )
            )
    return faults


def _preview(found: own.Period, answers: dict[str, Any]) -> dict[str, Any]:
    """What the report would give; nothing before all of it can be counted."""
    content: dict[str, Any] = {
        "draft_address": reverse("claimant:report_draft", args=[found.address]),
        "announce": False,
        "preview": None,
    }
    whole = weeks.trimmed(found.state.form, _sent_part(answers))
    problems = flow.report_problems(case=found.case.number, key=found.state.form.key, answers=whole, on=clock.today())
    if any(not problem.soft and problem.field != "period" for problem in problems):
        return content
    preview = flow.report_preview(
        case=found.case.number, key=found.state.form.key, answers=whole, on=clock.today(), now=clock.now()
    )
    return {**content, "preview": preview}
