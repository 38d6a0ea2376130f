"""The decision in words: the sentence first, then how the amount came about, the conditions, and what to do when one disagrees."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from tryggve.casework.contract.records import CaseFile, Letter, Outcome, PayLine
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import gather, judged, words
from tryggve.insurances.unemployment.laf import first_month
from tryggve.law import book

REVIEW_MONTHS = 2


@cache
def _phrases() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("letter.toml").read_text(encoding="utf-8"))


def letter(outcome: Outcome, file: CaseFile, language: str) -> Letter:
    """The letter of a grant or a refusal, in one language, from the outcome alone."""
    say = _sayer(outcome.act, language)
    values = {**_values(outcome, file, language)}
    hindered = judged.hindered_by(file)
    kind = "grant" if outcome.granted else "unavailable" if not outcome.results.get("grundvillkor", True) else "refusal"
    kind = "hindered" if hindered is not None else kind
    values["about"] = "" if hindered is None else hindered.about[language]
    suspended = say("suspended", values) if outcome.granted and values["suspended"] else ""
    return Letter(
        language=language, title=say("title", values), decision=say(f"{kind}_decision", values), now=f"{suspended} {say(f'{kind}_now', values)}".strip(),
        stair=tuple(_stair(outcome, language)), reasons=tuple(_reasons(outcome, language)), conditions=tuple(_conditions(outcome, language)),
        choices=tuple(_choices(outcome, language)), disagree=say("disagree", values),
    )  # fmt: skip


def _sayer(act: str, language: str) -> Callable[[str, Mapping[str, Any]], str]:
    def say(key: str, values: Mapping[str, Any]) -> str:
        phrases = _phrases()
        return phrases[act].get(key, phrases["both"].get(key, {}))[language].format(**values)

    return say


def _finding(outcome: Outcome, name: str) -> Mapping[str, Any] | None:
    return next((finding for finding in outcome.findings if finding["name"] == name), None)


def _values(outcome: Outcome, file: CaseFile, language: str) -> dict[str, Any]:
    """What the phrases may name."""
    results = outcome.results
    registered = gather.registered(file)
    values: dict[str, Any] = {
        "name": file.person.name,
        "from_day": words.day(date.fromisoformat(registered), language) if registered else "",
        "days": results.get("ersättningsperiod", ""),
        "waiting": results.get("karensdagar", ""),
        "suspended": int(results.get("avstängningsdagar") or 0),
    }
    if outcome.act == "ALF":
        values["amount"] = words.plain(Fraction(results.get("dagpenning") or 0), language)
        values["months"] = results.get("månader_med_arbete", _value(outcome, "månader_med_arbete"))
    else:
        values["month"] = words.month(first_month(file), language) if registered else ""
        values["base"] = words.plain(Fraction(results.get("ersättningsgrundande_inkomst") or 0), language)
        values["rate"] = results.get("ersättningsnivå", "")
        values["full"] = words.plain(Fraction(results.get("månadsersättning") or 0), language)
        values["income"] = words.plain(Fraction(results.get("sammanlagd_inkomst") or 0), language)
        values["months"] = results.get("månader_över_gräns", "")
    return values


def _value(outcome: Outcome, name: str) -> Any:
    found = _finding(outcome, name)
    return "" if found is None else found["value"]


STEPS = {
    "ALF": (
        ("arbetade_timmar", Text("Arbetad tid i ramtiden", "Hours in the reference period"), "hours"),
        ("normalarbetstid", Text("Normalarbetstid i veckan", "Normal working time a week"), "hours"),
        ("månadsinkomst", Text("Inkomst i månaden, i genomsnitt", "Average income a month"), "kronor"),
        ("dagsförtjänst", Text("Dagsförtjänst: månadsinkomsten delad med 22", "Daily earnings: the month divided by 22"), "kronor"),
        ("ersättningsnivå", Text("Ersättningsnivå dag 1–200", "Benefit rate, day 1–200"), "percent"),
        ("dagpenning", Text("Dagpenning, uppåt till hel krona", "Day amount, up to a whole krona"), "kronor"),
        ("ersättningsperiod", Text("Ersättningsperiod", "Benefit period"), "days"),
        ("karensdagar", Text("Karensdagar", "Waiting days"), "days"),
    ),
    "LAF": (
        ("sammanlagd_inkomst", Text("Inkomst i ramtiden", "Income in the reference period"), "kronor"),
        ("månader_över_gräns", Text("Månader med tillräcklig inkomst", "Months with enough income"), "number"),
        ("ersättningsgrundande_inkomst", Text("Ersättningsgrundande inkomst i månaden", "Base income a month"), "kronor"),
        ("ersättningsnivå", Text("Ersättningsnivå dag 1–100", "Benefit rate, day 1–100"), "percent"),
        ("månadsersättning", Text("En hel månads ersättning, före avdrag", "A full month's benefit, before deductions"), "kronor"),
        ("ersättningsperiod", Text("Ersättningsperiod", "Benefit period"), "days"),
        ("karensdagar", Text("Karensdagar", "Waiting days"), "days"),
    ),
}  # fmt: skip


def _stair(outcome: Outcome, language: str) -> list[PayLine]:
    lines = []
    for name, text, kind in STEPS[outcome.act]:
        found = _finding(outcome, name)
        if found is not None:
            lines.append(PayLine(text, _amount(found["value"], kind, language), found["paragraph"], name))
    return lines


def _amount(value: Any, kind: str, language: str) -> str:
    number = Fraction(str(value))
    unit = {
        "kronor": f"{words.NBSP}kr", "percent": f"{words.NBSP}%", "number": "",
        "hours": f"{words.NBSP}{'tim' if language == 'sv' else 'h'}", "days": f"{words.NBSP}{'dagar' if language == 'sv' else 'days'}",
    }[kind]  # fmt: skip
    return words.plain(number, language) + unit


REASONS = {
    "ALF": ("ramtid", "månader_med_arbete", "medlemsmånader", "normalarbetstid", "dagsförtjänst", "dagpenning", "ersättningsperiod", "karensdagar"),
    "LAF": ("inkomstvillkor", "medlemsnivå", "ersättningsgrundande_inkomst", "månadsersättning", "ersättningsperiod", "karensdagar"),
}  # fmt: skip


def _reasons(outcome: Outcome, language: str) -> list[str]:
    """Why, one sentence a rule: the law's own in Swedish, ours in English."""
    said = []
    for name in REASONS[outcome.act]:
        found = _finding(outcome, name)
        if found is not None:
            words_of_it = found["text"] if language == "sv" else _english(outcome.act, found)
            if words_of_it:
                said.append(f"{words_of_it} ({found['paragraph']})")
    return said


