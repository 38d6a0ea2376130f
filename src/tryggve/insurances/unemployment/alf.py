"""A case under the act of 1997: the grant, and each week's report."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.records import CaseFile, Outcome, PayLine, PeriodPay
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import gather, words
from tryggve.insurances.unemployment.asking import ask, ask_with_sanction, person_facts

GRANT = (
    "grundvillkor", "arbetsvillkor", "medlemsvillkor", "under_åldersgränsen", "normalarbetstid", "dagsförtjänst", "dagpenning", "ersättningsperiod",
    "karensdagar", "månadsinkomst", "arbetade_timmar", "försäkring", "ersättningsnivå",
)  # fmt: skip


def grant(file: CaseFile, *, on: date) -> Outcome:
    """The grant, on the day of registration: conditions, day amount for the first days, length of the period, waiting days."""
    facts = {**person_facts(file, "ALF"), "dagnummer": 1}
    day = gather.registered(file)
    outcome = ask_with_sanction("ALF", facts, on=date.fromisoformat(day) if day else on, targets=GRANT, file=file)
    results = outcome.results
    granted = (
        bool(results.get("grundvillkor"))
        and bool(results.get("arbetsvillkor"))
        and bool(results.get("under_åldersgränsen"))
        and int(results.get("dagpenning") or 0) > 0
        and results.get("sanktion") != "utan_rätt"
    )
    return dataclasses.replace(outcome, granted=granted, summary=_summary(outcome, granted=granted))


def _summary(outcome: Outcome, *, granted: bool) -> Text:
    if not granted:
        return Text("Villkoren för ersättning är inte uppfyllda.", "The conditions for benefit are not met.")
    amount, days = int(outcome.results["dagpenning"]), int(outcome.results["ersättningsperiod"])
    return Text(
        f"{words.kronor(amount)} om dagen i högst {days} dagar, {outcome.results['karensdagar']} karensdagar.",
        f"{words.kronor(amount, 'en')} a day for at most {days} days, {outcome.results['karensdagar']} waiting days.",
    )


def week(file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:  # noqa: ARG001 - the week itself is the day the law is asked on
    """What one week gives, from every report up to it: the state before it is never stored, only counted."""
    reports = sorted(
        (s for s in file.submissions if s.kind == "report" and s.key <= key), key=lambda report: report.key
    )
    facts = {
        **person_facts(file, "ALF"),
        "veckor": [gather.week(report) for report in reports],
        "avstängningar": _suspensions(file),
    }
    monday = date.fromisocalendar(int(key[:4]), int(key[-2:]), 1)
    targets = ("veckor_utfall", "normalarbetstid", "dagsförtjänst")
    outcome = ask("ALF", facts, on=monday, targets=targets, file=file, given=_decided(file))
    this = outcome.results["veckor_utfall"][-1]
    pay = _pay(key, monday, outcome, this)
    summary = Text(
        f"Veckan ger {words.half_days(pay.half_days, 'sv')} och {words.kronor(pay.gross)} före skatt.",
        f"The week gives {words.half_days(pay.half_days, 'en')} and {words.kronor(pay.gross, 'en')} before tax.",
    )
    return dataclasses.replace(outcome, granted=True, summary=summary, results={**outcome.results, "vecka": this}), pay


DECIDED = ("normalarbetstid", "dagsförtjänst", "ersättningsperiod")


def _decided(file: CaseFile) -> dict[str, Any]:
    """What the grant has settled for the whole period."""
    return {
        name: file.grant[name] for name in DECIDED if file.decided and file.grant is not None and name in file.grant
    }


def _suspensions(file: CaseFile) -> list[dict[str, Any]]:
    """The suspension that the grant decided, from the day the employment ended."""
    ended = gather.known(file, "uppsägning")
    days = int((file.grant or {}).get("avstängningsdagar") or 0)
    return [{"från": ended.value["sista_dag"], "dagar": days}] if ended is not None and days else []


def _pay(key: str, monday: date, outcome: Outcome, this: dict[str, Any]) -> PeriodPay:
    return PeriodPay(
        key=key, gross=Fraction(this["belopp"]), half_days=int(2 * Fraction(this["dagar"])), lines=tuple(_stair(outcome, this)),
        covers=(monday, monday + timedelta(days=6)),
    )  # fmt: skip


def _stair(outcome: Outcome, this: dict[str, Any]) -> list[PayLine]:
    """From the hours of the week to the kronor, a line a step."""
    normal = outcome.results["normalarbetstid"]
    paid = Fraction(this["dagar"])
    return [
        PayLine(
            Text("Normalarbetstid i veckan", "Normal working time a week"),
            f"{normal} tim",
            "ALF 23 a §",
            "normalarbetstid",
        ),
        PayLine(
            Text("Tid som räknas bort", "Time that is taken away"), f"{this['hindertid']} tim", "ALF 38 §", "hindertid"
        ),
        PayLine(
            Text("varav karensdagar", "of which waiting days"),
            _days(Fraction(this["karensdagar"])),
            "ALF 21 §",
            "karensdagar",
        ),
        PayLine(
            Text("Dagar enligt omräkningstabellen", "Days by the conversion table"),
            _days(paid),
            "ALFFo 9 §",
            "ersättningsdagar",
        ),
        PayLine(
            Text("Ersättning före skatt", "Benefit before tax"),
            words.kronor(Fraction(this["belopp"])),
            "ALF 20 §",
            "veckoersättning",
        ),
    ]


def _days(days: Fraction) -> str:
    return words.half_days(int(2 * days), "sv")
