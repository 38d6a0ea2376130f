"""CSN: study support that a person was granted or paid, by period.

`csn/v1/studiestod`, the data of 17 § förordning (2024:1350) that we use:

    {"id", "as_of", "since": "2025-01-01", "until": "2025-12-31"}
    {"id", "support": [{"kind": "studiemedel", "since", "until", "extent": 50, "paid": 14000}]}

`extent` is percent, `paid` whole kronor.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line


@dataclass(frozen=True)
class StudySupport:
    kind: str
    since: date
    until: date
    extent: int
    paid: int


class StudentAid:
    def __init__(self, line: Line) -> None:
        self._line = line

    def support(self, personnummer: str, *, since: date, until: date, now: datetime) -> tuple[StudySupport, ...]:
        """Support whose period touches `since` to `until`, in order of time; empty when there is none."""
        wanted = {"since": since.isoformat(), "until": until.isoformat()}
        answer = self._line.ask("csn/v1/studiestod", whose=personnummer, now=now, more=wanted)
        found = [
            StudySupport(row.text("kind"), row.day("since"), row.day("until"), row.whole("extent"), row.whole("paid"))
            for row in answer.rows("support")
        ]
        return tuple(sorted(found, key=lambda one: (one.since, one.kind)))
