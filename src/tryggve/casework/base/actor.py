"""Who acts. Given to every action; never fetched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The part somebody plays in one step; a person may play several, one at a time."""

    CLAIMANT = "claimant"
    COMPANY_USER = "company_user"
    OFFICER = "officer"
    APPROVER = "approver"
    OPERATOR = "operator"
    AUDITOR = "auditor"
    HEALTH = "health"  # nobody acts as this: a post beside an officer's, that opens what is said of somebody's health
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as what, for whom.

    `person` is the row id in people (None for the system), `company` the row id of the company a company user acts for,
    `insurer` the key of the insurer an officer works for, `name` what people call the actor (a job's name for the system).
    """

    role: Role
    name: str
    person: int | None = None
    company: int | None = None
    insurer: str | None = None

    @property
    def reference(self) -> str:
        """`officer:17`, `system:payment-run`: how the log names the actor."""
        return f"{self.role}:{self.name if self.person is None else self.person}"


def system(name: str) -> Actor:
    """The program itself, at work in a job with this name."""
    return Actor(role=Role.SYSTEM, name=name)
