"""What a question led to: every value reached, and what the rest waits for."""

from datetime import date
from functools import cached_property
from typing import Any

from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import OpenQuestion, UnknownName
from tryggve.law.engine.facts import Fact
from tryggve.law.engine.findings import Applied, Finding


class Outcome:
    """One person's decision. `applied` has each rule as it was called, `waits` the questions a name waits for."""

    def __init__(
        self,
        book: Contents,
        *,
        on: date,
        targets: tuple[str, ...],
        facts: dict[str, Any],
        given: dict[str, Any],
        choices: dict[str, str],
    ) -> None:
        self.book, self.on, self.targets = book, on, targets
        self.facts, self.given, self.choices = facts, given, choices
        self.values: dict[str, Any] = {}
        self.applied: dict[str, Applied] = {}
        self.waits: dict[str, tuple[str, ...]] = {}

    def value(self, name: str) -> Any:
        """The value of a rule or fact; `OpenQuestion` when it waits for an answer, `UnknownName` when never asked."""
        if name in self.values:
            return self.values[name]
        if name in self.waits:
            raise OpenQuestion(name, self.waits[name])
        raise UnknownName(name, self.values, "in this decision")

    @property
    def results(self) -> dict[str, Any]:
        """The targets that have a value."""
        return {t: self.values[t] for t in self.targets if t in self.values}

    @property
    def open_questions(self) -> tuple[Fact, ...]:
        """The officer's questions that a target waits for."""
        return tuple(f for f in self._waited if f.officer)

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The missing facts that a target waits for, when they were collected instead of raised."""
        return tuple(f for f in self._waited if not f.officer)

    @property
    def _waited(self) -> list[Fact]:
        return [self.book.facts[n] for n in self.waits if n in self.book.facts]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """One for each rule applied, in order."""
        return tuple(a.finding() for a in self.applied.values())
