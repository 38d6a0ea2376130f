"""The person's own reports: a week under the act of 1997, a month under the act of 2024. Days are rows; nothing is pre-chosen."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from tryggve.casework.contract.records import Answers, Option, Problem, Question, ReportForm
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment.numbers import NotANumber, number

UNEMPLOYED = Option("unemployed", Text("Arbetslös: kunde och ville arbeta", "Unemployed: could and wanted to work"))
WORKED = Option("worked", Text("Arbetade", "Worked"), asks="hours")
SICK = Option("sick", Text("Sjuk", "Ill"), asks="extent")
PARENTAL = Option(
    "parental", Text("Föräldraledig eller vård av barn", "Parental leave or care of a child"), asks="extent"
)
HOLIDAY = Option("holiday", Text("Semester från ett arbete", "Holiday from a job"))
UNAVAILABLE = Option("unavailable", Text("Kunde inte ta arbete", "Could not take a job"))
PROGRAMME = Option("programme", Text("I program hos Arbetsförmedlingen", "In a programme of the employment service"))

WEEK_ACTIVITIES = (UNEMPLOYED, WORKED, SICK, PARENTAL, HOLIDAY, UNAVAILABLE, PROGRAMME)
MONTH_ACTIVITIES = (UNEMPLOYED, SICK, PARENTAL, HOLIDAY, UNAVAILABLE, PROGRAMME)
EXTENTS = {"1": Fraction(1), "3/4": Fraction(3, 4), "1/2": Fraction(1, 2), "1/4": Fraction(1, 4), "1/8": Fraction(1, 8)}
DAY_HOURS = 24
CLOSES_MONTHS = {"ALF": 9, "LAF": 3}

DECLARATION = Text(
    "Genom att skriva under intygar jag att uppgifterna stämmer. Fel som görs med avsikt kan leda till återkrav och polisanmälan.",
    "By signing I certify that this is right. Deliberate errors may lead to repayment and a police report.",
)

INCOME = Question(
    "income", "period", Text("Vilken lön för arbete under månaden har du fått eller tjänat in?", "What pay for work in the month have you received or earned?"),
    Text("Kronor före skatt, alla arbetsgivare tillsammans. Skriv 0 om du inte har arbetat.", "Kronor before tax, all employers together. Write 0 if you have not worked."),
    "kronor", error=Text("Skriv beloppet i kronor med siffror, eller 0.", "Write the amount in kronor in figures, or 0."),
)  # fmt: skip


def month_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def week_key(day: date) -> str:
    """`2023-W10`: the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def weeks(first: date, *, on: date) -> Iterator[ReportForm]:
    """Each week from that of `first` to that of `on`, oldest first."""
    monday = first - timedelta(days=first.weekday())
    while monday <= on:
        days = tuple(monday + timedelta(days=n) for n in range(7))
        number_of_week = monday.isocalendar().week
        yield ReportForm(
            key=week_key(monday), title=Text(f"Tidrapport vecka {number_of_week}", f"Time report week {number_of_week}"), days=days,
            activities=WEEK_ACTIVITIES, period_questions=(), opens_on=days[-1] + timedelta(days=1),
            closes_on=month_after(days[-1], CLOSES_MONTHS["ALF"]), every_day=True, declaration=DECLARATION,
        )  # fmt: skip
        monday += timedelta(days=7)


MONTHS_SV = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def months(first: date, *, on: date) -> Iterator[ReportForm]:
    """Each calendar month from that of `first` to that of `on`, oldest first."""
    start = first.replace(day=1)
    while start <= on:
        last = start.replace(day=calendar.monthrange(start.year, start.month)[1])
        name = f"{MONTHS_SV[start.month - 1]} {start.year}"
        yield ReportForm(
            key=f"{start.year}-{start.month:02d}",
            title=Text(f"Månadsansökan {name}", f"Monthly application {calendar.month_name[start.month]} {start.year}"),
            days=tuple(start + timedelta(days=n) for n in range(last.day)), activities=MONTH_ACTIVITIES, period_questions=(INCOME,),
            opens_on=last + timedelta(days=1), closes_on=month_after(last, CLOSES_MONTHS["LAF"]), every_day=False, declaration=DECLARATION,
        )  # fmt: skip
        start = last + timedelta(days=1)


