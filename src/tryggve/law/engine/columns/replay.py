"""One person of a run, explained: the row's values as the plain functions take them."""

from collections.abc import Mapping
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Any

from tryggve.law.engine.columns.result import Array
from tryggve.law.engine.errors import WrongType
from tryggve.law.engine.kinds import Kind


def row_of(
    columns: Mapping[str, Array], row: int, kinds: Mapping[str, Kind], denominators: Mapping[str, int]
) -> dict[str, Any]:
    """The facts and given values of one row; words by name, exact values over what they were said to be over."""
    return {name: _value(name, column[..., row], kinds, denominators) for name, column in columns.items()}


def _value(name: str, value: Any, kinds: Mapping[str, Kind], denominators: Mapping[str, int]) -> Any:
    if name not in kinds:
        raise WrongType(f"The column {name!r} is a part of a record, which cannot be replayed.")
    kind, over = kinds[name], denominators.get(name, 1)
    if value.ndim:
        item = kind.items[0] if kind.items else Kind()
        return tuple(_one(v.item(), item, over) for v in value)
    return _one(value.item(), kind, over)


def _one(value: Any, kind: Kind, over: int) -> Any:
    if kind.base is bool:
        return bool(value)
    if kind.words:
        return kind.words[value]
    if kind.base is not None and issubclass(kind.base, Enum) and not issubclass(kind.base, IntEnum):
        return list(kind.base)[value]
    return Fraction(value, over) if kind.base is Fraction else value
