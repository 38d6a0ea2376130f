"""The form that decides what was paid too much: what is judged, how much is claimed back, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from tryggve.casework.contract.records import Problem
from tryggve.casework.flow.recovery_queries import RecoveryPage
from tryggve.portals.ui import forms, numbers, words

ALL, PART, NOTHING = "all", "part", "none"
ÖRE = 100
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Given:
    """What was filled in: the fields to show again, what is wrong, and what it means. `waived` in öre."""

    fields: tuple[forms.Field, ...]
    faults: list[forms.Fault] = field(default_factory=list)
    judged: Mapping[str, bool] = field(default_factory=dict)
    waived: int = 0
    reason: str = ""
    set_off: bool = False


def empty(shown: RecoveryPage) -> Given:
    """The form as it is first shown; what another officer has begun is there to go on from."""
    terms = {} if shown.proposal is None else shown.proposal.terms
    if not terms:
        return Given(_fields(shown, {}))
    waived = int(terms["waived"])
    how = ALL if not waived else NOTHING if waived == shown.found.claim.amount else PART
    given = {
        **{f"judged.{key}": "yes" if held else "no" for key, held in terms["judged"].items()},
        "how": how, "waived": words.kronor(waived) if how == PART else "", "reason": terms["reason"],
        "set_off": "yes" if terms["set_off"] else "",
    }  # fmt: skip
    return Given(_fields(shown, given))


def read(posted: Mapping[str, str], shown: RecoveryPage) -> Given:
    """What was sent, and what is missing or cannot be read."""
    names = [f"judged.{question.key}" for question in shown.rules.questions]
    given = {
        name: str(posted.get(name, "")).replace("\0", "").strip()[:LONGEST]
        for name in (*names, "how", "waived", "reason", "set_off")
    }
    errors = {name: _("Svara ja eller nej.") for name in names if given[name] not in {"yes", "no"}}
    if given["how"] not in {ALL, PART, NOTHING}:
        errors["how"] = _("Välj hur mycket som ska betalas tillbaka.")
    if not given["reason"]:
        errors["reason"] = _("Skriv skälet. Det står i brevet.")
    waived = 0 if given["how"] != NOTHING else shown.found.claim.amount
    if given["how"] == PART:
        try:
            waived = _part(given["waived"])
        except numbers.NotANumber:
            errors["waived"] = _("Skriv med siffror hur många kronor vi avstår från.")
    judged = {question.key: given[f"judged.{question.key}"] == "yes" for question in shown.rules.questions}
    fields = tuple(forms.marked(_fields(shown, given), errors))
    return Given(
        fields,
        forms.faults(fields),
        judged=judged,
        waived=waived,
        reason=given["reason"],
        set_off=given["set_off"] == "yes",
    )


def marked(given: Given, problems: Sequence[Problem]) -> Given:
    """The form again, with what the casework found wrong."""
    names = {field.name for field in given.fields}
    found = forms.by_field(problems)
    errors = {name if name in names else f"judged.{name}": text for name, text in found.items()}
    fields = tuple(forms.marked(given.fields, errors))
    return replace(given, fields=fields, faults=forms.faults(fields))


def _part(written: str) -> int:
    """Öre of an amount that is more than nothing, and no finer than an öre. Raises `NotANumber`."""
    exact = numbers.number(written) * ÖRE
    if exact <= 0 or exact.denominator != 1:
        raise numbers.NotANumber(written)
    return int(exact)


def _fields(shown: RecoveryPage, given: Mapping[str, str]) -> tuple[forms.Field, ...]:
    language = words.language()
    judged = [
        forms.Field(
            f"fraga-{place}", f"judged.{question.key}", question.question[language], "choice",
            value=given.get(f"judged.{question.key}", ""), choices=(forms.Choice("yes", _("Ja")), forms.Choice("no", _("Nej"))),
            hint=" ".join(part for part in (question.law_text[language], question.paragraph and f"({question.paragraph})") if part),
        )
        for place, question in enumerate(shown.rules.questions, 1)
    ]  # fmt: skip
    claim, company = shown.found.claim, shown.found.case.company is not None
    how = forms.Field(
        "hur", "how", _("Hur mycket ska betalas tillbaka?"), "choice", value=given.get("how", ""),
        choices=(
            forms.Choice(ALL, _("Allt, %(amount)s") % {"amount": words.kronor(claim.amount)}),
            forms.Choice(PART, _("En del. Vi avstår från resten")), forms.Choice(NOTHING, _("Inget. Vi avstår helt")),
        ),
    )  # fmt: skip
    waived = forms.Field(
        "avsta", "waived", _("Vi avstår från"), "number", value=given.get("waived", ""), unit="kr", optional=True,
        hint=_("Fyll i när en del ska betalas tillbaka."),
    )  # fmt: skip
    reason = forms.Field(
        "skal", "reason", _("Skäl"), "long", value=given.get("reason", ""),
        hint=_("Står i brevet. Skriv så att den som får det förstår vad som hände."),
    )  # fmt: skip
    agreed = (
        _("Håll också inne en del av kommande utbetalningar till företaget")
        if company
        else _("Personen har sagt ja till att vi också håller inne en del av kommande utbetalningar")
    )
    set_off = forms.Field(
        "kvitta", "set_off", _("Kommande utbetalningar"), "ticks", value=given.get("set_off", ""), optional=True,
        choices=(forms.Choice("yes", agreed),),
    )  # fmt: skip
    return (*judged, how, waived, reason, set_off)
