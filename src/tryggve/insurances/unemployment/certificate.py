"""The employer certificate: what the employer fills in, and what is checked before it is signed."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from pathlib import Path

from tryggve.casework.contract.records import Answers, MonthColumn, PartForm, Problem, Question
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment.asked import questions
from tryggve.insurances.unemployment.numbers import NotANumber, number

KIND = "certificate"
WORKED_MONTHS = 12
SUSPICIOUSLY_MANY = 6

COLUMNS = (
    MonthColumn("hours", Text("Arbetad tid", "Hours worked"), "hours"),
    MonthColumn("absence", Text("Frånvaro", "Absence"), "hours"),
    MonthColumn("additional", Text("Mertid", "Additional time"), "hours"),
    MonthColumn("overtime", Text("Övertid", "Overtime"), "hours"),
    MonthColumn("pay", Text("Lön före skatt", "Pay before tax"), "kronor"),
    MonthColumn("sick_hours", Text("Sjuklön, timmar", "Sick pay, hours"), "hours"),
    MonthColumn("sick_pay", Text("Sjuklön, kronor", "Sick pay, kronor"), "kronor"),
)


QUESTIONS = questions(Path(__file__).with_name("certificate.toml"))

DECLARATION = Text(
    "Uppgifterna om anställningen är riktiga. Tiden är den som faktiskt arbetades, inte ett genomsnitt.",
    "What is stated of the employment is correct. The hours are those actually worked, not an average.",
)


def months_before(day: date, count: int) -> tuple[str, ...]:
    """The `count` calendar months before the month of `day`, oldest first."""
    last = day.year * 12 + day.month - 1
    return tuple(f"{n // 12}-{n % 12 + 1:02d}" for n in range(last - count, last))


def form(person: str, first_day: date, *, skipped: int = 0) -> PartForm:
    """The form for a person without work from `first_day`; `skipped` more months back where months are skipped."""
    return PartForm(
        kind=KIND, title=Text(f"Arbetsgivarintyg för {person}", f"Employer certificate for {person}"), questions=QUESTIONS,
        months=months_before(first_day, WORKED_MONTHS + skipped), columns=COLUMNS, declaration=DECLARATION,
    )  # fmt: skip


def check(asked: PartForm, answers: Answers) -> list[Problem]:
    """Hard problems, and soft ones that a reason confirms."""
    problems = [*_questions(asked, answers.get("questions", {})), *_cells(asked, answers.get("months", {}))]
    return problems or [*_outside(asked, answers), *_suspicions(asked, answers.get("months", {}))]


def _questions(asked: PartForm, given: Answers) -> list[Problem]:
    problems = []
    for question in asked.questions:
        value = given.get(question.id)
        wrong = question.required if value in (None, "") else not _fits(question, value)
        if wrong:
            problems.append(Problem(question.id, question.error or question.text))
    return problems


def _fits(question: Question, value: object) -> bool:
    if question.kind == "date":
        try:
            date.fromisoformat(str(value))
        except ValueError:
            return False
        return True
    if question.kind == "hours":
        return _parsed(value) is not None and Fraction(0) < number(value) <= 60  # noqa: PLR2004 - the question says so
    allowed = {option.key for option in question.options} or {"yes", "no"}
    return value in allowed


def _parsed(value: object) -> Fraction | None:
    try:
        return number(value)
    except NotANumber:
        return None


def _cells(asked: PartForm, months: Answers) -> list[Problem]:
    problems = []
    for month in asked.months:
        row = months.get(month, {})
        year, of_year = map(int, month.split("-"))
        most = calendar.monthrange(year, of_year)[1] * 24
        for column in asked.columns:
            written = row.get(column.key, "")
            value = _parsed(written) if written else Fraction(0)
            field = f"{month}.{column.key}"
            if value is None:
                problems.append(
                    Problem(
                        field,
                        Text(
                            f"{month}: skriv ett tal i {column.label.sv}, till exempel 173,5.",
                            f"{month}: write a number in {column.label.en}, for example 173.5.",
                        ),
                    )
                )
            elif column.kind == "hours" and value > most:
                problems.append(Problem(field, Text(
                    f"{month}: {written} timmar är mer än någon kan arbeta på en månad. Menade du {_tenth(value)}?",
                    f"{month}: {written} hours is more than anyone can work in a month. Did you mean {_tenth(value).replace(',', '.')}?",
                )))  # fmt: skip
    if not problems and not any(_hours(months, month) or _pay(months, month) for month in asked.months):
        problems.append(
            Problem(
                "months",
                Text("Fyll i timmar och lön för minst en månad.", "Fill in hours and pay for at least one month."),
            )
        )
    return problems


def _tenth(value: Fraction) -> str:
    return f"{float(value / 10):.1f}".replace(".", ",")


def _hours(months: Answers, month: str) -> Fraction:
    return _parsed(months.get(month, {}).get("hours") or 0) or Fraction(0)


def _pay(months: Answers, month: str) -> Fraction:
    return _parsed(months.get(month, {}).get("pay") or 0) or Fraction(0)


def _outside(asked: PartForm, answers: Answers) -> list[Problem]:
    given = answers.get("questions", {})
    start, end = given["from"][:7], (given.get("to") or "9999-12")[:7]
    return [
        Problem(f"{month}.hours", Text(f"{month} ligger utanför anställningen.", f"{month} is outside the employment."))
        for month in asked.months
        if not start <= month <= end and _hours(answers.get("months", {}), month)
    ]


def _suspicions(asked: PartForm, months: Answers) -> list[Problem]:
    """What may be right but seldom is; the employer confirms it with a reason."""
    problems = [
        Problem(f"{month}.pay", Text(f"{month} har lön men ingen arbetad tid. Stämmer det?", f"{month} has pay but no hours. Is that right?"), soft=True)
        for month in asked.months
        if _pay(months, month) and not _hours(months, month)
    ]  # fmt: skip
    worked = [hours for month in asked.months if (hours := _hours(months, month))]
    if len(worked) >= SUSPICIOUSLY_MANY and len(set(worked)) == 1:
        problems.append(Problem("hours", Text(
            "Har du skrivit ett genomsnitt? Alla månader har lika många timmar. Skriv de faktiska timmarna.",
            "Did you write an average? Every month has the same hours. Write the actual hours.",
        ), soft=True))  # fmt: skip
    return problems