def _english(act: str, found: Mapping[str, Any]) -> str:
    phrase = _phrases()[act].get(f"reason_{found['name']}", {}).get("en", "")
    value = found["value"]
    shown = (
        words.plain(Fraction(str(value)), "en")
        if isinstance(value, int | str) and _is_number(value)
        else RULES.get(str(value), value)
    )
    return phrase.format(value=shown)


def _is_number(value: int | str) -> bool:
    return not isinstance(value, bool) and str(value).replace("/", "").replace(".", "").isdigit()


RULES = {"huvudregel": "main rule", "alternativregel": "alternative rule", "nej": "none"}


CONDITIONS = {
    "ALF": (
        ("arbetsvillkor", Text("Du uppfyller arbetsvillkoret.", "You meet the work condition."),
         Text("Du uppfyller inte arbetsvillkoret.", "You do not meet the work condition.")),
        ("medlemsvillkor", Text("Du har varit medlem i minst tolv månader.", "You have been a member for at least twelve months."),
         Text("Du har inte varit medlem i tolv månader.", "You have not been a member for twelve months.")),
        ("under_åldersgränsen", Text("Du är under den övre åldersgränsen.", "You are below the upper age limit."),
         Text("Du har nått den övre åldersgränsen.", "You have reached the upper age limit.")),
    ),
    "LAF": (
        ("inkomstvillkor", Text("Du uppfyller inkomstvillkoret.", "You meet the income condition."),
         Text("Du uppfyller inte inkomstvillkoret.", "You do not meet the income condition.")),
        ("medlem_hela_ramtiden", Text("Du har varit medlem under hela ramtiden.", "You were a member through the whole reference period."),
         Text("Du har inte varit medlem under hela ramtiden.", "You were not a member through the whole reference period.")),
    ),
}  # fmt: skip


def _conditions(outcome: Outcome, language: str) -> list[tuple[str, bool, str]]:
    tested = []
    for name, met, unmet in CONDITIONS[outcome.act]:
        found = _finding(outcome, name)
        if found is not None:
            holds = found["value"] not in (False, "nej")
            tested.append(((met if holds else unmet)[language], holds, found["paragraph"]))
    return tested


def _choices(outcome: Outcome, language: str) -> list[str]:
    """Where the law is silent the fund has chosen, and says so: what, how, why."""
    law = book(outcome.act.lower())
    phrases = _phrases()[outcome.act]
    said = []
    for name, value in outcome.receipt.get("choices", {}).items():
        if name not in SHOWN[outcome.act]:
            continue
        choice = law.choices[name]
        swedish = (
            f"{choice.label}: lagen säger inte hur. Kassan har valt: {choice.alternatives[value]}. {choice.reason}"
        )
        english = phrases.get(f"choice_{name}_{value}", {}).get("en")
        said.append(english if language == "en" and english else swedish)
    return said


SHOWN = {
    "ALF": ("avrundning_normalarbetstid", "karens_som_hindertid", "omräkningstabell"),
    "LAF": ("avrundning_laf", "sammanläggning_6_1_6_2"),
}
