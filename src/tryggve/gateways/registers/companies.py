"""Bolagsverket: a company's name and who signs for it.

`bolagsverket/v1/foretag`:

    {"id": "5569990004", "as_of"}
    {"id", "name", "active": true, "signs": "alone" | "two_together", "signatories": ["196411139808"]}

NotFound when the number is not registered.
"""

from dataclasses import dataclass
from datetime import datetime

from tryggve.gateways.registers.line import Line, Unreadable


@dataclass(frozen=True)
class CompanyEntry:
    """`signs_together` is how many of the `signatories` it takes: one or two."""

    orgnr: str
    name: str
    active: bool
    signatories: tuple[str, ...]
    signs_together: int


class CompanyRegister:
    def __init__(self, line: Line) -> None:
        self._line = line

    def company(self, orgnr: str, *, now: datetime) -> CompanyEntry:
        """The company's entry. NotFound when there is none."""
        answer = self._line.ask("bolagsverket/v1/foretag", whose=orgnr, now=now)
        together = {"alone": 1, "two_together": 2}.get(answer.text("signs"))
        if together is None:
            raise Unreadable("bolagsverket/v1/foretag: signs")
        return CompanyEntry(orgnr, answer.text("name"), answer.truth("active"), answer.texts("signatories"), together)
