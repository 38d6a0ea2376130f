"""Exact fractions in the graph: a whole numerator over a whole, positive denominator."""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any

from tryggve.law.engine.columns.nodes import Graph, Node


@dataclass(frozen=True, slots=True)
class Ratio:
    """top / bottom, bottom above zero."""

    top: Node
    bottom: Node


class Arithmetic:
    """Operations on whole numbers and ratios alike, as a rule writes them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def ratio(self, value: Any) -> Ratio:
        if isinstance(value, Ratio):
            return value
        if isinstance(value, Fraction):
            return Ratio(self.graph.constant(value.numerator), self.graph.constant(value.denominator))
        return Ratio(self.graph.lift(value), self.graph.constant(1))

    def _is_exact(self, *values: Any) -> bool:
        return any(isinstance(v, Ratio | Fraction) for v in values)

    def _common(self, a: Any, b: Any) -> tuple[Node, Node, Node]:
        """Both tops over one bottom."""
        g, x, y = self.graph, self.ratio(a), self.ratio(b)
        if x.bottom is y.bottom:
            return x.top, y.top, x.bottom
        if x.bottom.is_constant and y.bottom.is_constant:
            shared = gcd(x.bottom.low, y.bottom.low)
            left, right = g.constant(y.bottom.low // shared), g.constant(x.bottom.low // shared)
        else:
            left, right = y.bottom, x.bottom
        return g.multiply(x.top, left), g.multiply(y.top, right), g.multiply(x.bottom, left)

    def add(self, a: Any, b: Any) -> Any:
        if self._is_exact(a, b):
            x, y, bottom = self._common(a, b)
            return Ratio(self.graph.add(x, y), bottom)
        return self.graph.add(self.graph.lift(a), self.graph.lift(b))

    def subtract(self, a: Any, b: Any) -> Any:
        if self._is_exact(a, b):
            x, y, bottom = self._common(a, b)
            return Ratio(self.graph.subtract(x, y), bottom)
        return self.graph.subtract(self.graph.lift(a), self.graph.lift(b))

    def multiply(self, a: Any, b: Any) -> Any:
        g = self.graph
        if self._is_exact(a, b):
            x, y = self.ratio(a), self.ratio(b)
            return self._reduced(g.multiply(x.top, y.top), g.multiply(x.bottom, y.bottom))
        return g.multiply(g.lift(a), g.lift(b))

    def quotient(self, a: Any, b: Any, positive: Any) -> Ratio:
        """a/b; `positive` makes a divisor that is known to be above zero."""
        g, x, y = self.graph, self.ratio(a), self.ratio(b)
        return self._reduced(g.multiply(x.top, y.bottom), g.multiply(x.bottom, positive(y.top)))

    def _reduced(self, top: Node, bottom: Node) -> Ratio:
        if top.op == "*" and top.args[1].is_constant and bottom.is_constant:
            shared = gcd(top.args[1].low, bottom.low)
            if shared > 1:
                smaller = self.graph.constant(top.args[1].low // shared)
                return Ratio(self.graph.multiply(top.args[0], smaller), self.graph.constant(bottom.low // shared))
        return Ratio(top, bottom)

    def least(self, a: Any, b: Any) -> Any:
        if self._is_exact(a, b):
            x, y, bottom = self._common(a, b)
            return Ratio(self.graph.least(x, y), bottom)
        return self.graph.least(self.graph.lift(a), self.graph.lift(b))

    def most(self, a: Any, b: Any) -> Any:
        if self._is_exact(a, b):
            x, y, bottom = self._common(a, b)
            return Ratio(self.graph.most(x, y), bottom)
        return self.graph.most(self.graph.lift(a), self.graph.lift(b))

    def less(self, a: Any, b: Any) -> Node:
        if self._is_exact(a, b):
            x, y, _ = self._common(a, b)
            return self.graph.less(x, y)
        return self.graph.less(self.graph.lift(a), self.graph.lift(b))

    def equal(self, a: Any, b: Any) -> Node:
        if self._is_exact(a, b):
            x, y, _ = self._common(a, b)
            return self.graph.equal(x, y)
        return self.graph.equal(self.graph.lift(a), self.graph.lift(b))

    def choose(self, test: Node, a: Any, b: Any) -> Any:
        if self._is_exact(a, b):
            x, y, bottom = self._common(a, b)
            return Ratio(self.graph.choose(test, x, y), bottom)
        return self.graph.choose(test, self.graph.lift(a), self.graph.lift(b))

    def rounded(self, how: str, a: Any, b: Any, positive: Any) -> Node:
        """`half_up`, `down` or `up` of a/b."""
        g = self.graph
        if self._is_exact(a, b):
            whole = self.quotient(a, b, positive)
            top, bottom = whole.top, whole.bottom
        else:
            top, bottom = g.lift(a), g.lift(b)
        bottom = positive(bottom)
        operation = {"half_up": g.half_up, "down": g.divide, "up": g.up}[how]
        return operation(top, bottom)
