"""Answers as lines of words, for the text that is shown and signed."""

from __future__ import annotations

from collections.abc import Sequence

from tryggve.casework.contract.records import Answers, Option, PartForm, Question, ReportForm
from tryggve.casework.contract.text import Text

YES_NO = {"yes": Text("Ja", "Yes"), "no": Text("Nej", "No")}
WEEKDAYS = (
    Text("måndag", "Monday"), Text("tisdag", "Tuesday"), Text("onsdag", "Wednesday"), Text("torsdag", "Thursday"),
    Text("fredag", "Friday"), Text("lördag", "Saturday"), Text("söndag", "Sunday"),
)  # fmt: skip


def said(options: Sequence[Option], value: object, language: str) -> str:
    """The words of a chosen value; what a person wrote stands as it is."""
    for option in options:
        if option.key == value:
            return option.label[language]
    known = YES_NO.get(str(value))
    return known[language] if known else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def answer_lines(questions: Sequence[Question], answers: Answers, language: str) -> list[str]:
    """One line a question that has an answer."""
    return [
        f"{question.text[language]} {said(question.options, answers[question.id], language)}"
        for question in questions
        if answers.get(question.id) not in (None, "", [])
    ]


def report_lines(form: ReportForm, answers: Answers, language: str) -> list[str]:
    """One line a day, then what was asked for the whole period."""
    lines = []
    for day in form.days:
        entry = answers.get("days", {}).get(day.isoformat())
        if entry:
            parts = [_activity(form, one, language) for one in (entry, *entry.get("more", []))]
            lines.append(f"{WEEKDAYS[day.weekday()][language].capitalize()} {day.isoformat()}: {', '.join(parts)}")
    return lines + answer_lines(form.period_questions, answers.get("period", {}), language)


def _activity(form: ReportForm, entry: Answers, language: str) -> str:
    words = said(form.activities, entry.get("activity"), language)
    amount = entry.get("hours") or entry.get("extent")
    return f"{words} ({amount})" if amount else words


def part_lines(form: PartForm, answers: Answers, language: str) -> list[str]:
    """The answers, then one line a month."""
    lines = answer_lines(form.questions, answers.get("questions", {}), language)
    for month in form.months:
        row = answers.get("months", {}).get(month, {})
        cells = [f"{column.label[language]} {row[column.key]}" for column in form.columns if row.get(column.key)]
        if cells:
            lines.append(f"{month}: {', '.join(cells)}")
    return lines
