"""The cost lines of an application, as the company wrote them and as the costs sent in later have made them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.records import Answers, CaseFile, SubmissionView
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.numbers import NotADay, NotKronor, amount, day, swedish_day
from tryggve.law.rehab.measures import Åtgärd

WHOM = "denna"
"""How the employee is named to the law: a case holds nobody else's number."""

LICENSED = "legitimerad_behandlare"
"""The fact that keeps which lines a licensed therapist performs, when who it was has been erased."""


@dataclass(frozen=True, slots=True)
class Line:
    """One cost line. `performed`: done and billed; `received`: the day the support for it was asked for; `licensed`: the
    employer states who holds it and with what licence.
    """

    key: str
    measure: Åtgärd
    cost: Fraction
    day: date
    received: date
    provider: str = ""
    provider_name: str = ""
    vat: Fraction = Fraction(0)
    other: Fraction = Fraction(0)
    licensed: bool = False
    therapist: str = ""
    licence: str = ""
    proven: bool = False
    started: date | None = None
    performed: bool = False

    @property
    def label(self) -> Text:
        """What the line is for."""
        return words.MEASURES[self.measure]


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost sent in for a line, its latest version. `first`: the day it was first sent."""

    key: str
    line: str
    number: str
    amount: Fraction
    day: date
    first: date
    last: bool


def application(file: CaseFile) -> SubmissionView | None:
    """The application of the case."""
    return next((sent for sent in file.submissions if sent.kind == "application"), None)


def planned(answers: Answers, *, received: date) -> list[Line]:
    """The lines that can be read, as they were applied for; a line not filled in yet is left out."""
    started = _day_or_none(answers.get("started"))
    found = []
    for place, row in enumerate(answers.get("lines") or [], start=1):
        line = _line(row, str(row.get("key") or place), started, received) if isinstance(row, dict) else None
        if line is not None:
            found.append(line)
    return found


def _line(row: dict[str, Any], key: str, started: date | None, received: date) -> Line | None:
    try:
        measure = Åtgärd[str(row.get("measure", ""))]
        when, cost = day(row.get("date")), amount(row.get("cost"))
        vat, other = amount(row.get("vat")), amount(row.get("other_pays"))
    except (KeyError, NotADay, NotKronor):
        return None
    if cost <= 0:
        return None
    therapist, licence = " ".join(str(row.get("therapist", "")).split()), str(row.get("licence", ""))
    return Line(
        key=key, measure=Åtgärd.gruppaktivitet if row.get("group") == "yes" else measure, cost=cost, day=when, received=received,
        provider="".join(c for c in str(row.get("provider", "")) if c.isdigit()), provider_name=str(row.get("provider_name", "")),
        vat=min(vat, cost), other=min(other, cost), proven=row.get("proven") == "yes", started=started or when,
        licensed=licence in words.LICENCES and bool(therapist), therapist=therapist, licence=licence,
        performed=bool(str(row.get("invoice", "")).strip()) and when <= received,
    )  # fmt: skip


def costs(file: CaseFile) -> list[Cost]:
    """The costs sent in to the case, in the order they first came."""
    sent = sorted((s for s in file.submissions if s.kind == "cost"), key=lambda s: (s.begun_at, s.id))
    return [
        Cost(
            key=s.key, line=str(s.answers["line"]), number=str(s.answers["number"]), amount=amount(s.answers["amount"]),
            day=day(s.answers["date"]), first=swedish_day(s.begun_at), last=s.answers.get("last") == "yes",
        )
        for s in sent
    ]  # fmt: skip


def lines(file: CaseFile) -> list[Line]:
    """The lines as they are known now. At Försäkringskassan, which pays afterwards, the costs sent in take the place of the plan."""
    sent = application(file)
    if sent is None:
        return []
    rows = planned(sent.answers, received=swedish_day(sent.begun_at))
    if sent.erased:
        known = next((fact.value for fact in file.facts if fact.name == LICENSED), ())
        rows = [replace(row, licensed=row.key in known) for row in rows]
    if file.insurer != words.FK:
        return rows
    return [_as_paid(row, [cost for cost in costs(file) if cost.line == row.key]) for row in rows]


def _as_paid(row: Line, paid: list[Cost]) -> Line:
    if not paid:
        return row
    asked = row.received if row.performed or paid[0].day <= row.received else min(cost.first for cost in paid)
    total = sum((cost.amount for cost in paid), Fraction(0))
    return replace(
        row,
        cost=total,
        vat=min(row.vat, total),
        other=min(row.other, total),
        day=paid[-1].day,
        received=asked,
        performed=True,
    )


def granted(file: CaseFile, line: str) -> Fraction:
    """What the decision granted for the line, kronor; before a decision there is no other limit than the law's."""
    if file.grant is None or not file.decided:
        return Fraction(10**9)
    for row, got in zip(file.grant["rader"], file.grant["rader_utfall"], strict=True):
        if row["nummer"] == line:
            return Fraction(got[f"{file.insurer}_stöd"])
    return Fraction(0)


def _day_or_none(written: Any) -> date | None:
    try:
        return day(written) if written else None
    except NotADay:
        return None
