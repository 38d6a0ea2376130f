"""The application: journey.toml read once, cut to the act of the day, and its answers checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from stdnum.se import orgnr

from tryggve.casework.contract.records import Answers, Journey, Option, Problem, Question, Section
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment.numbers import NotANumber, number

FULL_WEEK = 40


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("journey.toml").read_text(encoding="utf-8"))


def _text(words: dict[str, str] | None) -> Text | None:
    return None if words is None else Text(words["sv"], words["en"])


def _question(entry: dict[str, Any]) -> Question:
    text, helping = _text(entry["text"]), _text(entry["help"])
    assert text is not None
    assert helping is not None
    shown = entry.get("show_if")
    return Question(
        id=entry["id"], section=entry["section"], text=text, help=helping, kind=entry["kind"],
        options=tuple(Option(o["key"], Text(o["sv"], o["en"])) for o in entry.get("options", ())),
        show_if=None if shown is None else (shown[0], tuple(shown[1])),
        required=entry.get("required", True), why=_text(entry.get("why")), error=_text(entry.get("error")),
    )  # fmt: skip


@cache
def journey(act: str) -> Journey:
    """The application under an act, `ALF` or `LAF`."""
    entry = _document()
    title, declaration = _text(entry["title"]), _text(entry["declaration"])
    assert title is not None
    assert declaration is not None
    return Journey(
        title=title, intro=tuple(Text(line["sv"], line["en"]) for line in entry["intro"]),
        sections=tuple(Section(s["id"], Text(s["sv"], s["en"])) for s in entry["section"]),
        questions=tuple(_question(q) for q in entry["question"] if act in q.get("acts", ("ALF", "LAF"))),
        declaration=declaration,
    )  # fmt: skip


def asked(questions: tuple[Question, ...], answers: Answers) -> Iterator[Question]:
    """The questions that the answers so far lead to."""
    for question in questions:
        if question.show_if is None or answers.get(question.show_if[0]) in question.show_if[1]:
            yield question


def check(act: str, answers: Answers, *, on: date) -> list[Problem]:
    """What must be mended, one problem a question, in the order they are asked."""
    return [
        Problem(question.id, question.error or question.text)
        for question in asked(journey(act).questions, answers)
        if not _answered(question, answers.get(question.id), on=on)
    ]


def _answered(question: Question, value: Any, *, on: date) -> bool:
    if value in (None, "", []):
        return not question.required
    match question.kind:
        case "yesno":
            return value in ("yes", "no")
        case "choice":
            return value in {option.key for option in question.options}
        case "date":
            return _is_day(value, on=on)
        case "hours":
            return _within(value, 1, FULL_WEEK)
        case "kronor":
            return _within(value, 0, 100_000_000)
        case "employers":
            return all(orgnr.is_valid(str(one)) for one in value)
        case _:
            return isinstance(value, str) and bool(value.strip())


def _is_day(value: Any, *, on: date) -> bool:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return False
    return abs((day - on).days) < 5 * 366


def _within(value: Any, low: int, high: int) -> bool:
    try:
        return low <= number(value) <= high
    except NotANumber:
        return False
