"""Försäkringskassan: benefits that a person was granted, by period.

`forsakringskassan/v1/formaner`, the data of 18 § förordning (2024:1350) that we use:

    {"id", "as_of", "since": "2025-01-01", "until": "2025-12-31"}
    {"id", "benefits": [{"kind": "sjukpenning", "since", "until", "extent": 100, "days": 14, "amount": 10290}]}

`extent` is percent, `days` whole days, `amount` whole kronor before tax.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line


@dataclass(frozen=True)
class Benefit:
    kind: str
    since: date
    until: date
    extent: int
    days: int
    amount: int


class SocialInsurance:
    def __init__(self, line: Line) -> None:
        self._line = line

    def benefits(self, personnummer: str, *, since: date, until: date, now: datetime) -> tuple[Benefit, ...]:
        """Benefits whose period touches `since` to `until`, in order of time; empty when there are none."""
        wanted = {"since": since.isoformat(), "until": until.isoformat()}
        answer = self._line.ask("forsakringskassan/v1/formaner", whose=personnummer, now=now, more=wanted)
        found = [
            Benefit(
                kind=row.text("kind"),
                since=row.day("since"),
                until=row.day("until"),
                extent=row.whole("extent"),
                days=row.whole("days"),
                amount=row.whole("amount"),
            )
            for row in answer.rows("benefits")
        ]
        return tuple(sorted(found, key=lambda one: (one.since, one.kind)))
