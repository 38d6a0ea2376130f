"""What leaves the room of providers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

# Medicine and rehabilitation together, and three of the others (FKFS 2014:1, as the agency's page gives it).
COMPETENCES: Final = {
    "medicine": ("Medicin", "Medicine"),
    "rehabilitation": ("Rehabilitering", "Rehabilitation"),
    "organisation": ("Arbetsorganisation", "Work organisation"),
    "behaviour": ("Beteendevetenskap", "Behavioural science"),
    "ergonomics": ("Ergonomi", "Ergonomics"),
    "health": ("Hälsovetenskap", "Health science"),
    "technology": ("Teknik", "Technology"),
}
BOTH: Final = frozenset({"medicine", "rehabilitation"})
OTHERS: Final = 3
# Whether those whom the provider hires in are under contract: nobody is hired in, all are, not all are.
HIRED: Final = ("nobody", "contract", "without")


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """A provider with its approval at an insurer (key). Days are inclusive; `approved_to` None: until further notice.

    `state`: asked, approved, refused, ended.
    """

    id: int
    orgnr: str
    name: str
    town: str
    insurer: str
    competences: tuple[str, ...]
    state: str
    asked_at: datetime
    approved_from: date | None
    approved_to: date | None
    why_refused: str
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What a provider told, and who signed it. `kind`: application, change, ending.

    `hired` is one of `HIRED`, "" where it was not asked; `duties` whether it knows the systematic work with the working
    environment, None where it was not asked; `last_day` the day that is asked for in an ending. `why_kept` is the
    officer's reason to let the approval stand, once one has looked at it.
    """

    id: int
    approval: int
    kind: str
    name: str
    town: str
    competences: tuple[str, ...]
    hired: str
    duties: bool | None
    last_day: date | None
    signed_by: str
    told_at: datetime
    judged_at: datetime | None
    why_kept: str

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """What an approval asks for and this does not have: see `shortfalls`."""
        return shortfalls(self.competences, self.hired, self.duties)


def shortfalls(competences: Sequence[str], hired: str = "", duties: bool | None = None) -> tuple[str, ...]:  # noqa: FBT001 - a declaration
    """What is missing for an approval: `competences`, `hired`, `duties`; nothing for one that has it all.

    A declaration that was never asked for (a register that was loaded) is not missing.
    """
    has = set(competences)
    missing = {
        "competences": not has >= BOTH or len(has - BOTH) < OTHERS,
        "hired": hired == "without",
        "duties": duties is False,
    }
    return tuple(name for name, short in missing.items() if short)
