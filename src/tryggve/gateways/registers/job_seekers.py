"""Arbetsförmedlingen: since when, and until when, a person is registered as a job seeker.

`arbetsformedlingen/v1/inskrivning`, the data of 15 § förordning (2024:1350) that we use:

    {"id", "as_of"}
    {"id", "registrations": [{"since": "2025-11-03", "until": null}]}
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line


@dataclass(frozen=True)
class Registration:
    """`until` is the last day, None while the person is registered."""

    since: date
    until: date | None = None


class EmploymentService:
    def __init__(self, line: Line) -> None:
        self._line = line

    def registrations(self, personnummer: str, *, now: datetime) -> tuple[Registration, ...]:
        """All registrations in order of time, empty when there is none."""
        answer = self._line.ask("arbetsformedlingen/v1/inskrivning", whose=personnummer, now=now)
        found = [Registration(row.day("since"), row.day_or_none("until")) for row in answer.rows("registrations")]
        return tuple(sorted(found, key=lambda one: one.since))
