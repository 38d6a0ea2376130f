"""The grid of a report: reading what was filled in, the rows to show, the shortcuts. No request, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tryggve.casework.contract.records import Option, ReportForm

Answers = dict[str, Any]
SATURDAY = 5
MOST_SLOTS = 3
_FREE = {"", "unemployed"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One activity of a day: what was chosen, and the hours or extent that go with it. `place` 1 is the first."""

    place: int
    activity: str
    hours: str
    extent: str
    error: str


@dataclass(frozen=True, slots=True)
class Row:
    """A day with its activities, what was sent before when it differs, and what is wrong."""

    day: date
    slots: tuple[Slot, ...]
    before: str
    error: str
    may_add: bool

    @property
    def key(self) -> str:
        """The day in ids and names."""
        return self.day.isoformat()


def read(form: ReportForm, given: Mapping[str, str]) -> Answers:
    """What was filled in, as the casework keeps it. Nothing is judged here; what was written is kept as it was written."""
    days = {}
    for day in form.days:
        slots = [_read_slot(given, day, place) for place in range(1, MOST_SLOTS + 1)]
        chosen = [slot for slot in slots if slot["activity"]]
        if chosen:
            first, more = chosen[0], chosen[1:]
            days[day.isoformat()] = {**first, "more": more} if more else first
    period = {one.id: _clean(given.get(f"p-{one.id}", "")) for one in form.period_questions}
    special = _clean(given.get("p-special_reasons", ""))
    period |= {"special_reasons": special} if special else {}
    return {"days": days, "period": {key: value for key, value in period.items() if value}}


def _read_slot(given: Mapping[str, str], day: date, place: int) -> dict[str, Any]:
    name = f"{day.isoformat()}-{place}"
    slot = {
        "activity": given.get(f"a-{name}", ""),
        "hours": _clean(given.get(f"h-{name}", "")),
        "extent": given.get(f"e-{name}", ""),
    }
    return {key: value for key, value in slot.items() if value or key == "activity"}


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()


def trimmed(form: ReportForm, answers: Answers) -> Answers:
    """Without hours where none are asked and extents where none are: what is signed says only what is asked."""
    asks = {option.key: option.asks for option in form.activities}

    def trim(entry: Mapping[str, Any]) -> dict[str, Any]:
        wanted = asks.get(entry["activity"], "")
        kept = {"activity": entry["activity"]}
        if wanted == "hours":
            kept["hours"] = entry.get("hours", "")
        if wanted == "extent":
            kept["extent"] = entry.get("extent") or "1"
        return kept

    days = {}
    for key, entry in answers.get("days", {}).items():
        more = [trim(one) for one in entry.get("more", [])]
        days[key] = {**trim(entry), "more": more} if more else trim(entry)
    return {**answers, "days": days}


def rows(
    form: ReportForm, answers: Answers, *, errors: Mapping[str, str], before: Mapping[str, str], add: str = ""
) -> list[Row]:
    """The rows of the grid, in the order of days. `add` is a day that gets one more empty line."""
    made = []
    for day in form.days:
        key = day.isoformat()
        entry = answers.get("days", {}).get(key, {})
        entries = [entry, *entry.get("more", [])] if entry else [{}]
        if add == key and len(entries) < MOST_SLOTS and entry:
            entries.append({})
        hours_error = errors.get(f"{key}.hours", "")
        slots = tuple(
            Slot(
                place,
                one.get("activity", ""),
                one.get("hours", ""),
                one.get("extent", ""),
                hours_error if _wants_hours(form, one) else "",
            )
            for place, one in enumerate(entries, start=1)
        )
        made.append(Row(day, slots, before.get(key, ""), errors.get(key, ""), may_add=len(entries) < MOST_SLOTS))
    return made


def _wants_hours(form: ReportForm, entry: Mapping[str, Any]) -> bool:
    return any(option.key == entry.get("activity") and option.asks == "hours" for option in form.activities)


def fill(form: ReportForm, answers: Answers, activity: str, *, weekend: bool) -> tuple[Answers, int]:
    """Every empty day (weekdays, or Saturday and Sunday) with one activity; gives how many were filled."""
    days = dict(answers.get("days", {}))
    empty = [day for day in form.days if (day.weekday() >= SATURDAY) is weekend and not days.get(day.isoformat())]
    days |= {day.isoformat(): {"activity": activity} for day in empty}
    return {**answers, "days": days}, len(empty)


def as_before(form: ReportForm, earlier: ReportForm, answers: Answers) -> Answers:
    """The same week as the one before, weekday by weekday."""
    past = answers.get("days", {})
    days = {
        day.isoformat(): past[then.isoformat()]
        for day, then in zip(form.days, earlier.days, strict=False)
        if then.isoformat() in past
    }
    return {"days": days, "period": {}}


def between_holidays(form: ReportForm, answers: Answers) -> list[date]:
    """Unemployed or empty weekdays between two days of holiday: they count as holiday too."""
    days = answers.get("days", {})
    kinds = {day: days.get(day.isoformat(), {}).get("activity", "") for day in form.days}
    holidays = [day for day, kind in kinds.items() if kind == "holiday"]
    if not holidays:
        return []
    inside = [holidays[0] + timedelta(days=n) for n in range((holidays[-1] - holidays[0]).days + 1)]
    return [day for day in inside if day.weekday() < SATURDAY and kinds.get(day, "other") in _FREE]


def option(form: ReportForm, key: str) -> Option | None:
    """The activity with that key."""
    return next((one for one in form.activities if one.key == key), None)
