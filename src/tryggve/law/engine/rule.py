"""A rule: a typed function on one person, with its paragraph. Its arguments are the values it needs, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, ParamSpec, TypeVar, get_type_hints

from tryggve.law.engine.kinds import Kind, kind_of

A = ParamSpec("A")
R = TypeVar("R")

CONTEXT = ("p", "on", "choices")
"""Arguments that are no values of a person: the amounts in force, the date asked, the named switches."""


@dataclass(frozen=True)
class Rule(Generic[A, R]):
    """One version of a rule. It is called as the plain function it is; the engine reads the rest."""

    fn: Callable[A, R]
    name: str
    paragraph: str
    in_force: date | None
    until: date | None
    text: str | None
    label: str
    columns: bool
    low: int | None
    high: int | None
    length: int | None

    def __call__(self, *args: A.args, **kwargs: A.kwargs) -> R:
        return self.fn(*args, **kwargs)

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """Names of all arguments, in order."""
        code = self.fn.__code__
        return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Names of the rules and facts it reads."""
        return tuple(a for a in self.arguments if a not in CONTEXT)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """What each argument is declared to be; `return` is what the rule gives."""
        hints = get_type_hints(self.fn, include_extras=True)
        return {n: kind_of(a) for n, a in hints.items() if n not in CONTEXT}

    @cached_property
    def kind(self) -> Kind:
        return self.kinds.get("return", Kind())

    @property
    def doc(self) -> str:
        return " ".join((self.fn.__doc__ or "").split())

    def holds(self, on: date) -> bool:
        """True when this version is in force on the date; `until` is its last day."""
        return (self.in_force is None or self.in_force <= on) and (self.until is None or on <= self.until)


def rule(
    paragraph: str,
    *,
    in_force: str | None = None,
    until: str | None = None,
    text: str | None = None,
    label: str | None = None,
    name: str | None = None,
    columns: bool = True,
    low: int | None = None,
    high: int | None = None,
    length: int | None = None,
) -> Callable[[Callable[A, R]], Rule[A, R]]:
    """Make a function a rule of law.

    `in_force` is its first day and `until` its last (ISO); `text` is the sentence that explains it, with `{argument}`,
    `{p.amount}`, `{choices.name}`, `{on}` and `{value}` filled in; `name` its public name when the function's own is
    another; `columns=False` says that it may use all of Python and is given, not compiled, in a run over columns.
    `low`, `high` and `length` declare what its value can be: checked for every person, relied on in a column.
    """

    def declare(fn: Callable[A, R]) -> Rule[A, R]:
        public = name or fn.__name__
        return Rule(
            fn=fn,
            name=public,
            paragraph=paragraph,
            in_force=date.fromisoformat(in_force) if in_force else None,
            until=date.fromisoformat(until) if until else None,
            text=text,
            label=label or public.replace("_", " ").capitalize(),
            columns=columns,
            low=low,
            high=high,
            length=length,
        )

    return declare
