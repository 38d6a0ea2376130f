"""What leaves the room of documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Step:
    """A step on a document's way: received, sealed, scanned, unscanned (no scanner answered), infected, read, used, erased."""

    step: str
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One file in a case. `direction`: in (to the fund), out (to the person); `size` in bytes. An erased one has no name."""

    id: int
    case: int
    direction: str
    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    from_actor: str
    received_at: datetime
    steps: tuple[Step, ...]

    @property
    def scanned(self) -> bool:
        """Whether a scanner has looked at it and found nothing."""
        return any(step.step == "scanned" for step in self.steps)

    @property
    def infected(self) -> bool:
        """Whether a scanner has found something: it is not handed out."""
        return any(step.step == "infected" for step in self.steps)

    @property
    def erased(self) -> datetime | None:
        """When it was erased by the retention rule: its bytes and its name are gone."""
        return next((step.at for step in self.steps if step.step == "erased"), None)
