"""What a rule's expressions stand for while its source is read: nodes, ratios, tuples, tables and records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Any

from tryggve.law.engine.columns.nodes import Node
from tryggve.law.engine.columns.ratio import Ratio


@dataclass(frozen=True, slots=True)
class Maybe:
    """An element of a filtered comprehension: it is there only where the test holds."""

    test: Node
    value: Any


@dataclass(frozen=True, slots=True)
class Record:
    """A NamedTuple or dataclass made or given: its named values."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of amounts: its name, its shape, the row that has been picked, and what its values can be."""

    name: str
    rows: int
    width: int
    low: int
    high: int
    row: Node | None = None


class Context:
    """Stands for `p` or `choices`; attributes are read through it."""

    def __init__(self, scope: str) -> None:
        self.scope = scope


def is_word(value: Any) -> bool:
    """True for a text or a member of an enumeration that is no number."""
    return isinstance(value, str) or (isinstance(value, Enum) and not isinstance(value, int))


def plain(value: Any) -> Any:
    """A constant of the law as the graph takes it: numbers as they are, flags as flags."""
    if isinstance(value, IntEnum):
        return int(value)
    return value


def is_number(value: Any) -> bool:
    return isinstance(value, int | Fraction | Node | Ratio)
