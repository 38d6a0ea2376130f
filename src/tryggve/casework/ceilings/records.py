"""What goes in and out of the room of ceilings. Whole öre."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Ceiling:
    """One ceiling: whose, what, for which period; `most` is what the law allows, öre."""

    insurer: str
    name: str
    holder: str
    period: str
    most: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ceiling stands: used by all cases together, and by those of one matter of that."""

    ceiling: Ceiling
    used: int
    own: int

    @property
    def others(self) -> int:
        """What other matters have drawn."""
        return self.used - self.own

    @property
    def left(self) -> int:
        """What is left to draw."""
        return max(0, self.ceiling.most - self.used)
