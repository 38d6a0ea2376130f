"""From the outside world's values (JSON, TOML, text) to the declared kinds, and back."""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from tryggve.law.engine.errors import LawError, OutOfRange, UnknownName, WrongType
from tryggve.law.engine.kinds import Kind, fields_of

MONTH = re.compile(r"\d{4}-\d{2}")
WEEK = re.compile(r"(\d{4})-?W(\d{2})")
DECIMALS = 10


def coerce(value: Any, kind: Kind, name: str) -> Any:
    """The value as the declared kind; `WrongType` when it is something else. Nothing is rounded or guessed."""
    if kind.base is None or (value is None and kind.optional):
        return value
    reader = _READERS.get(kind.base) or _reader_of_class(kind)
    got = reader(value, kind, name)
    if kind.words and got not in kind.words:
        raise WrongType(f"{name!r} must be {' or '.join(kind.words)}, not {value!r}.")
    return got


def _refuse(value: Any, kind: Kind, name: str) -> LawError:
    return WrongType(f"{name!r} must be {kind}, not {type(value).__name__} {value!r}.")


def _whole(value: Any, kind: Kind, name: str) -> int:
    if isinstance(value, bool):
        raise _refuse(value, kind, name)
    if isinstance(value, int):
        return value
    exact = _exact(value, kind, name)
    if exact.denominator != 1:
        raise _refuse(value, kind, name)
    return exact.numerator


