"""Calculate one's benefit without signing in: a GET form whose address holds nothing personal, and nothing is saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from tryggve.portals.public import calculating
from tryggve.portals.ui import clock, forms, numbers
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import ANYONE

NAMES = ("alder", "lon", "timmar", "medlem", "barn", "dag")
FIRST_DAY = date(2015, 9, 7)
YOUNGEST, OLDEST = 16, 70
MOST_PAY, MOST_HOURS = 500_000, 60


@portal(who=ANYONE)
def calculator(request: HttpRequest) -> HttpResponse:
    """The form; with answers, what both acts give, the one that applies first."""
    given = {name: request.GET.get(name, "").strip() for name in NAMES}
    asked = any(given.values())
    situation, errors = _read(given) if asked else (None, {})
    fields = forms.marked(_fields(given), errors)
    if situation is None:
        return page(request, PUBLIC, "public/calculator.html", {"calculations": [], "query": ""}, fields=fields)
    applies = calculating.act_on(situation.first_day)
    acts = [applies, *({"alf", "laf"} - {applies} if situation.first_day >= calculating.NEW_ACT else set())]
    content = {
        "calculations": [calculating.calculate(situation, act) for act in acts],
        "query": request.GET.urlencode(),
    }
    return page(request, PUBLIC, "public/calculator.html", content, fields=fields)


@portal(who=ANYONE)
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt of the calculation: act, hash of rules and amounts, facts, results. With it anyone can recompute."""
    situation, _errors = _read({name: request.GET.get(name, "").strip() for name in NAMES})
    if situation is None:
        raise NotYours
    made = calculating.calculate(situation, calculating.act_on(situation.first_day))
    response = JsonResponse(
        {"receipt": made.receipt, "results": made.results}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="utrakning.json"'
    return response


def _fields(given: dict[str, str]) -> list[forms.Field]:
    yes_no = (forms.Choice("ja", _("Ja")), forms.Choice("nej", _("Nej")))
    return [
        forms.Field("alder", "alder", _("Hur gammal är du?"), "number", given["alder"], unit=_("år")),
        forms.Field("lon", "lon", _("Vilken lön har du haft i månaden, före skatt?"), "number", given["lon"], unit="kr",
                    hint=_("Räkna med samma lön alla tolv månader.")),
        forms.Field("timmar", "timmar", _("Hur många timmar i veckan har du arbetat?"), "number", given["timmar"], unit=_("timmar")),
        forms.Field("medlem", "medlem", _("När blev du medlem i en a-kassa?"), "date", given["medlem"], hint=_("Till exempel 2019-01-01.")),
        forms.Field("barn", "barn", _("Har du barn under 18 år?"), "choice", given["barn"], choices=yes_no),
        forms.Field("dag", "dag", _("Vilken är din sista arbetsdag?"), "date", given["dag"], hint=_("Till exempel 2025-10-31.")),
    ]  # fmt: skip


def _read(given: dict[str, str]) -> tuple[calculating.Situation | None, dict[str, str]]:
    errors: dict[str, str] = {}
    found: dict[str, Any] = {
        "age": _whole(given, "alder", YOUNGEST, OLDEST, errors, _("Skriv din ålder med siffror, från 16 till 70.")),
        "pay": _whole(given, "lon", 0, MOST_PAY, errors, _("Skriv lönen i hela kronor, till exempel 28 600.")),
        "hours": _whole(given, "timmar", 1, MOST_HOURS, errors, _("Skriv timmarna med siffror, från 1 till 60.")),
        "member_since": _day(given, "medlem", errors, _("Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2019-01-01.")),
        "last_day": _day(given, "dag", errors, _("Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2025-10-31.")),
        "children": given["barn"] == "ja",
    }
    if given["barn"] not in {"ja", "nej"}:
        errors["barn"] = _("Välj ja eller nej om du har barn under 18 år.")
    if "dag" not in errors and not FIRST_DAY <= found["last_day"] <= _latest():
        errors["dag"] = _("Vi kan räkna på sista arbetsdagar från den 7 september 2015 och till och med nästa år.")
    return (None, errors) if errors else (calculating.Situation(**found), {})


def _latest() -> date:
    """The last day of next year, by the later of the two clocks: the try-out may stand in the past."""
    return date(max(clock.today(), clock.day_of(clock.real())).year + 1, 12, 31)


def _whole(given: dict[str, str], name: str, low: int, high: int, errors: dict[str, str], sentence: str) -> int:
    try:
        value = numbers.number(given[name])
    except numbers.NotANumber:
        errors[name] = sentence
        return 0
    if not low <= value <= high:
        errors[name] = sentence
    return int(value)


def _day(given: dict[str, str], name: str, errors: dict[str, str], sentence: str) -> date:
    try:
        return numbers.day(given[name])
    except numbers.NotADay:
        errors[name] = sentence
        return FIRST_DAY
