"""What leaves the room of reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """An account that a company is asked for. `state`: asked, answered, accepted, refused, dropped; `answer` a submission's row id.

    `sampled`: it was asked for because a sample drew the case, so that nobody needs to give a reason.
    """

    id: int
    number: str
    case: int
    case_number: str
    lines: tuple[str, ...]
    why: str
    asked_by: int
    asked_at: datetime
    last_day: date
    state: str
    answer: int | None
    judged_at: datetime | None
    judgement: str
    sampled: bool

    def late(self, on: date) -> bool:
        """Whether the last day has passed without an answer."""
        return self.state == "asked" and on > self.last_day


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """A sample: what it was drawn from, with what seed, and what became of each drawn case, in the order they were drawn."""

    id: int
    number: str
    insurer: str
    insurance: str
    first_day: date
    until_day: date
    wanted: int
    seed: str
    population: tuple[str, ...]
    last_day: date
    drawn_by: int
    drawn_at: datetime
    requests: tuple[RequestRecord, ...]
