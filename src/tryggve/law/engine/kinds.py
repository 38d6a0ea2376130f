"""The type and unit that an annotation declares, and whether a producer's suits its consumer's."""

import types
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tryggve.law.engine.units import Unit

_WORDS = {
    "int": "a whole number",
    "Fraction": "an exact number",
    "bool": "true or false",
    "str": "a text",
    "date": "a date",
    "dict": "a table",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One declared type. `base` None means anything; `items` are a tuple's, one and `many` for tuple[X, ...]."""

    base: type | None = None
    unit: str | None = None
    items: tuple["Kind", ...] = ()
    many: bool = False
    optional: bool = False
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.base is None:
            return "anything"
        inner = ", ".join(map(str, self.items)) + ("" if self.many else " in turn")
        plain = _WORDS.get(self.base.__name__, self.base.__name__)
        name = " or ".join(self.words) or (f"a list of {inner}" if self.base is tuple else plain)
        return f"{name}{f' in {self.unit}' if self.unit else ''}{' or none' if self.optional else ''}"

    @property
    def is_record(self) -> bool:
        """True for a NamedTuple or dataclass, which facts give as a table of named values."""
        return self.base is not None and (is_dataclass(self.base) or hasattr(self.base, "_fields"))


def kind_of(annotation: Any) -> Kind:
    """The kind an annotation declares; what the engine has no word for is 'anything'."""
    try:
        return _kind_of(annotation)
    except TypeError:  # an unhashable annotation: nothing the engine reads
        return Kind()


@cache
def _kind_of(annotation: Any) -> Kind:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        unit = next((m.name for m in args[1:] if isinstance(m, Unit)), None)
        return replace(_kind_of(args[0]), unit=unit)
    if origin in (Union, types.UnionType):
        rest = [a for a in args if a is not type(None)]
        return replace(_kind_of(rest[0]), optional=len(rest) < len(args)) if len(rest) == 1 else Kind()
    if origin is Literal:
        return Kind(base=str, words=tuple(args)) if all(isinstance(a, str) for a in args) else Kind()
    if origin in (tuple, list, Sequence):
        many = origin is not tuple or (len(args) == 2 and args[1] is Ellipsis)  # noqa: PLR2004
        return Kind(base=tuple, items=tuple(kind_of(a) for a in args if a is not Ellipsis), many=many)
    return Kind(base=annotation) if isinstance(annotation, type) and annotation is not object else Kind()


@cache
def fields_of(record: type) -> dict[str, Kind]:
    """The named values of a record class, with their kinds."""
    hints = get_type_hints(record, include_extras=True)
    names = getattr(record, "_fields", None) or tuple(record.__dataclass_fields__)  # type: ignore[attr-defined]
    return {n: kind_of(hints[n]) for n in names}


def suits(made: Kind, read: Kind) -> bool:  # noqa: PLR0911  (one return for each way to differ)
    """True when a `made` value may be read as `read`: same type and unit; a whole number may be read as exact."""
    if made.base is None or read.base is None:
        return True
    if made.optional and not read.optional:
        return False
    if made.base is not read.base and not (made.base is int and read.base.__name__ == "Fraction"):
        return issubclass(made.base, read.base) and issubclass(made.base, Enum)
    if made.unit != read.unit and not (read.base.__name__ == "Fraction" and (made.unit is None or read.unit is None)):
        return False
    if made.words and read.words and not set(made.words) <= set(read.words):
        return False
    if made.many and read.many:
        return suits(made.items[0], read.items[0])
    if made.items and read.items and made.many == read.many:
        return len(made.items) == len(read.items) and all(map(suits, made.items, read.items))
    if made.items and read.many:
        return all(suits(i, read.items[0]) for i in made.items)
    return True
