"""Providers that ask to be approved, and those that are: what each has signed, what has changed, what asks for a judgement."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.flow import providing
from tryggve.casework.providers import actions as register
from tryggve.casework.providers import queries as providers
from tryggve.casework.providers.records import COMPETENCES, ProviderRecord, StatementRecord
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, forms, numbers, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

LONGEST = 60
LONGEST_REASON = 2000
MOST = 100
_ABOUT_THE_DAY = {
    numbers.NotADay: gettext_lazy("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16."),
    register.BeforeItBegan: gettext_lazy("Godkännandet började senare. Välj en dag efter det."),
    register.CompetenceMissing: gettext_lazy("Det krävs medicinsk och rehabiliterande kompetens, och tre till."),
    register.NotDeclared: gettext_lazy("Anordnaren har svarat nej på något som krävs."),
}


@portal(who=own.STAFF, writes="POST")
def register_page(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, what asks for a judgement, then what is approved. Only where providers are approved."""
    who = own.me(request)
    assert who.insurer is not None
    if who.insurer not in {one.key for one in providing.approving()}:
        raise NotYours
    if request.method != "POST":
        return _shown(request, who.insurer)
    fault = _done(request, who.insurer)
    return _shown(request, who.insurer, fault) if fault else HttpResponseRedirect(request.path)


def _done(request: HttpRequest, insurer: str) -> forms.Fault | None:
    """Do what was pressed; gives what is wrong."""
    number = request.POST.get("approval", "")
    one = next((row for row in _mine(insurer) if str(row.id) == number), None)
    if one is None:
        raise NotYours
    try:
        _do(request, insurer, one)
    except register.NotYours as why_not:
        said = _("Du får inte besluta om ett företag som du själv har behörighet för.")
        raise errors.Conflict(said, again=request.path) from why_not
    except (register.AlreadyDecided, register.NothingToJudge) as why_not:
        raise errors.Conflict(_("Någon annan har redan beslutat om anordnaren."), again=request.path) from why_not
    except register.NoReason:
        told = request.POST.get("told", "")
        if told:
            return forms.Fault(f"skal-{told}", _("Skriv varför godkännandet ska gälla."))
        return forms.Fault(f"varfor-{one.id}", _("Skriv varför anordnaren inte godkänns."))
    except tuple(_ABOUT_THE_DAY) as wrong:
        told = request.POST.get("told", "")
        return forms.Fault(f"sista-{told}" if told else f"dag-{one.id}", str(_ABOUT_THE_DAY[type(wrong)]))
    return None


def _do(request: HttpRequest, insurer: str, one: ProviderRecord) -> None:
    """Approve, refuse, end or let stand. Raises what those verbs raise, `NotADay`, and `NotYours` for anything else."""
    given: dict[str, Any] = {"approval": one.id, "actor": own.me(request).actor, "now": clock.now()}
    day, told = request.POST.get("day", ""), request.POST.get("told", "")
    why = request.POST.get("why", "").replace("\0", "").strip()[:LONGEST_REASON]
    match request.POST.get("do"):
        case "approve":
            providing.approve(from_day=numbers.day(day), **given)
        case "refuse":
            providing.refuse(why=why, **given)
        case "end":
            providing.end(to_day=numbers.day(day), **given)
        case "let-stand":
            providing.let_stand(statement=_told(insurer, one, told), why=why, **given)
        case _:
            raise NotYours


def _mine(insurer: str) -> list[ProviderRecord]:
    """What may be decided about: what waits, what is approved today or later, what asks for a judgement."""
    asking = [one for one, _told in providers.to_judge(insurer)]
    return [*providers.waiting(insurer), *providers.published(insurer, clock.today()), *asking]


def _told(insurer: str, one: ProviderRecord, number: str) -> int:
    """The statement that is judged. Raises `NothingToJudge` when it has been, or is another's."""
    for approved, told in providers.to_judge(insurer):
        if approved.id == one.id and str(told.id) == number:
            return told.id
    raise register.NothingToJudge(number)


def _shown(request: HttpRequest, insurer: str, fault: forms.Fault | None = None) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    waiting, approved = providers.waiting(insurer), providers.published(insurer, clock.today(), asked)
    judging = providers.to_judge(insurer)
    about = providers.statements({one.id for one in [*waiting, *approved[:MOST], *(one for one, _told in judging)]})
    content = {
        "waiting": [_row(one, about.get(one.id, [])) for one in waiting],
        "judging": [_row(one, about.get(one.id, [])) | _asks(told) for one, told in judging],
        "approved": [_row(one, about.get(one.id, [])) for one in approved[:MOST]],
        "more": max(0, len(approved) - MOST), "asked": asked, "today": clock.today().isoformat(),
        "wrong": {fault.target: fault.text} if fault else {}, "given": request.POST if fault else {},
    }  # fmt: skip
    return page(request, own.SHELL, "desk/providers.html", content, faults=[fault] if fault else [])


def _asks(told: StatementRecord) -> dict[str, Any]:
    """What asks for a judgement, what is missing, and the ids of its fields."""
    last = told.last_day.isoformat() if told.last_day else ""
    return {
        "asks": told,
        "told_id": str(told.id),
        "missing": _missing(told),
        "reason": f"skal-{told.id}",
        "day": f"sista-{told.id}",
        "last": last,
    }


def _row(one: ProviderRecord, told: list[StatementRecord]) -> dict[str, Any]:
    """A provider as the desk reads it: days waited, what was signed at first, what has been told since it was approved."""
    since = [each for each in told if each.kind != "application" and one.decided_at and each.told_at >= one.decided_at]
    return {
        "one": one, "id": str(one.id), "waited": (clock.today() - clock.day_of(one.asked_at)).days, "has": _named(one.competences),
        "missing": _missing(told[-1]) if told else "", "signed": [_statement(each) for each in told],
        "changes": len(since), "day": f"dag-{one.id}", "why": f"varfor-{one.id}",
    }  # fmt: skip


def _statement(told: StatementRecord) -> dict[str, Any]:
    kinds = {
        "application": _("Ansökan"),
        "change": _("Ändrade uppgifter"),
        "ending": _("Begäran att godkännandet ska upphöra"),
    }
    return {"kind": kinds[told.kind], "told": told, "has": _named(told.competences), "declared": _declared(told)}


def _declared(told: StatementRecord) -> str:
    """What was declared, in a sentence; "" when it was never asked."""
    hired = {
        "nobody": _("Hyr inte in någon."), "contract": _("Avtal med alla som hyrs in."), "without": _("Inte avtal med alla som hyrs in."),
        "": "",
    }[told.hired]  # fmt: skip
    duties = {True: _("Känner till arbetsmiljöarbetet."), False: _("Känner inte till arbetsmiljöarbetet."), None: ""}
    return f"{hired} {duties[told.duties]}".strip()


def _missing(told: StatementRecord) -> str:
    """What an approval asks for and this does not have, in words."""
    said = {
        "competences": _("Medicin och rehabilitering och tre till behövs."),
        "hired": _("Avtal med alla som hyrs in saknas."),
        "duties": _("Kännedom om arbetsmiljöarbetet saknas."),
    }
    return " ".join(said[name] for name in told.shortfalls)


def _named(competences: tuple[str, ...]) -> str:
    place = 1 if words.language() == "en" else 0
    return ", ".join(COMPETENCES[key][place] for key in competences) or "–"
