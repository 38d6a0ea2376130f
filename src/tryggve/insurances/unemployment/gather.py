"""What people and registers have said, as facts of the case; and the facts of the case as the law's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.records import Answers, CaseFile, FactView, PartView, SubmissionView
from tryggve.insurances.unemployment import reports
from tryggve.insurances.unemployment.journey import FULL_WEEK
from tryggve.insurances.unemployment.numbers import number
from tryggve.law.engine import to_json

HINDRANCES = {
    "sick": "sjuk",
    "parental": "föräldrapenning",
    "holiday": "semester",
    "unavailable": "kan_inte_ta_arbete",
    "programme": "kan_inte_ta_arbete",
}


# How the person says that the employment ended, in the law's words. Somebody still employed has ended nothing.
CAUSES = {
    "redundancy": "arbetsbrist",
    "bankruptcy": "arbetsbrist",
    "fixed_term": "tidsbegränsad_anställning",
    "resigned": "egen_begäran",
    "agreement": "överenskommelse",
    "dismissed": "misskötsamhet",
}


def latest(file: CaseFile, kind: str) -> SubmissionView | None:
    """The latest submission of a kind, None when there is none."""
    return max((s for s in file.submissions if s.kind == kind), key=lambda s: s.received_at, default=None)


def known(file: CaseFile, name: str, part: str = "") -> FactView | None:
    """A fact of the case as it stands now."""
    return next((fact for fact in file.facts if (fact.name, fact.part) == (name, part)), None)


def gather(file: CaseFile) -> list[FactView]:
    """Facts that the application and the approved certificates hold."""
    application = latest(file, "application")
    claimed = [] if application is None else _claimed(application)
    return [*claimed, *_certified([part for part in file.parts if part.state == "approved"])]


def _claimed(application: SubmissionView) -> list[FactView]:
    """What the person says of themselves; a register's word on the same thing stands beside it and weighs more."""
    answers = application.answers
    supply = number(answers["supply_hours"]) if answers.get("full_time") == "no" else Fraction(FULL_WEEK)
    values: dict[str, Any] = {
        "första_dag": answers["first_day"],
        "anmäld_enligt_sökande": answers["registered"],
        "arbetsutbud": int(supply),
        "arbetsför": supply > 0 and answers["available"] == "yes",
        "till_förfogande": answers["available"] == "yes",
        "pension": str(number(answers["pension_amount"])) if answers.get("pension") == "yes" else "0",
    }
    if answers["ended"] in CAUSES:
        day_before = date.fromisoformat(answers["first_day"]) - timedelta(days=1)
        values["uppsägning"] = {"orsak": CAUSES[answers["ended"]], "sista_dag": day_before.isoformat()}
    if answers.get("severance") == "yes":
        values["avgångsvederlag"] = str(number(answers["severance_amount"]))
    return [
        FactView(name=name, value=value, source="claimant", given_by=f"person:{application.id}", evidence=f"submission:{application.id}")
        for name, value in values.items()
    ]  # fmt: skip


def _certified(parts: list[PartView]) -> list[FactView]:
    """Hours and pay by month, all approved certificates together."""
    hours: dict[str, Fraction] = defaultdict(Fraction)
    pay: dict[str, Fraction] = defaultdict(Fraction)
    sick: dict[str, Fraction] = defaultdict(Fraction)
    sick_pay: dict[str, Fraction] = defaultdict(Fraction)
    for part in parts:
        for month, row in part.answers.get("months", {}).items():
            hours[month] += _cell(row, "hours") + _cell(row, "additional") + _cell(row, "overtime")
            pay[month] += _cell(row, "pay")
            sick[month] += _cell(row, "sick_hours")
            sick_pay[month] += _cell(row, "sick_pay")
    evidence = "+".join(f"part:{part.id}" for part in parts)
    given_by = ", ".join(f"{part.signed_by} ({part.company})" for part in parts)
    return [
        FactView(
            name="månader", part=month, source="certificate", given_by=given_by[:80], evidence=evidence,
            value={"månad": month, "timmar": to_json(hours[month]), "inkomst": to_json(pay[month]),
                   "förmånstimmar": to_json(sick[month]), "förmåner": to_json(sick_pay[month])},
        )
        for month in sorted(hours)
    ]  # fmt: skip


def _cell(row: Answers, key: str) -> Fraction:
    written = row.get(key)
    return number(written) if written not in (None, "") else Fraction(0)


def registered(file: CaseFile) -> str | None:
    """The day of registration: the employment service's word, else the person's own until the service has answered."""
    af = known(file, "af")
    if af is not None and af.value.get("registered_since"):
        return str(af.value["registered_since"])
    claimed = known(file, "anmäld_enligt_sökande")
    return None if claimed is None else str(claimed.value)


