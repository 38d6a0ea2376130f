"""What leaves the room of providers."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """A provider with its approval at an insurer (key). Days are inclusive; `approved_to` None: until further notice."""

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
