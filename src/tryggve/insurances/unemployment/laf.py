"""A case under the act of 2024: the grant, and each month's application."""

from __future__ import annotations

import dataclasses
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from tryggve.casework.contract.records import CaseFile, Outcome, PayLine, PeriodPay, SubmissionView
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import gather, words
from tryggve.insurances.unemployment.asking import ask, ask_with_sanction, person_facts
from tryggve.insurances.unemployment.reports import month_after

GRANT = (
    "grundvillkor", "rätt_till_ersättning", "inkomstvillkor", "sammanlagd_inkomst", "månader_över_gräns", "ersättningsperiod", "ersättningsgrundande_inkomst", "ersättningsnivå",
    "månadsersättning", "karensdagar", "åldersgräns",
)  # fmt: skip


def first_month(file: CaseFile) -> str:
    """The month applied for: that of the first day without work, no earlier than the registration."""
    day = gather.registered(file) or ""
    first = gather.known(file, "första_dag")
    return max(day, "" if first is None else str(first.value))[:7]


def grant(file: CaseFile, *, on: date) -> Outcome:
    """The grant for the month applied for: income condition, base income, rate, days."""
    month = first_month(file)
    facts = {**person_facts(file, "LAF"), "dagnummer": 1, "ansökt_månad": month or None}
    day = date.fromisoformat(f"{month}-01") if month else on
    outcome = ask_with_sanction("LAF", facts, on=day, targets=GRANT, file=file)
    results = outcome.results
    too_old = date.fromisoformat(results["åldersgräns"]) < day if "åldersgräns" in results else False
    granted = (
        bool(results.get("rätt_till_ersättning"))
        and results.get("inkomstvillkor") not in (None, "nej")
        and not too_old
        and results.get("sanktion") != "rätten_upphör"
    )
    return dataclasses.replace(outcome, granted=granted, summary=_summary(outcome, granted=granted))


def _summary(outcome: Outcome, *, granted: bool) -> Text:
    if not granted:
        return Text("Villkoren för ersättning är inte uppfyllda.", "The conditions for benefit are not met.")
    base, rate = Fraction(outcome.results["ersättningsgrundande_inkomst"]), outcome.results["ersättningsnivå"]
    days = outcome.results["ersättningsperiod"]
    return Text(
        f"{rate} procent av {words.kronor(base)} i månaden, i högst {days} dagar.",
        f"{rate} percent of {words.kronor(base, 'en')} a month, for at most {days} days.",
    )


def month(file: CaseFile, key: str, *, on: date) -> tuple[Outcome, PeriodPay]:  # noqa: ARG001 - the month itself is the day the law is asked on
    """What one month gives, from every application up to it."""
    reports = sorted(
        (s for s in file.submissions if s.kind == "report" and s.key <= key), key=lambda report: report.key
    )
    first = first_month(file)
    facts = {
        **person_facts(file, "LAF"), "ansökt_månad": first, "period_från": first,
        "månadsansökningar": _applications(file, reports),
    }  # fmt: skip
    day = date.fromisoformat(f"{key}-01")
    outcome = ask("LAF", facts, on=day, targets=("månader_utfall", "ersättningsgrundande_inkomst"), file=file)
    this = outcome.results["månader_utfall"][-1]
    pay = _pay(key, day, this)
    summary = Text(
        f"Månaden ger {words.kronor(pay.gross)} före skatt, {words.half_days(pay.half_days, 'sv')} används.",
        f"The month gives {words.kronor(pay.gross, 'en')} before tax, {words.half_days(pay.half_days, 'en')} are used.",
    )
    return dataclasses.replace(outcome, granted=True, summary=summary, results={**outcome.results, "månad": this}), pay


def _applications(file: CaseFile, reports: list[SubmissionView]) -> list[dict[str, Any]]:
    """Each month as it was applied for, with the days of a decided suspension served in order (7 kap. 10 §)."""
    left = int((file.grant or {}).get("avstängningsdagar") or 0)
    told = []
    for report in reports:
        month = gather.month(report, file)
        served = min(left, FULL_MONTH - ceil(Fraction(month["dagar_utan_rätt"])))
        left -= max(served, 0)
        told.append({**month, "avstängda_dagar": max(served, 0)})
    return told


FULL_MONTH = 22


def _pay(key: str, day: date, this: dict[str, Any]) -> PeriodPay:
    return PeriodPay(
        key=key, gross=Fraction(this["utbetalning"]), half_days=2 * int(this["förbrukade_dagar"]), lines=tuple(stair(this)),
        covers=(day, date.fromordinal(month_after(day, 1).toordinal() - 1)),
    )  # fmt: skip


def stair(this: dict[str, Any]) -> list[PayLine]:
    """From the full month to the kronor, a line a step."""
    return [
        PayLine(Text("Hel månads ersättning", "A full month's benefit"), words.kronor(Fraction(this["månadsersättning"])), "LAF 5 kap.", "månadsersättning"),
        PayLine(
            Text("Dagar utan rätt, med karensdagar", "Days without right, waiting days included"),
            f"{words.plain(Fraction(this['dagar_utan_rätt']))} av 22", "LAF 6 kap. 1 §", "dagar_utan_rätt",
        ),
        PayLine(Text("Andel som inkomsten minskar", "Share that the income takes"), _percent(Fraction(this["inkomstandel"])), "LAF 6 kap. 2 §", "inkomstandel"),
        PayLine(Text("Före avrundning", "Before rounding"), words.kronor(Fraction(this["exakt"])), "LAF 6 kap.", "månadsutbetalning"),
        PayLine(Text("Ersättning före skatt", "Benefit before tax"), words.kronor(Fraction(this["utbetalning"])), "LAF 6 kap.", "månadsutbetalning"),
    ]  # fmt: skip


def _percent(share: Fraction) -> str:
    return f"{words.plain(share * 100)} %"