def children(file: CaseFile) -> list[dict[str, str]]:
    """Children by birth date, from the population register."""
    population = known(file, "population")
    return [] if population is None else [{"född": child["born"]} for child in population.value.get("children", [])]


def week(report: SubmissionView) -> dict[str, Any]:
    """A week's report as the act of 1997 wants it: hours worked each day, and what else stood in the way."""
    monday = date.fromisocalendar(int(report.key[:4]), int(report.key[-2:]), 1)
    days = [_day(report.answers, date.fromordinal(monday.toordinal() + n)) for n in range(7)]
    return {"vecka": report.key, "dagar": days}


def _day(answers: Answers, day: date) -> dict[str, Any]:
    worked, hindrance, part = Fraction(0), "", Fraction(0)
    for entry in reports.entries(answers, day):
        if entry["activity"] == reports.WORKED.key:
            worked += reports.hours(entry)
        elif entry["activity"] in HINDRANCES:
            hindrance, part = HINDRANCES[entry["activity"]], max(part, reports.extent(entry))
    return {"arbetad_tid": to_json(worked), "hinder": hindrance, **({"hinder_del": str(part)} if hindrance else {})}


def month(report: SubmissionView, file: CaseFile) -> dict[str, Any]:
    """A month's application as the act of 2024 wants it: days without right, and income from work."""
    pension = known(file, "pension")
    without = sum((_without_right(report.answers, day) for day in _weekdays(report.key)), Fraction(0))
    return {
        "månad": report.key,
        "dagar_utan_rätt": str(without),
        "inkomst": int(number(report.answers["period"]["income"])),
        "pension": "0" if pension is None else pension.value,
    }


def _weekdays(key: str) -> list[date]:
    first = date(int(key[:4]), int(key[5:7]), 1)
    after = reports.month_after(first, 1)
    days = [date.fromordinal(n) for n in range(first.toordinal(), after.toordinal())]
    return [day for day in days if day.weekday() < 5]  # noqa: PLR2004 - Saturday and Sunday do not count


def _without_right(answers: Answers, day: date) -> Fraction:
    hindered = (reports.extent(e) for e in reports.entries(answers, day) if e["activity"] in HINDRANCES)
    return max(hindered, default=Fraction(0))


def months_of(file: CaseFile, act: str) -> list[dict[str, Any]]:
    """Month by month what the act counts: certificates under 1997, the tax agency's incomes under 2024; hindrances from the register."""
    hindered = _hindered(file)
    if act == "ALF":
        certified = {fact.part: fact.value for fact in file.facts if fact.name == "månader"}
        return [
            {"månad": key, **certified.get(key, {}), **hindered.get(key, _Hindered()).under_alf()}
            for key in sorted({*certified, *hindered})
        ]
    incomes = {fact.part: int(fact.value["amount"]) for fact in file.facts if fact.name == "agi"}
    return [
        {"månad": key, "inkomst": incomes.get(key, 0), **hindered.get(key, _Hindered()).under_laf()}
        for key in sorted({*incomes, *hindered})
    ]


@dataclass
class _Hindered:
    """What Försäkringskassan paid for days of one month, and for how many of them at full extent."""

    amount: int = 0
    days: int = 0
    kind: str = ""

    def under_alf(self) -> dict[str, Any]:
        hinder = {"sjukpenning": "sjuk", "föräldrapenning": "föräldrapenning"}.get(self.kind)
        return {"hinder": hinder, "hinderdagar": self.days} if hinder else {}

    def under_laf(self) -> dict[str, Any]:
        hinder = {"sjukpenning": "sjukdom"}.get(self.kind, self.kind)
        return {"förmåner": self.amount, **({"hinder": hinder, "hinderdagar": self.days} if self.kind else {})}


def _hindered(file: CaseFile) -> dict[str, _Hindered]:
    """Benefits by the month they concern, spread evenly over their days; what does not divide falls in the last month."""
    months: dict[str, _Hindered] = defaultdict(_Hindered)
    for fact in file.facts:
        if fact.name != "fk":
            continue
        first, last = date.fromisoformat(fact.value["since"]), date.fromisoformat(fact.value["until"])
        by_month = Counter(date.fromordinal(n).isoformat()[:7] for n in range(first.toordinal(), last.toordinal() + 1))
        total, left = sum(by_month.values()), int(fact.value["amount"])
        for n, (key, days) in enumerate(sorted(by_month.items()), start=1):
            part = left if n == len(by_month) else int(fact.value["amount"]) * days // total
            left -= part
            month_of = months[key]
            month_of.amount += part
            if int(fact.value["extent"]) == WHOLE:
                month_of.days, month_of.kind = month_of.days + days, str(fact.value["kind"])
    return months


WHOLE = 100
