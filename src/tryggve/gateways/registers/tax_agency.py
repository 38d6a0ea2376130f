"""Skatteverket: what employers reported for a person month by month, and the decision on preliminary tax.

`skatteverket/v1/inkomster`, the data of 8 d § förordning (2001:588) with the times of change of 8 n §:

    {"id", "as_of", "since": "2024-11", "until": "2025-10"}
    {"id", "incomes": [{"employer", "employer_name", "month": "2024-11", "amount": 29500, "kind": "kontant_bruttolon",
                        "changed": "2024-12-12T08:15:00+01:00", "old_amount": null | 28000, "note": ""}]}

`skatteverket/v1/skatteavdrag`, the decision that holds on a day (11 kap. skatteförfarandelagen); null when there is
none, and then the payer's own rule applies:

    {"id", "as_of", "day": "2025-11-27"}
    {"id", "decision": null | {"kind": "table", "table": 33, "column": 1} | {"kind": "percent", "percent": 25}}

Amounts are whole kronor.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line, Unreadable

MOST_PERCENT = 100


@dataclass(frozen=True)
class MonthlyIncome:
    """One employer's report for one month. `old_amount` is what stood there before it was `changed`."""

    employer: str
    employer_name: str
    month: str
    amount: int
    kind: str
    changed: datetime
    old_amount: int | None = None
    note: str = ""


@dataclass(frozen=True)
class TaxDecision:
    """By table and column, or by percent; the other fields are None."""

    table: int | None = None
    column: int | None = None
    percent: int | None = None


class TaxAgency:
    def __init__(self, line: Line) -> None:
        self._line = line

    def incomes(self, personnummer: str, *, since: str, until: str, now: datetime) -> tuple[MonthlyIncome, ...]:
        """Reports for the months `since` to `until` (`2024-11`), both counted. Empty: nothing is reported."""
        answer = self._line.ask(
            "skatteverket/v1/inkomster", whose=personnummer, now=now, more={"since": since, "until": until}
        )
        found = tuple(
            MonthlyIncome(
                employer=row.text("employer"),
                employer_name=row.text("employer_name"),
                month=row.month("month"),
                amount=row.whole("amount"),
                kind=row.text("kind"),
                changed=row.moment("changed"),
                old_amount=None if row.is_null("old_amount") else row.whole("old_amount"),
                note=row.text("note"),
            )
            for row in answer.rows("incomes")
        )
        if any(not since <= one.month <= until for one in found):
            raise Unreadable("skatteverket/v1/inkomster: another month than was asked for")
        return found

    def tax_decision(self, personnummer: str, *, day: date, now: datetime) -> TaxDecision | None:
        """The decision that holds on `day`, None when there is none."""
        answer = self._line.ask(
            "skatteverket/v1/skatteavdrag", whose=personnummer, now=now, more={"day": day.isoformat()}
        )
        if answer.is_null("decision"):
            return None
        decision = answer.part("decision")
        if decision.text("kind") == "table":
            return TaxDecision(table=decision.whole("table"), column=decision.whole("column"))
        percent = decision.whole("percent")
        if decision.text("kind") != "percent" or not 0 <= percent <= MOST_PERCENT:
            raise Unreadable("skatteverket/v1/skatteavdrag: decision")
        return TaxDecision(percent=percent)