def check(form: ReportForm, answers: Answers, *, on: date) -> list[Problem]:
    """What must be mended: a period not over, days left out, too many hours, a number that is none, a report too late."""
    if on < form.opens_on:
        return [Problem("period", Text(
            f"Perioden är inte slut än. Fyll i nu och skicka från {form.opens_on.isoformat()}. Det du har skrivit är sparat.",
            f"The period is not over. Fill in now and send from {form.opens_on.isoformat()}. What you wrote is saved.",
        ))]  # fmt: skip
    problems = [
        *_left_out(form, answers),
        *(p for day in form.days for p in _day(form, day, answers)),
        *_period(form, answers),
    ]
    if on > form.closes_on and not str(answers.get("period", {}).get("special_reasons", "")).strip():
        problems.append(Problem("special_reasons", Text(
            "Så gamla rapporter betalas bara vid särskilda skäl. Berätta vad som hände.",
            "Reports this old are paid only for special reasons. Tell us what happened.",
        )))  # fmt: skip
    return problems


def _left_out(form: ReportForm, answers: Answers) -> list[Problem]:
    if not form.every_day:
        return []
    given = answers.get("days", {})
    missing = [day for day in form.days if not given.get(day.isoformat(), {}).get("activity")]
    return [
        Problem(day.isoformat(), Text(f"{_weekday(day).sv.capitalize()} {day.isoformat()} är inte ifylld.", f"{_weekday(day).en} {day.isoformat()} is not filled in."))
        for day in missing
    ]  # fmt: skip


def _weekday(day: date) -> Text:
    swedish = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
    return Text(swedish[day.weekday()], calendar.day_name[day.weekday()])


def entries(answers: Answers, day: date) -> list[Answers]:
    """The activities of a day: the first, then what was added."""
    first = answers.get("days", {}).get(day.isoformat())
    return [first, *first.get("more", [])] if first and first.get("activity") else []


def hours(entry: Answers) -> Fraction:
    """Hours of an activity. Raises `NotANumber`."""
    return number(entry.get("hours", ""))


def extent(entry: Answers) -> Fraction:
    """The part of the day an activity took; the whole day where none is said."""
    return EXTENTS.get(str(entry.get("extent") or "1"), Fraction(1))


def _day(form: ReportForm, day: date, answers: Answers) -> list[Problem]:
    allowed = {option.key for option in form.activities}
    total = Fraction(0)
    for entry in entries(answers, day):
        if entry["activity"] not in allowed:
            return [
                Problem(
                    day.isoformat(),
                    Text(f"Välj vad du gjorde {_weekday(day).sv}.", f"Choose what you did on {_weekday(day).en}."),
                )
            ]
        if entry["activity"] == WORKED.key:
            try:
                total += hours(entry)
            except NotANumber:
                return [Problem(f"{day.isoformat()}.hours", Text(
                    f"{_weekday(day).sv.capitalize()}: skriv timmarna med siffror, till exempel 7,5.",
                    f"{_weekday(day).en}: write the hours in figures, for example 7.5.",
                ))]  # fmt: skip
    if total > DAY_HOURS:
        return [Problem(f"{day.isoformat()}.hours", Text(
            f"{_weekday(day).sv.capitalize()}: ett dygn har 24 timmar, du har skrivit {_plain(total)}.",
            f"{_weekday(day).en}: a day has 24 hours, you wrote {_plain(total).replace(',', '.')}.",
        ))]  # fmt: skip
    return []


def _plain(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").replace(".", ",")


def _period(form: ReportForm, answers: Answers) -> list[Problem]:
    given = answers.get("period", {})
    problems = []
    for question in form.period_questions:
        try:
            number(given.get(question.id))
        except NotANumber:
            problems.append(Problem(question.id, question.error or question.text))
    return problems
