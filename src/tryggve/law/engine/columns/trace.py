"""From the rules in force to one graph: inputs with their ranges, every rule read once, outputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum
from fractions import Fraction
from math import lcm
from types import FunctionType
from typing import Any

from tryggve.law.engine.amounts import Amount
from tryggve.law.engine.columns.nodes import Assumptions, Graph, Node, NotColumns, TooWide
from tryggve.law.engine.columns.ratio import Arithmetic, Ratio
from tryggve.law.engine.columns.statements import read_function
from tryggve.law.engine.columns.symbols import Context, Grid, Record, is_word, plain
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import MissingFact, UnknownName
from tryggve.law.engine.graph import AnyRule
from tryggve.law.engine.kinds import Kind, fields_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is asked for, apart from its date and its columns."""

    outputs: tuple[str, ...]
    given: tuple[str, ...]
    choices: Mapping[str, str]
    ranges: Mapping[str, tuple[int, int]]
    denominators: Mapping[str, int]
    lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Output:
    """One output: its nodes (one, or a tuple's), and for an exact value the node of its denominator."""

    name: str
    tops: tuple[Node, ...]
    bottoms: tuple[Node, ...]
    is_tuple: bool
    is_word: bool
    members: Mapping[int, str]


@dataclass
class Trace:
    """The graph of one run, and what it must be fed with. `inputs` holds the input nodes by column name and index."""

    graph: Graph = field(default_factory=Graph)
    inputs: dict[tuple[str, int | None], Node] = field(default_factory=dict)
    outputs: list[Output] = field(default_factory=list)
    tables: dict[str, tuple[int, ...]] = field(default_factory=dict)
    amount_tables: dict[str, tuple[int, int]] = field(default_factory=dict)
    checks: list[Node] = field(default_factory=list)
    reads_date: bool = False


