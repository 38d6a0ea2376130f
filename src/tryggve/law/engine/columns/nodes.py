"""The graph of whole-number operations. Equal expressions are one node, and each node knows what values it can take."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tryggve.law.engine.errors import LawError
from tryggve.law.engine.exact import down, half_up

LARGEST: Final = 2**63 - 1
SMALLEST: Final = -(2**63)


class TooWide(LawError):
    """A value that could need more than 64 bits."""


class NotColumns(LawError):
    """A rule that cannot be run over columns as it is written; the sentence says where and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One operation, with the lowest and highest value it can give. Nodes of one graph are equal when they are the same."""

    op: str
    args: tuple["Node", ...]
    key: tuple[object, ...]
    low: int
    high: int
    is_flag: bool
    number: int

    @property
    def is_constant(self) -> bool:
        return self.op == "const"


@dataclass
class Graph:
    """All nodes of one run, made through its methods, which simplify and bound what they make."""

    nodes: dict[tuple[object, ...], Node] = field(default_factory=dict)
    words: dict[object, int] = field(default_factory=dict)

    def _node(
        self, op: str, args: tuple[Node, ...], low: int, high: int, *, flag: bool = False, key: tuple[object, ...] = ()
    ) -> Node:
        name = (op, key, tuple(a.number for a in args))
        found = self.nodes.get(name)
        if found is None:
            if low < SMALLEST or high > LARGEST:
                raise TooWide(f"a value could reach {low}..{high}, more than 64 bits hold; declare narrower ranges")
            found = self.nodes[name] = Node(op, args, key, low, high, flag, len(self.nodes))
        return found

    def constant(self, value: int) -> Node:
        return self._node("const", (), int(value), int(value), flag=isinstance(value, bool), key=(type(value), value))

    def word(self, value: object) -> Node:
        """A word (an alternative, a member of an enumeration) as its number in this graph."""
        return self.constant(self.words.setdefault(value, len(self.words)))

    def column(self, name: str, index: int | None, low: int, high: int, *, flag: bool = False) -> Node:
        """An input column, or one of a tuple's columns."""
        return self._node("in", (), low, high, flag=flag, key=(name, index))

    def amount(self, name: str, low: int, high: int) -> Node:
        """An amount in force, made whole; known only when the run begins."""
        return self._node("amount", (), low, high, key=(name,))

    def lift(self, value: Node | int) -> Node:
        return value if isinstance(value, Node) else self.constant(value)

    # ---- arithmetic
    def add(self, a: Node, b: Node) -> Node:
        if a.is_constant and b.is_constant:
            return self.constant(a.low + b.low)
        if a.is_constant:
            a, b = b, a
        if b.is_constant and b.low == 0 and not a.is_flag:
            return a
        return self._node("+", (a, b), a.low + b.low, a.high + b.high)

    def subtract(self, a: Node, b: Node) -> Node:
        if a.is_constant and b.is_constant:
            return self.constant(a.low - b.low)
        if a is b:
            return self.constant(0)
        if b.is_constant and b.low == 0 and not a.is_flag:
            return a
        low = a.low - b.high
        if b.op == "min" and a in b.args:  # x - min(x, y) is never negative
            low = max(low, 0)
        return self._node("-", (a, b), low, a.high - b.low)

    def multiply(self, a: Node, b: Node) -> Node:
        if a.is_constant and b.is_constant:
            return self.constant(a.low * b.low)
        if a.is_constant:
            a, b = b, a
        if b.is_constant and b.low == 0:
            return self.constant(0)
        if b.is_constant and b.low == 1 and not a.is_flag:
            return a
        corners = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
        return self._node("*", (a, b), min(corners), max(corners))

    def least(self, a: Node, b: Node) -> Node:
        if a.high <= b.low or a is b:
            return a
        if b.high <= a.low:
            return b
        return self._node("min", _sorted(a, b), min(a.low, b.low), min(a.high, b.high))

    def most(self, a: Node, b: Node) -> Node:
        if a.low >= b.high or a is b:
            return a
        if b.low >= a.high:
            return b
        return self._node("max", _sorted(a, b), max(a.low, b.low), max(a.high, b.high))

    def divide(self, a: Node, b: Node) -> Node:
        """The whole number below a/b; the divisor is known to be positive."""
        if b.low <= 0:
            raise NotColumns(f"a divisor can be {b.low}; test for it first, or declare low=1")
        if b.is_constant and b.low == 1:
            return a
        if a.is_constant and b.is_constant:
            return self.constant(down(a.low, b.low))
        corners = [down(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
        return self._node("//", (a, b), min(corners), max(corners))

    def half_up(self, a: Node, b: Node) -> Node:
        """a/b to the nearest whole number, halves upwards."""
        if b.low <= 0:
            raise NotColumns(f"a divisor can be {b.low}; test for it first, or declare low=1")
        if a.is_constant and b.is_constant:
            return self.constant(half_up(a.low, b.low))
        if b.is_constant and b.low % 2 == 0:
            return self.divide(self.add(a, self.constant(b.low // 2)), b)
        two = self.constant(2)
        return self.divide(self.add(self.multiply(a, two), b), self.multiply(b, two))

    def up(self, a: Node, b: Node) -> Node:
        return self.divide(self.subtract(self.add(a, b), self.constant(1)), b)

    # ---- comparisons: only `<`, `==` and their negations exist
    def less(self, a: Node, b: Node) -> Node:
        if a.high < b.low:
            return self.constant(True)  # noqa: FBT003
        if a.low >= b.high or a is b:
            return self.constant(False)  # noqa: FBT003
        return self._node("<", (a, b), 0, 1, flag=True)

    def equal(self, a: Node, b: Node) -> Node:
        if a is b or (a.is_constant and b.is_constant and a.low == b.low):
            return self.constant(True)  # noqa: FBT003
        if a.high < b.low or b.high < a.low:
            return self.constant(False)  # noqa: FBT003
        if a.is_flag and b.is_constant:
            return a if b.low else self.negate(a)
        return self._node("==", _sorted(a, b), 0, 1, flag=True)

    # ---- logic
    def negate(self, a: Node) -> Node:
        a = self.flag(a)
        if a.is_constant:
            return self.constant(not a.low)
        if a.op == "not":
            return a.args[0]
        return self._node("not", (a,), 0, 1, flag=True)

    def both(self, a: Node, b: Node) -> Node:
        a, b = self.flag(a), self.flag(b)
        for x, y in ((a, b), (b, a)):
            if x.is_constant:
                return y if x.low else self.constant(False)  # noqa: FBT003
        return a if a is b else self._node("and", _sorted(a, b), 0, 1, flag=True)

    def either(self, a: Node, b: Node) -> Node:
        a, b = self.flag(a), self.flag(b)
        for x, y in ((a, b), (b, a)):
            if x.is_constant:
                return self.constant(True) if x.low else y  # noqa: FBT003
        return a if a is b else self._node("or", _sorted(a, b), 0, 1, flag=True)

    def flag(self, a: Node) -> Node:
        """True where the value is not zero."""
        if a.is_flag:
            return a
        if a.is_constant:
            return self.constant(bool(a.low))
        return self.negate(self.equal(a, self.constant(0)))

    def choose(self, test: Node, a: Node, b: Node) -> Node:
        """`a` where the test holds, else `b`."""
        test = self.flag(test)
        if test.is_constant:
            return a if test.low else b
        if a is b:
            return a
        if a.is_flag and b.is_flag:
            return self.either(self.both(test, a), self.both(self.negate(test), b))
        if test.op == "not":
            test, a, b = test.args[0], b, a
        (a_low, a_high), (b_low, b_high) = bounds(a, ((test, True),)), bounds(b, ((test, False),))
        return self._node("select", (test, a, b), min(a_low, b_low), max(a_high, b_high))

    def keep(self, a: Node, low: int, high: int) -> Node:
        """The same value, relied on to lie in the range; somebody else checks that it does."""
        if low <= a.low and a.high <= high:
            return a
        return self._node("keep", (a,), max(low, a.low), min(high, a.high), flag=a.is_flag, key=(low, high))

    def look_up(self, table: str, index: Node, low: int, high: int) -> Node:
        """The value at an index of a table that is known when the run begins."""
        return self._node("table", (index,), low, high, key=(table,))


Assumptions = tuple[tuple[Node, bool], ...]


def bounds(node: Node, assumed: Assumptions) -> tuple[int, int]:
    """The lowest and highest value of the node where the assumed flags hold."""
    low, high = node.low, node.high
    for test, holds in _parts(assumed):
        if len(test.args) != 2:  # noqa: PLR2004
            continue
        a, b = test.args
        if test.op == "<" and holds:  # a < b
            low = max(low, a.low + 1) if node is b else max(low, 1) if _is_difference(node, b, a) else low
            high = min(high, b.high - 1) if node is a else high
        elif test.op == "<":  # a >= b
            low = max(low, b.low) if node is a else max(low, 0) if _is_difference(node, a, b) else low
            high = min(high, a.high) if node is b else high
        elif test.op == "==" and holds and node in (a, b):
            low, high = max(low, a.low, b.low), min(high, a.high, b.high)
        elif test.op == "==" and node in (a, b):
            other = b if node is a else a
            low += other.is_constant and other.low == low
            high -= other.is_constant and other.low == high
    return (low, high) if low <= high else (node.low, node.high)  # nobody takes an impossible path


def _is_difference(node: Node, a: Node, b: Node) -> bool:
    return node.op == "-" and node.args[0] is a and node.args[1] is b


def _parts(assumed: Assumptions) -> Iterable[tuple[Node, bool]]:
    for test, holds in assumed:
        if test.op == "not":
            yield from _parts(((test.args[0], not holds),))
        elif test.op == ("and" if holds else "or"):
            yield from _parts(tuple((a, holds) for a in test.args))
        else:
            yield test, holds


def _sorted(a: Node, b: Node) -> tuple[Node, Node]:
    return (a, b) if a.number <= b.number and not a.is_constant else (b, a)


def order(outputs: Iterable[Node]) -> list[Node]:
    """Every node needed, each after its arguments; one consumer is finished before the next is begun."""
    weight: dict[int, int] = {}
    done: set[int] = set()
    ordered: list[Node] = []

    def weigh(node: Node) -> int:
        if node.number not in weight:
            weight[node.number] = 1 + sum(map(weigh, node.args))
        return weight[node.number]

    def visit(node: Node) -> None:
        if node.number in done:
            return
        done.add(node.number)
        for a in sorted(node.args, key=weigh, reverse=True):
            visit(a)
        ordered.append(node)

    for output in outputs:
        visit(output)
    return ordered
