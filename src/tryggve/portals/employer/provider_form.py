"""What a provider is asked when it applies for approval or tells of a change: fields, what was written, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from tryggve.casework.flow import providing
from tryggve.casework.people.records import CompanyRecord
from tryggve.casework.providers.records import COMPETENCES, ProviderRecord, StatementRecord
from tryggve.portals.ui import forms, words

LONGEST = {"name": 120, "town": 60}
ANYWAY = "anyway"


def read(posted: QueryDict) -> dict[str, Any]:
    """The answers as they are kept; what is no choice is left out."""
    text = {name: posted.get(name, "").replace("\0", "").strip()[:most] for name, most in LONGEST.items()}
    return {
        **text, "competences": [one for one in COMPETENCES if one in posted.getlist("competences")],
        "hired": posted.get("hired", ""), "duties": posted.get("duties", ""),
    }  # fmt: skip


def begun(owner: CompanyRecord, latest: ProviderRecord | None, told: StatementRecord | None) -> dict[str, Any]:
    """What stands in the fields at first: what was told last, otherwise what is known of the company."""
    if latest is None:
        town = owner.settings.get("address", {}).get("city", "")
        return {"name": owner.name, "town": town, "competences": [], "hired": "", "duties": ""}
    duties = {True: "yes", False: "no", None: ""}[told.duties if told else None]
    return {
        "name": latest.name, "town": latest.town, "competences": list(latest.competences), "hired": told.hired if told else "",
        "duties": duties,
    }  # fmt: skip


def fields(answers: Mapping[str, Any], wrong: Mapping[str, str], *, short: bool, anyway: bool) -> list[forms.Field]:
    """The fields with what was written; one more when what was written does not suffice and could be sent all the same."""
    place = 1 if words.language() == "en" else 0
    asked = [
        forms.Field("name", "name", _("Vad heter ni?"), autocomplete="organization"),
        forms.Field("town", "town", _("Ort"), autocomplete="address-level2"),
        forms.Field(
            "competences", "competences", _("Vilken kompetens har ni?"), "ticks",
            hint=_("För att bli godkänd behöver ni medicin och rehabilitering, och minst tre av de andra."),
            choices=tuple(forms.Choice(key, said[place]) for key, said in COMPETENCES.items()),
        ),
        forms.Field(
            "hired", "hired", _("Har ni avtal med dem som ni hyr in?"), "choice",
            choices=(
                forms.Choice("nobody", _("Vi hyr inte in någon")), forms.Choice("contract", _("Ja, med alla")),
                forms.Choice("without", _("Nej, inte med alla")),
            ),
        ),
        forms.Field(
            "duties", "duties", _("Känner ni till arbetsgivarens systematiska arbetsmiljöarbete?"), "choice",
            hint=_("Att undersöka arbetsförhållandena, åtgärda risker och följa upp."),
            choices=(forms.Choice("yes", _("Ja")), forms.Choice("no", _("Nej"))),
        ),
    ]  # fmt: skip
    shown = [replace(field, value=answers.get(field.name, "")) for field in asked]
    if short:
        label = _("Vill ni skicka ändå?")
        choices = (forms.Choice("yes", _("Ja, skicka ändå")),)
        shown.append(forms.Field(ANYWAY, ANYWAY, label, "ticks", ["yes"] if anyway else [], choices=choices))
    return forms.marked(shown, wrong)


def said(told: StatementRecord | None, one: ProviderRecord) -> list[dict[str, Any]]:
    """What the insurer knows of the provider, row by row."""
    place = 1 if words.language() == "en" else 0
    has = ", ".join(COMPETENCES[key][place] for key in one.competences) or "–"
    rows = [
        {"label": _("Namn"), "value": one.name}, {"label": _("Ort"), "value": one.town or "–"}, {"label": _("Kompetens"), "value": has},
    ]  # fmt: skip
    return rows + declared(told)


def declared(told: StatementRecord | None) -> list[dict[str, Any]]:
    """What was declared; nothing when it was never asked."""
    hired = {
        "nobody": _("Hyr inte in någon"),
        "contract": _("Avtal med alla"),
        "without": _("Inte avtal med alla"),
    }
    rows = []
    if told is not None and told.hired:
        rows.append({"label": _("De som hyrs in"), "value": hired[told.hired]})
    if told is not None and told.duties is not None:
        rows.append({"label": _("Känner till arbetsmiljöarbetet"), "value": _("Ja") if told.duties else _("Nej")})
    return rows


def problems(answers: Mapping[str, Any], *, anyway: bool) -> tuple[dict[str, str], bool]:
    """What must be mended, by field, and whether what is written falls short of an approval.

    What falls short is told at its field until one has chosen to send it all the same.
    """
    found = providing.problems(answers)
    short = [problem for problem in found if problem.soft]
    wrong = forms.by_field(problem for problem in found if not problem.soft)
    if short and not anyway:
        wrong = {**forms.by_field(short), **wrong}
    return wrong, bool(short)
