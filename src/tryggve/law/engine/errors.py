"""What the law refuses. Every refusal is one clear sentence; nothing is ever guessed in its place."""

from collections.abc import Iterable
from datetime import date


class LawError(Exception):
    """The question cannot be answered as it was put; `str(error)` is one sentence for a person."""


class UnknownName(LawError):
    """No rule, fact, amount or choice of that name; `nearest` holds the closest ones."""

    def __init__(self, name: str, known: Iterable[str], where: str) -> None:
        self.name = name
        self.nearest = nearest(name, known)
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"{name!r} is not known {where}{hint}.")


class Cycle(LawError):
    """Rules that need each other in a ring; `path` is the ring."""

    def __init__(self, path: list[str]) -> None:
        self.path = path
        super().__init__(f"The rules go in a circle: {' -> '.join(path)}.")


class MissingFact(LawError):
    """A fact without value and without default; `question` is what to ask the person for it."""

    def __init__(self, name: str, question: str, others: tuple[str, ...] = ()) -> None:
        self.name, self.question, self.others = name, question, others
        also = f" Also missing: {', '.join(others)}." if others else ""
        super().__init__(f"The fact {name!r} is missing; it answers the question: {question}{also}")


class OpenQuestion(LawError):
    """A value that waits for an officer's judgement (or for a missing fact that was collected, not raised)."""

    def __init__(self, name: str, waits_for: tuple[str, ...]) -> None:
        self.name, self.waits_for = name, waits_for
        super().__init__(f"{name!r} has no value until this is answered: {', '.join(waits_for)}.")


class NoAmount(LawError):
    """The amount has no value in force on the date."""

    def __init__(self, name: str, on: date, first: date | None) -> None:
        self.name, self.on = name, on
        since = f"; its first value is from {first.isoformat()}" if first and on < first else ""
        super().__init__(f"The amount {name!r} has no value on {on.isoformat()}{since}.")


class WrongUnit(LawError):
    """A rule reads a value in another unit or type than the one it is produced in."""


class WrongType(LawError):
    """A fact or a given value is of another type than the one declared."""


class OutOfRange(LawError):
    """A fact, an amount or a given value lies outside its declared range."""


class NoRule(LawError):
    """No version of the rule is in force on the date."""

    def __init__(self, name: str, on: date) -> None:
        self.name, self.on = name, on
        super().__init__(f"No version of the rule {name!r} is in force on {on.isoformat()}.")


class TwoRules(LawError):
    """Two declarations of one name hold on the same date."""


class BrokenFile(LawError):
    """A data file that cannot be read; `file` and `line` say where."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        self.file, self.line = file, line
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: {problem.rstrip('.')}.")


class RuleFault(LawError):
    """A rule broke down on these facts: a fault in the rule, which says where."""


class BrokenText(LawError):
    """A rule's sentence names something the rule does not read."""


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """At most three known names that look like this one, best first."""
    from difflib import get_close_matches  # noqa: PLC0415  (only an error needs it; the import of the law stays fast)

    lower = {k.lower(): k for k in known}
    return [lower[k] for k in get_close_matches(name.lower(), lower, n=3, cutoff=0.5)]
