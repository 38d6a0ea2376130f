"""What leaves the room: decisions, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tryggve.casework.base.clock import day_of
from tryggve.casework.decisions.deadlines import months_after

# ALF 54 § and LAF 11 kap.: reconsideration is asked for within two months from the day one got the decision.
REVIEW_MONTHS = 2


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision. `text` is what it says in each language; persons, assessment and signature are row ids.

    `about` names what it decides beside the case itself (`claim:17`), `terms` what that comes to; empty for the case's own.
    """

    id: int
    number: str
    case: int
    assessment: int
    kind: str
    state: str
    text: Mapping[str, Any]
    case_version: int
    needs_second: bool
    proposed_at: datetime
    prepared_by: int | None
    approved_by: int | None
    signature: int | None
    signed_at: datetime | None
    replaces: int | None
    about: str = ""
    terms: Mapping[str, Any] = field(default_factory=dict)

    @property
    def review_until(self) -> date | None:
        """The last day to ask for reconsideration, counted from the day of signing: nobody gets a decision before that. None
        where the decision says that there is no such day.
        """
        if self.signed_at is None or any(said.get("reconsidered") is False for said in self.text.values()):
            return None
        return months_after(day_of(self.signed_at), REVIEW_MONTHS)
