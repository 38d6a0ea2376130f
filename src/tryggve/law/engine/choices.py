"""Choices: named switches where the law is silent or unsure. Each has a default, a reason and alternatives."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tryggve.law.engine.errors import UnknownName, WrongType
from tryggve.law.engine.tables import Table, read_tables


@dataclass(frozen=True, slots=True)
class Choice:
    """A switch. `certainty` says how sure the source is: `inference` or `UNVERIFIED`."""

    name: str
    label: str
    default: str
    alternatives: Mapping[str, str]
    reason: str
    certainty: str
    source: str
    paragraph: str


class Choices:
    """What a rule sees as `choices`: the alternative chosen for each switch. Every read is remembered."""

    __slots__ = ("_chosen", "_read")

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self._chosen = chosen
        self._read: list[str] = []

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._chosen:
            raise UnknownName(name, self._chosen, "among the choices")
        self._read.append(name)
        return self._chosen[name]


def choices_read(choices: Choices) -> dict[str, str]:
    """What was read through this view."""
    return {name: choices._chosen[name] for name in choices._read}  # noqa: SLF001


@cache
def load_choices(file: Path) -> dict[str, Choice]:
    """The switches of a TOML file; `BrokenFile` names file and line of the first fault."""
    return {table.name: _choice(table) for table in read_tables(file)}


def _choice(table: Table) -> Choice:
    raw = table.raw.get("alternatives")
    named = isinstance(raw, dict) and bool(raw) and all(isinstance(v, str) for v in raw.values())
    alternatives = dict(raw) if named and isinstance(raw, dict) else dict.fromkeys(table.texts("alternatives"), "")
    default = table.text("default")
    if default not in alternatives:
        raise table.broken(f"the default {default!r} is not among its alternatives")
    certainty = table.text("certainty", table.raw.get("tag", "inference"))
    return Choice(
        name=table.name,
        label=table.text("label"),
        default=default,
        alternatives=alternatives,
        reason=table.text("reason"),
        certainty=certainty,
        source=table.text("source", table.raw.get("paragraph", table.name)),
        paragraph=table.text("paragraph"),
    )


def chosen(known: Mapping[str, Choice], wanted: Mapping[str, str]) -> dict[str, str]:
    """Every switch with the wanted alternative, or its default; `UnknownName` or `WrongType` for what is not."""
    for name, alternative in wanted.items():
        if name not in known:
            raise UnknownName(name, known, "among the choices")
        if alternative not in known[name].alternatives:
            some = ", ".join(known[name].alternatives)
            raise WrongType(f"The choice {name!r} must be one of {some}, not {alternative!r}.")
    return {name: wanted.get(name, choice.default) for name, choice in known.items()}
