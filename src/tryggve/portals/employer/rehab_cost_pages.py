"""The steps about providers and cost lines, with what each payer bears shown while one writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.people.numbers import NotAnOrgnr
from tryggve.casework.people.numbers import orgnr as ten_digits
from tryggve.casework.providers import queries as providers
from tryggve.casework.providers.records import ProviderRecord
from tryggve.portals.employer import own, rehab_form, rehab_own, rehab_split
from tryggve.portals.employer.rehab_own import Writing
from tryggve.portals.ui import clock, forms
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import COMPANY_USER

MOST_SHOWN = 20
LONGEST_SEARCH = 60


@portal(who=COMPANY_USER, writes="POST")
def who_performs(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """Search among approved providers and choose; one that is not on a list is written by hand."""
    told = rehab_own.writing(request, orgnr, insurance)
    chosen = list(told.answers.get("providers", []))
    asked = (request.POST.get("sok") or request.GET.get("sok", "")).strip()[:LONGEST_SEARCH]
    if request.method != "POST":
        return _performers(request, told, asked)
    if "ta-bort" in request.POST:
        chosen = [one for one in chosen if one["orgnr"] != request.POST["ta-bort"]]
    elif "valj" in request.POST:
        for one in _approved(told, request.POST["valj"]):
            chosen = _added(chosen, one.orgnr, one.name)
    elif "hand" in request.POST:
        number, name = request.POST.get("orgnr", "").strip(), request.POST.get("namn", "").strip()[:120]
        wrong = _by_hand_wrong(number, name)
        if wrong:
            return _performers(request, told, asked, number, name, wrong)
        chosen = _added(chosen, ten_digits(number), name)
    told = rehab_own.keep(request, told, providers=chosen)
    if "later" in request.POST:
        return HttpResponseRedirect(reverse("employer:rehab", args=[orgnr]))
    if "fortsatt" not in request.POST:
        return HttpResponseRedirect(f"{request.path}#valda")
    if not chosen:
        return _performers(
            request, told, asked, faults=[forms.Fault("sok", _("Välj minst en anordnare, eller skriv den själv."))]
        )
    return HttpResponseRedirect(reverse("employer:rehab_costs", args=[orgnr]))


@portal(who=COMPANY_USER, writes="POST")
def costs(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """The cost lines. *Räkna* shows what each payer bears; *Fortsätt* also says what is missing."""
    told = rehab_own.writing(request, orgnr, insurance)
    if not told.answers.get("providers"):
        return HttpResponseRedirect(reverse("employer:rehab_providers", args=[orgnr]))
    if request.method != "POST":
        return _lines(request, told, rehab_own.problems(told, "lines") if request.GET.get("visa") == "fel" else {})
    do = request.POST.get("do", "")
    told = rehab_own.keep(request, told, lines=_changed(told, request.POST.dict(), do))
    if "later" in request.POST:
        return HttpResponseRedirect(reverse("employer:rehab", args=[orgnr]))
    if do:
        return _lines(request, told, {}, new=do == "ny-rad")
    wrong = rehab_own.problems(told, "lines")
    if wrong:
        return _lines(request, told, wrong)
    return HttpResponseRedirect(reverse("employer:rehab_review", args=[orgnr]))


@portal(who=COMPANY_USER, reads="", writes="POST")
def split(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """Only the table, for what stands in the lines just now; it is saved too."""
    told = rehab_own.writing(request, orgnr, insurance)
    told = rehab_own.keep(
        request, told, lines=rehab_form.read_lines(request.POST.dict(), told.answers.get("providers", []))
    )
    content = {**_split(told), "company": told.owner, "announce": True}
    return page(request, own.shell(told.owner), "employer/rehab_costs.html#split", content)


def _changed(told: Writing, posted: Mapping[str, str], do: str) -> list[dict[str, Any]]:
    """The lines after what was pressed: one more, one less, or as written without the empty ones."""
    lines = rehab_form.read_lines(posted, told.answers.get("providers", []))
    if do == "ny-rad" and len(lines) < rehab_form.MOST_LINES:
        return [*lines, {"key": rehab_form.next_key(lines)}]
    if do.startswith("bort-"):
        return [one for one in lines if one["key"] != do.removeprefix("bort-")]
    if do:
        return lines
    return [one for one in lines if not rehab_form.is_blank(one)]


def _lines(request: HttpRequest, told: Writing, wrong: Mapping[str, str], *, new: bool = False) -> HttpResponse:
    chosen = told.answers.get("providers", [])
    kept = told.answers.get("lines") or [{"key": "1"}]
    rows, fields = [], []
    for place, one in enumerate(kept):
        drawn = rehab_form.line(told.form, place, one, chosen, wrong)
        seldom = {f"lines.{place}.{name}" for name in rehab_form.SELDOM}
        rows.append({
            "key": one["key"], "place": place, "number": place + 1, "often": [field for field in drawn if field.name not in seldom],
            "seldom": [field for field in drawn if field.name in seldom], "new": new and place == len(kept) - 1,
            "unfolded": any(field.error or field.value for field in drawn if field.name in seldom),
        })  # fmt: skip
        fields += drawn
    names = {field.name for field in fields}
    faults = [forms.Fault("lines-0-measure", text) for name, text in wrong.items() if name not in names]
    content = {
        "company": told.owner, "form": told.form, "steps": rehab_own.steps("rehab_costs"), "lines": rows, "announce": False,
        "may_add": len(rows) < rehab_form.MOST_LINES, **_split(told),
    }  # fmt: skip
    return page(request, own.shell(told.owner), "employer/rehab_costs.html", content, fields=fields, faults=faults)


def _split(told: Writing) -> dict[str, Any]:
    return rehab_split.content(
        form=told.form, insurance=told.insurance, company=told.owner.id, answers=told.answers, on=clock.today()
    )


def _performers(
    request: HttpRequest, told: Writing, asked: str, number: str = "", name: str = "", wrong: Mapping[str, str] | None = None,
    faults: list[forms.Fault] | None = None,
) -> HttpResponse:  # fmt: skip
    found = _approved(told, asked) if asked else []
    chosen = told.answers.get("providers", [])
    fields = [
        forms.Field("orgnr", "orgnr", _("Organisationsnummer"), value=number, error=(wrong or {}).get("orgnr", "")),
        forms.Field("namn", "namn", _("Namn"), value=name, error=(wrong or {}).get("namn", "")),
    ]
    content = {
        "company": told.owner, "form": told.form, "steps": rehab_own.steps("rehab_providers"), "asked": asked, "found": found[:MOST_SHOWN],
        "more": max(0, len(found) - MOST_SHOWN), "chosen": chosen, "taken": {one["orgnr"] for one in chosen},
        "by_hand": bool(wrong),
    }  # fmt: skip
    return page(
        request, own.shell(told.owner), "employer/rehab_providers.html", content, fields=fields, faults=faults or ()
    )


def _approved(told: Writing, asked: str) -> list[ProviderRecord]:
    """Providers on the lists of the form's payers that fit the words, each once."""
    found = [one for key in told.form.payers for one in providers.published(key, clock.today(), asked)]
    return list({one.orgnr: one for one in reversed(found)}.values())[::-1]


def _by_hand_wrong(number: str, name: str) -> dict[str, str]:
    wrong = {} if name else {"namn": _("Skriv anordnarens namn.")}
    try:
        ten_digits(number)
    except NotAnOrgnr:
        wrong["orgnr"] = _("Skriv organisationsnumret med tio siffror, till exempel 556999-0004.")
    return wrong


def _added(chosen: list[Any], number: str, name: str) -> list[Any]:
    return chosen if any(one["orgnr"] == number for one in chosen) else [*chosen, {"orgnr": number, "name": name}]
