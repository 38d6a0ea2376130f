"""The twelve-month grid: read from the form's cells, or from rows pasted from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tryggve.casework.contract.records import Answers, PartForm, Problem
from tryggve.portals.ui import numbers, words

NAMES = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("maj", "may"), ("jun",), ("jul",), ("aug",), ("sep",), ("okt", "oct"), ("nov",), ("dec",),
)  # fmt: skip
MONTH = re.compile(r"(\d{4})[-/ ]?(\d{2})\Z")
SEPARATORS = re.compile(r"[\t;]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its id and name, what stands in it, its column's heading, what is wrong."""

    id: str
    name: str
    value: str
    label: str
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """One month."""

    month: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read from a paste: rows by month, and questions about the rest."""

    months: Mapping[str, Mapping[str, str]]
    questions: tuple[str, ...]


def rows(form: PartForm, answers: Answers, problems: list[Problem]) -> list[Row]:
    """The grid as it is shown."""
    given = answers.get("months", {})
    wrong = {problem.field: problem.text[words.language()] for problem in problems}
    return [
        Row(month, tuple(
            Cell(
                id=f"m-{month}-{column.key}", name=f"{month}.{column.key}", value=_shown(given.get(month, {}).get(column.key, "")),
                label=column.label[words.language()], error=wrong.get(f"{month}.{column.key}", ""),
            )
            for column in form.columns
        ))
        for month in form.months
    ]  # fmt: skip


def read(form: PartForm, posted: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The cells that were filled in, as the casework keeps them; what is no number stands as it was written."""
    found: dict[str, dict[str, str]] = {}
    for month in form.months:
        row = {
            column.key: _kept(text)
            for column in form.columns
            if (text := posted.get(f"{month}.{column.key}", "").strip())
        }
        if row:
            found[month] = row
    return found


def paste(form: PartForm, text: str) -> Pasted:
    """Rows from a spreadsheet: tabs or semicolons, decimal comma, thousands apart, months named or in the form's order."""
    lines = [[cell.strip() for cell in SEPARATORS.split(line)] for line in text.splitlines() if line.strip()]
    months: dict[str, dict[str, str]] = {}
    questions = []
    unnamed = list(form.months)
    for number, cells in enumerate(lines, start=1):
        month = _month(cells[0], form)
        values = cells[1:] if month else cells
        if month is None and not any(_is_number(cell) for cell in cells):
            continue  # a heading
        month = month or (unnamed[0] if unnamed else None)
        if month is None:
            questions.append(_("Rad %(row)s: det finns fler rader än månader.") % {"row": number})
            continue
        if month in unnamed:
            unnamed.remove(month)
        row = {}
        for column, cell in zip(form.columns, values, strict=False):
            if cell and not _is_number(cell):
                questions.append(_("Rad %(row)s: ”%(cell)s” är inget tal.") % {"row": number, "cell": cell})
            elif cell:
                row[column.key] = _kept(cell)
        months[month] = row
    return Pasted(months, tuple(questions))


def _month(text: str, form: PartForm) -> str | None:
    """The month that a cell names: `2022-03`, `mars 2022`, `mars`."""
    match = MONTH.match(text)
    if match and f"{match[1]}-{match[2]}" in form.months:
        return f"{match[1]}-{match[2]}"
    named = [n for n, starts in enumerate(NAMES, start=1) if text.lower().startswith(starts)]
    return next((month for month in form.months if named and int(month[5:]) == named[0]), None)


def _is_number(text: str) -> bool:
    try:
        numbers.number(text)
    except numbers.NotANumber:
        return False
    return True


def _kept(text: str) -> str:
    return numbers.plain(text) if _is_number(text) else text


def _shown(value: str) -> str:
    return value.replace(".", ",") if words.language() == "sv" and _is_number(value) else value
