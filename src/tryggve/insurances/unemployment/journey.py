"""The application: journey.toml read once, cut to the act of the day, and its answers checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from stdnum.se import orgnr

from tryggve.casework.contract.records import Answers, Journey, Problem, Question, Section
from tryggve.insurances.unemployment.asked import document, question, text
from tryggve.insurances.unemployment.numbers import NotANumber, number

FULL_WEEK = 40
MOST_KRONOR = 100_000_000
FARTHEST_DAYS = 5 * 366


FILE = Path(__file__).with_name("journey.toml")


@cache
def journey(act: str) -> Journey:
    """The application under an act, `ALF` or `LAF`."""
    entry = document(FILE)
    return Journey(
        title=text(entry["title"]),
        intro=tuple(text(line) for line in entry["intro"]),
        sections=tuple(Section(one["id"], text(one)) for one in entry["section"]),
        questions=tuple(question(one) for one in entry["question"] if act in one.get("acts", ("ALF", "LAF"))),
        declaration=text(entry["declaration"]),
    )


def asked(questions: tuple[Question, ...], answers: Answers) -> Iterator[Question]:
    """The questions that the answers so far lead to."""
    for one in questions:
        if one.show_if is None or answers.get(one.show_if[0]) in one.show_if[1]:
            yield one


def check(act: str, answers: Answers, *, on: date) -> list[Problem]:
    """What must be mended, one problem a question, in the order they are asked."""
    return [
        Problem(one.id, one.error or one.text)
        for one in asked(journey(act).questions, answers)
        if not _answered(one, answers.get(one.id), on=on)
    ]


def _answered(one: Question, value: Any, *, on: date) -> bool:
    if value in (None, "", []):
        return not one.required
    fits = {
        "yesno": lambda: value in ("yes", "no"),
        "choice": lambda: value in {option.key for option in one.options},
        "date": lambda: _is_day(value, on=on),
        "hours": lambda: _within(value, 1, FULL_WEEK),
        "kronor": lambda: _within(value, 0, MOST_KRONOR),
        "employers": lambda: all(orgnr.is_valid(str(employer)) for employer in value),
    }
    return fits.get(one.kind, lambda: isinstance(value, str) and bool(value.strip()))()


def _is_day(value: Any, *, on: date) -> bool:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return False
    return abs((day - on).days) < FARTHEST_DAYS


def _within(value: Any, low: int, high: int) -> bool:
    try:
        return low <= number(value) <= high
    except NotANumber:
        return False