class Tracer:
    """Reads the rules of a book for one date into a graph."""

    def __init__(
        self, book: Contents, wanted: Wanted, on: date, columns: frozenset[str], words: dict[object, int] | None = None
    ) -> None:
        self.book, self.wanted, self.on, self.columns = book, wanted, on, columns
        self.trace = Trace(Graph(words={} if words is None else words))
        self.graph = self.trace.graph
        self.arithmetic = Arithmetic(self.graph)
        self.depth = 0

    def run(self) -> Trace:
        """The trace; `NotColumns`, `MissingFact` or another refusal when the rules cannot be run over these columns."""
        book, wanted = self.book, self.wanted
        columns = {name.partition(".")[0] for name in self.columns}
        given = frozenset(wanted.given) | {name for name in columns if name in book.rules}
        plan = book.plan(wanted.outputs, given, self.on)
        values: dict[str, Any] = {"p": Context("p"), "choices": Context("choices"), "on": self.on}
        for name in (*plan.facts, *sorted(given)):
            values[name] = self._input(name)
        for step in plan.steps:
            if not step.rule.columns:
                said = "uses all of Python (columns=False); give it as a column"
                raise NotColumns(f"The rule {step.name!r} ({step.rule.paragraph}) {said}.")
            self.trace.reads_date |= "on" in step.arguments
            assert isinstance(step.rule.fn, FunctionType)
            try:
                value = read_function(self, step.rule.fn, {a: values[a] for a in step.arguments})
            except TooWide as wide:
                raise NotColumns(f"In the rule {step.name!r} ({step.rule.paragraph}) {wide}.") from None
            values[step.name] = self._kept(value, *self._range(step.rule)) if step.bounded else value
        self.trace.outputs = [self._output(name, values[name]) for name in wanted.outputs]
        return self.trace

    # ---- what rules read
    def amount(self, name: str, assumed: Assumptions = ()) -> Any:
        """An amount in force: a node whose value is known when the run begins.

        Without a value on the date, whoever comes to read it (where what is assumed holds) is flagged.
        """
        amount = self.book.amounts.get(name)
        if amount is None:
            raise UnknownName(name, self.book.amounts, "among the amounts")
        if not amount.holds(self.on):
            return self._without(amount, assumed)
        known = [d.value for d in amount.values]
        if all(isinstance(v, tuple) for v in known):
            return self._table(amount)
        numbers = [v for v in known if isinstance(v, int | Fraction)]
        if len(numbers) < len(known):
            return plain(self._at(amount))
        low = min(numbers) if amount.low is None else amount.low
        high = max(numbers) if amount.high is None else amount.high
        scale = lcm(*(Fraction(v).denominator for v in (*numbers, low, high)))
        top = self.graph.amount(name, int(low * scale), int(high * scale))
        if scale == 1:
            return top
        self.trace.tables[f"scale of {name}"] = (scale,)
        return Ratio(top, self.graph.constant(scale))

    def _without(self, amount: Amount, assumed: Assumptions) -> Any:
        if not assumed:
            amount.at(self.on)  # everybody reads it: refused
        path = self.graph.constant(True)  # noqa: FBT003
        for test, holds in assumed:
            path = self.graph.both(path, test if holds else self.graph.negate(test))
        self.trace.checks.append(self.graph.negate(path))
        self.trace.reads_date = True
        value = amount.values[0].value
        if isinstance(value, tuple):
            return [list(row) if isinstance(row, tuple) else row for row in value]
        return plain(value)

    def _at(self, amount: Amount) -> Any:
        self.trace.reads_date = True
        return amount.at(self.on).value

    def _table(self, amount: Amount) -> Grid:
        rows = amount.at(self.on).value
        width = len(rows[0]) if isinstance(rows[0], tuple) else 0
        if any((len(r) if isinstance(r, tuple) else 0) != width for r in rows):
            raise NotColumns(f"The table {amount.name!r} has rows of different length.")
        every = [n for d in amount.values for r in d.value for n in (r if isinstance(r, tuple) else (r,))]
        low = min(every) if amount.low is None else amount.low
        high = max(every) if amount.high is None else amount.high
        self.trace.amount_tables[amount.name] = (len(rows), width)
        return Grid(amount.name, len(rows), width, low, high)

    def choice(self, name: str) -> str:
        """The alternative chosen, known before the run."""
        if name not in self.wanted.choices:
            raise UnknownName(name, self.wanted.choices, "among the choices")
        return self.wanted.choices[name]

    # ---- the ranges that rules declare: relied on, and checked for every person in the same pass
    def _range(self, rule: AnyRule) -> tuple[int | None, int | None]:
        return self.wanted.ranges.get(rule.name, (rule.low, rule.high))

    def _kept(self, value: Any, low: int | None, high: int | None) -> Any:
        if isinstance(value, list | tuple):
            return [self._kept(v, low, high) for v in value]
        g = self.graph
        if isinstance(value, Ratio):
            top, bottom = value.top, value.bottom
            lowest = None if low is None else g.multiply(bottom, g.constant(low))
            highest = None if high is None else g.multiply(bottom, g.constant(high))
            return Ratio(self._within(top, lowest, highest), bottom)
        if isinstance(value, Node):
            bounds = [None if b is None else g.constant(b) for b in (low, high)]
            return self._within(value, *bounds)
        return value

    def _within(self, node: Node, low: Node | None, high: Node | None) -> Node:
        g = self.graph
        if low is not None and node.low < low.low:
            self.trace.checks.append(g.negate(g.less(node, low)))
        if high is not None and node.high > high.high:
            self.trace.checks.append(g.negate(g.less(high, node)))
        least = node.low if low is None else min(low.low, node.high)
        most = node.high if high is None else max(high.high, node.low)
        return g.keep(node, least, most)

    # ---- what the columns give
    def _input(self, name: str) -> Any:
        if name in self.book.facts:
            fact = self.book.facts[name]
            if name not in self.columns and not any(c.startswith(f"{name}.") for c in self.columns):
                if fact.has_default:
                    return _constant(fact.default)
                raise MissingFact(name, fact.question)
            return self._column(name, fact.kind, fact.low, fact.high, fact.length)
        rule = self.book.rule(name, self.on)
        if name not in self.columns and not any(c.startswith(f"{name}.") for c in self.columns):
            raise MissingFact(name, f"a column of {rule.label!r} ({rule.paragraph}), as it was said to be given")
        return self._column(name, rule.kind, rule.low, rule.high, rule.length)

    def _column(self, name: str, kind: Kind, low: int | None, high: int | None, length: int | None) -> Any:
        low, high = self.wanted.ranges.get(name, (low, high))
        if kind.base is tuple:
            length = self.wanted.lengths.get(name, length)
            items = kind.items if kind.items and not kind.many else (kind.items or (Kind(),))[:1] * (length or 0)
            if not items:
                raise NotColumns(f"{name!r} has no fixed length; declare length=.")
            return [self._number(name, i, item, low, high) for i, item in enumerate(items)]
        if kind.is_record:
            assert kind.base is not None
            return Record(
                {f: self._column(f"{name}.{f}", k, None, None, None) for f, k in fields_of(kind.base).items()}
            )
        return self._number(name, None, kind, low, high)

    def _number(self, name: str, index: int | None, kind: Kind, low: int | None, high: int | None) -> Any:
        base = kind.base
        if base is bool:
            return self._register(name, index, 0, 1, flag=True)
        words = kind.words or (tuple(base) if isinstance(base, type) and issubclass(base, Enum) else ())
        if words:
            assert base is not None
            return self._word_column(name, index, words, numbers=issubclass(base, IntEnum))
        if base is not int and base is not Fraction:
            raise NotColumns(f"{name!r} is {kind}, which no column holds; give a rule that reads it instead.")
        if low is None or high is None:
            raise NotColumns(f"{name!r} has no declared range; declare low= and high=, or give ranges=.")
        if base is int:
            return self._register(name, index, low, high)
        scale = self.wanted.denominators.get(name, 1)
        return Ratio(self._register(name, index, low * scale, high * scale), self.graph.constant(scale))

    def _word_column(self, name: str, index: int | None, words: Sequence[Any], *, numbers: bool) -> Node:
        """A column of members by their number, or of alternatives by their place in the declaration."""
        if numbers:
            return self._register(name, index, min(words), max(words))
        codes = tuple(self.graph.word(w).low for w in words)
        column = self._register(name, index, 0, len(words) - 1)
        if codes == tuple(range(len(words))):
            return column
        self.trace.tables[f"words of {name}"] = codes
        return self.graph.look_up(f"words of {name}", column, min(codes), max(codes))

    def _register(self, name: str, index: int | None, low: int, high: int, *, flag: bool = False) -> Node:
        node = self.graph.column(name, index, low, high, flag=flag)
        self.trace.inputs[name, index] = node
        return node

    # ---- what comes out
    def _output(self, name: str, value: Any) -> Output:
        parts = value if isinstance(value, list | tuple) else [value]
        one, tops, bottoms = self.graph.constant(1), [], []
        for part in parts:
            part = plain(part)  # noqa: PLW2901
            if is_word(part):
                part = self.graph.word(part)  # noqa: PLW2901
            if isinstance(part, Fraction):
                part = self.arithmetic.ratio(part)  # noqa: PLW2901
            if not isinstance(part, Node | Ratio | int):
                raise NotColumns(f"{name!r} gives {type(part).__name__}, which no column holds.")
            tops.append(part.top if isinstance(part, Ratio) else self.graph.lift(part))
            bottoms.append(part.bottom if isinstance(part, Ratio) else one)
        kind = None if name in self.book.facts else self.book.rule(name, self.on).kind
        names = kind is not None and (bool(kind.words) or _is_named(kind.base))
        members = _numbered(kind.base) if kind else {}
        return Output(name, tuple(tops), tuple(bottoms), isinstance(value, list | tuple), names, members)


def _numbered(base: type | None) -> dict[int, str]:
    """The names of a numbered enumeration's members."""
    return {int(m): m.name for m in base} if base is not None and issubclass(base, IntEnum) else {}


def _is_named(base: type | None) -> bool:
    return base is not None and (base is str or (issubclass(base, Enum) and not issubclass(base, int)))


def _constant(value: Any) -> Any:
    return [_constant(v) for v in value] if isinstance(value, tuple) else plain(value)
