"""Amounts by date, from TOML: each value with its first day and its source. A date without a value is an error."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tryggve.law.engine.errors import NoAmount, OutOfRange, UnknownName
from tryggve.law.engine.tables import Table, read_tables

Value = int | Fraction | date | str | tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of an amount: its first day, its last if any, and where it is written."""

    value: Any
    first: date
    last: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the law through time, oldest value first. `low` and `high` bound every value it can take."""

    name: str
    label: str
    unit: str
    low: int | None
    high: int | None
    values: tuple[Dated, ...]

    def holds(self, on: date) -> bool:
        """True when there is a value in force on the date."""
        try:
            self.at(on)
        except NoAmount:
            return False
        return True

    def at(self, on: date) -> Dated:
        """The value in force on the date; `NoAmount` when there is none."""
        i = bisect_right(self.values, on, key=lambda v: v.first) - 1
        if i >= 0:
            last = self.values[i].last
            if last is None or on <= last:
                return self.values[i]
        raise NoAmount(self.name, on, self.values[0].first if self.values else None)


class AmountsInForce:
    """The amounts of one act on one date; each is looked up when first read."""

    __slots__ = ("_amounts", "found", "on", "values")

    def __init__(self, amounts: Mapping[str, Amount], on: date) -> None:
        self._amounts, self.on = amounts, on
        self.found: dict[str, Dated] = {}
        self.values: dict[str, Any] = {}

    def look_up(self, name: str) -> Any:
        """The value, remembered for the next reader; `UnknownName` or `NoAmount` when there is none."""
        amount = self._amounts.get(name)
        if amount is None:
            raise UnknownName(name, self._amounts, "among the amounts")
        self.found[name] = dated = amount.at(self.on)
        self.values[name] = dated.value
        return dated.value


class Amounts:
    """What a rule sees as `p`: the amounts in force on the date asked. Every read is remembered for the explanation."""

    __slots__ = ("_in_force", "_read")

    def __init__(self, in_force: AmountsInForce) -> None:
        self._in_force = in_force
        self._read: list[str] = []

    def __getattr__(self, name: str) -> int:
        if name.startswith("__"):
            raise AttributeError(name)
        self._read.append(name)
        in_force = self._in_force
        got = in_force.values.get(name)
        return in_force.look_up(name) if got is None else got  # type: ignore[no-any-return]

    def exact(self, name: str) -> Fraction:
        """The amount as an exact fraction (`value = "27.5"` or `"1/3"` in the file)."""
        return Fraction(getattr(self, name))

    def day(self, name: str) -> date:
        """The amount as a date."""
        got: Any = getattr(self, name)
        assert isinstance(got, date)
        return got

    def table(self, name: str) -> tuple[tuple[int, ...], ...]:
        """The amount as a table of whole numbers, row by row."""
        got: Any = getattr(self, name)
        assert isinstance(got, tuple)
        return got


def reads_of(p: Amounts) -> dict[str, Dated]:
    """What was read through this view, each once, with first day and source."""
    found = p._in_force.found  # noqa: SLF001  (the view keeps its own state out of the rules' sight)
    return {name: found[name] for name in p._read}  # noqa: SLF001


@cache
def load_amounts(file: Path) -> dict[str, Amount]:
    """The amounts of a TOML file; `BrokenFile` names file and line of the first fault."""
    return {table.name: _amount(table) for table in read_tables(file)}


def _amount(table: Table) -> Amount:
    low, high = table.pair("range")
    dated = sorted((_dated(table, raw) for raw in table.rows("values")), key=lambda d: d.first)
    for earlier, later in pairwise(dated):
        if later.first <= (earlier.last or earlier.first):
            raise table.broken(f"two values hold on {later.first.isoformat()}")
    for d in dated:
        for number in _numbers(d.value):
            if (low is not None and number < low) or (high is not None and number > high):
                raise OutOfRange(
                    f"The amount {table.name!r} is {number} from {d.first}, outside its range [{low}, {high}]."
                )
    return Amount(table.name, table.text("label"), table.text("unit"), low, high, tuple(dated))


def _numbers(value: Any) -> list[int | Fraction]:
    if isinstance(value, tuple):
        return [n for v in value for n in _numbers(v)]
    return [value] if isinstance(value, int | Fraction) else []


def _dated(table: Table, raw: Mapping[str, Any]) -> Dated:
    unknown = set(raw) - {"from", "to", "value", "source"}
    if unknown:
        raise table.broken(f"a value has the unknown key {min(unknown)!r}")
    for key in ("from", "value", "source"):
        if key not in raw or raw[key] == "":
            raise table.broken(f"a value lacks {key!r}")
    first, last = raw["from"], raw.get("to")
    if not isinstance(first, date) or not isinstance(last, date | None):
        raise table.broken("'from' and 'to' must be dates such as 2025-10-01")
    if last is not None and last < first:
        raise table.broken(f"a value ends on {last} before it begins on {first}")
    return Dated(_value(table, raw["value"]), first, last, raw["source"])


def _value(table: Table, raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(_value(table, r) for r in raw)
    if isinstance(raw, bool | float):
        raise table.broken(f'the value {raw!r} must be a whole number or an exact text such as "27.5"')
    if isinstance(raw, str):
        try:
            exact = Fraction(raw)
        except (ValueError, ZeroDivisionError):
            return raw
        return exact.numerator if exact.denominator == 1 else exact
    return raw