def _exact(value: Any, kind: Kind, name: str) -> Fraction:
    if isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, float):
        value = repr(value)  # the shortest decimal that means this number: what was written in the JSON
    if isinstance(value, str):
        try:
            return Fraction(value.replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            pass
    raise _refuse(value, kind, name)


def _flag(value: Any, kind: Kind, name: str) -> bool:
    words = {"true": True, "false": False, "ja": True, "nej": False}
    got = words.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(got, bool):
        raise _refuse(value, kind, name)
    return got


def _text(value: Any, kind: Kind, name: str) -> str:
    if not isinstance(value, str):
        raise _refuse(value, kind, name)
    return value


def _day(value: Any, kind: Kind, name: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        got = value
    elif isinstance(value, str):
        try:
            got = _day_of_text(value, kind)
        except ValueError:
            raise _refuse(value, kind, name) from None
    else:
        raise _refuse(value, kind, name)
    if kind.unit == "månad" and got.day != 1:
        raise WrongType(f"{name!r} must be a month such as 2025-10, not {value!s}.")
    if kind.unit == "vecka" and got.weekday() != 0:
        raise WrongType(f"{name!r} must be a week such as 2025-W41 or its Monday, not {value!s}.")
    return got


def _day_of_text(value: str, kind: Kind) -> date:
    if kind.unit == "månad" and MONTH.fullmatch(value):
        return date.fromisoformat(f"{value}-01")
    if kind.unit == "vecka" and (week := WEEK.fullmatch(value)):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1)
    if len(value) != len("2025-10-01"):
        raise ValueError(value)
    return date.fromisoformat(value)


def _tuple(value: Any, kind: Kind, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _refuse(value, kind, name)
    if not kind.items:
        return tuple(value)
    if kind.many:
        base = kind.items[0].base
        if (base is int or base is bool) and all(type(v) is base for v in value):  # most tuples are long and right
            return tuple(value)
        return tuple(coerce(v, kind.items[0], f"{name}[{i}]") for i, v in enumerate(value))
    if len(value) != len(kind.items):
        raise WrongType(f"{name!r} must have {len(kind.items)} values, not {len(value)}.")
    return tuple(coerce(v, k, f"{name}[{i}]") for i, (v, k) in enumerate(zip(value, kind.items, strict=True)))


def _table(value: Any, kind: Kind, name: str) -> dict[Any, Any]:
    if not isinstance(value, Mapping):
        raise _refuse(value, kind, name)
    return dict(value)


def _member(value: Any, kind: Kind, name: str) -> Any:
    assert kind.base is not None
    assert issubclass(kind.base, Enum)
    if isinstance(value, kind.base):
        return value
    for member in kind.base:
        if value in (member.name, member.value) and not isinstance(value, bool):
            return member
    names = ", ".join(m.name for m in kind.base)
    raise WrongType(f"{name!r} must be one of {names}, not {value!r}.")


def _record(value: Any, kind: Kind, name: str) -> Any:
    assert kind.base is not None
    if isinstance(value, kind.base):
        return value
    if not isinstance(value, Mapping):
        raise _refuse(value, kind, name)
    fields = fields_of(kind.base)
    for key in value:
        if key not in fields:
            raise UnknownName(str(key), fields, f"in {name!r}")
    made = {k: coerce(v, fields[k], f"{name}.{k}") for k, v in value.items()}
    try:
        return kind.base(**made)
    except TypeError:
        absent = [f for f in fields if f not in made]
        raise WrongType(f"{name!r} lacks {', '.join(absent)}.") from None


def _reader_of_class(kind: Kind) -> Any:
    assert kind.base is not None
    if issubclass(kind.base, Enum):
        return _member
    return _record if kind.is_record else _as_it_is


def _as_it_is(value: Any, kind: Kind, name: str) -> Any:
    assert kind.base is not None
    if not isinstance(value, kind.base):
        raise _refuse(value, kind, name)
    return value


_READERS: dict[type, Any] = {
    int: _whole,
    Fraction: _exact,
    bool: _flag,
    str: _text,
    date: _day,
    tuple: _tuple,
    dict: _table,
}


def check_range(value: Any, name: str, low: int | None, high: int | None, length: int | None) -> None:
    """Raise `OutOfRange` when the number, or a number of the tuple, lies outside what was declared."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        if length is not None and len(value) != length:
            raise OutOfRange(f"{name!r} must have exactly {length} values, not {len(value)}.")
        if not value or _is_inside(value, low, high):
            return
        for i, v in enumerate(value):
            check_range(v, f"{name}[{i}]", low, high, None)
    elif isinstance(value, int | Fraction):
        if low is not None and value < low:
            raise OutOfRange(f"{name!r} is {to_json(value)}, below the lowest possible value {low}.")
        if high is not None and value > high:
            raise OutOfRange(f"{name!r} is {to_json(value)}, above the highest possible value {high}.")


def _is_inside(values: tuple[Any, ...], low: int | None, high: int | None) -> bool:
    """True when every value is a number in the range: asked first, because it nearly always is."""
    if not all(isinstance(v, int | Fraction) for v in values):
        return False
    return (low is None or min(values) >= low) and (high is None or max(values) <= high)


def to_json(value: Any) -> Any:
    """The value as JSON: whole numbers as numbers, other exact values as text, dates ISO, members by name."""
    if value is None or isinstance(value, bool):
        return value
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    if is_dataclass(value) or hasattr(value, "_fields"):
        return _record_to_json(value)
    if isinstance(value, list | tuple | frozenset | set):
        return [to_json(v) for v in value]
    raise WrongType(f"{type(value).__name__} {value!r} has no form in JSON.")


def _record_to_json(value: Any) -> dict[str, Any]:
    record: type = type(value)
    return {f: to_json(getattr(value, f)) for f in fields_of(record)}


def text_of(value: Fraction) -> int | str:
    """A whole number, "21454.55" when ten decimals are enough, else "a/b"."""
    if value.denominator == 1:
        return value.numerator
    scaled = value * 10**DECIMALS
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(scaled.numerator):0{DECIMALS + 1}d}"
    whole, decimals = digits[:-DECIMALS], digits[-DECIMALS:].rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}.{decimals}"


def from_json(value: Any, kind: Kind, name: str = "value") -> Any:
    """The value that `to_json` wrote, as the declared kind."""
    return coerce(value, kind, name)


_WRITERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Enum, lambda v: v.name),
    (str, str),
    (int, int),
    (Fraction, text_of),
    (date, date.isoformat),
    (Mapping, lambda v: {to_json(k): to_json(x) for k, x in v.items()}),
    (Decimal, str),
    (timedelta, lambda v: v.days),
)
