"""Words around a report: a period said in words, what was sent before, why something was changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.contract.records import Question, ReportForm
from tryggve.casework.contract.text import Text
from tryggve.portals.claimant import weeks
from tryggve.portals.ui import forms, words

EXTENTS = (("1", gettext_lazy("Hela dagen")), ("3/4", "¾"), ("1/2", "½"), ("1/4", "¼"), ("1/8", "⅛"))
WHYS = {
    "mistake": gettext_lazy("Jag skrev fel"),
    "late": gettext_lazy("Jag fick veta något efteråt"),
    "employer": gettext_lazy("Arbetsgivaren ändrade tiden"),
    "other": gettext_lazy("Något annat"),
}
_SPECIAL = Question(
    "special_reasons",
    "period",
    Text("Varför skickar du rapporten så sent?", "Why do you send the report so late?"),
    Text("Så gamla rapporter betalas bara vid särskilda skäl.", "Reports this old are paid only for special reasons."),
    "text",
)


def lines(form: ReportForm, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The period in words: a day and what was done, then what was asked of the whole period."""
    language = words.language()
    days = [(words.near_day(day), _said(form, answers.get("days", {}).get(day.isoformat(), {}))) for day in form.days]
    shown = days if form.every_day else [line for line in days if line[1]]
    asked = [
        (one.text[language], forms.amount(str(value)) if one.kind == "kronor" else str(value))
        for one in form.period_questions
        if (value := answers.get("period", {}).get(one.id))
    ]
    return shown + asked


def changed(form: ReportForm, before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, str]:
    """What was sent, in words, for each day that is different now."""
    past = before.get("days", {})
    return {
        day.isoformat(): _said(form, past.get(day.isoformat(), {})) or _("Inget ifyllt")
        for day in form.days
        if _said(form, past.get(day.isoformat(), {})) != _said(form, now.get("days", {}).get(day.isoformat(), {}))
    }


def special(form: ReportForm, errors: Mapping[str, str], answers: Mapping[str, Any]) -> list[Question]:
    """The question that is asked only when the report is very late."""
    asked = "special_reasons" in errors or answers.get("period", {}).get("special_reasons")
    known = any(one.id == "special_reasons" for one in form.period_questions)
    return [_SPECIAL] if asked and not known else []


def why_field(value: str, error: str) -> forms.Field:
    """What went wrong, without blame."""
    choices = tuple(forms.Choice(key, str(label)) for key, label in WHYS.items())
    hint = _("Det är bra att du säger till.")
    return forms.Field("why", "why", _("Vad blev fel?"), "choice", value, hint=hint, choices=choices, error=error)


def place_of_hours(form: ReportForm, answers: Mapping[str, Any], key: str) -> int:
    """Which line of the day has the hours, for a link to them."""
    entry = answers.get("days", {}).get(key, {})
    for place, one in enumerate([entry, *entry.get("more", [])], start=1):
        found = weeks.option(form, one.get("activity", ""))
        if found is not None and found.asks == "hours":
            return place
    return 1


def _said(form: ReportForm, entry: Mapping[str, Any]) -> str:
    return ", ".join(_one(form, one) for one in [entry, *entry.get("more", [])] if one.get("activity"))


def _one(form: ReportForm, entry: Mapping[str, Any]) -> str:
    found = weeks.option(form, entry["activity"])
    label = found.label[words.language()] if found else entry["activity"]
    if found and found.asks == "hours":
        return _("%(what)s, %(hours)s timmar") % {"what": label, "hours": forms.shown(entry.get("hours", ""), "number")}
    if found and found.asks == "extent":
        return f"{label}, {dict(EXTENTS).get(entry.get('extent') or '1', '')}"
    return label
