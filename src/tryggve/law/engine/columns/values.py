"""What readers of expressions share: truth, choice between branches, divisors that cannot be zero."""

import ast
import builtins
from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from types import FunctionType
from typing import Any, NoReturn, Protocol

from tryggve.law.engine.columns.nodes import Assumptions, Graph, Node, bounds
from tryggve.law.engine.columns.ratio import Arithmetic, Ratio
from tryggve.law.engine.columns.symbols import Record, is_number, is_word, plain

Names = dict[str, Any]
Fail = Callable[[ast.AST, str], NoReturn]


class Tracer(Protocol):
    """What the reader asks of the run that is being made."""

    graph: Graph
    arithmetic: Arithmetic
    depth: int

    def amount(self, name: str, assumed: Assumptions) -> Any: ...

    def choice(self, name: str) -> str: ...


class Undecided:
    """A name that means different things on two branches and cannot be one value; reading it is refused."""


class _CannotChoose(Exception):
    """Two values that cannot be one column."""


class Values(ABC):
    """Tools for reading the expressions of one function; `value` is given by whoever reads expressions."""

    def __init__(self, tracer: Tracer, fn: FunctionType, fail: Fail, call: Callable[..., Any]) -> None:
        self.tracer, self.fn, self.fail, self.call = tracer, fn, fail, call
        self.graph, self.arithmetic = tracer.graph, tracer.arithmetic
        closure = zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True)
        self.outside = {**vars(builtins), **fn.__globals__, **{n: c.cell_contents for n, c in closure}}

    @abstractmethod
    def value(self, e: ast.expr, names: Names, assumed: Assumptions) -> Any:
        """What the expression stands for."""

    def test(self, e: ast.expr, names: Names, assumed: Assumptions) -> Node | bool:
        """A condition: a plain bool when it is known already."""
        return self.known(self.truth(self.value(e, names, assumed), e))

    def known(self, flag: Node) -> Node | bool:
        return bool(flag.low) if flag.is_constant else flag

    def truth(self, value: Any, e: ast.AST) -> Node:  # noqa: RET503  (`fail` never returns)
        if isinstance(value, Node):
            return self.graph.flag(value)
        if isinstance(value, Ratio):
            return self.graph.flag(value.top)
        if value is None or isinstance(value, str | int | Fraction | Enum | list | tuple | Record):
            return self.graph.constant(bool(value))
        self.fail(e, "this is neither true nor false")

    def bind(self, target: ast.expr, value: Any, names: Names) -> None:
        if isinstance(target, ast.Name):
            names[target.id] = value
        elif isinstance(target, ast.Tuple) and isinstance(value, list | tuple) and len(value) == len(target.elts):
            for t, v in zip(target.elts, value, strict=True):
                self.bind(t, v, names)
        else:
            self.fail(target, "only names can be assigned to")

    def choose_name(self, test: Node, a: Any, b: Any) -> Any:
        try:
            return self._choose(test, a, b)
        except _CannotChoose:
            return Undecided()

    def choose(self, test: Node, a: Any, b: Any, e: ast.AST) -> Any:
        try:
            return self._choose(test, a, b)
        except _CannotChoose:
            self.fail(e, "the two branches give values that cannot be one column")

    def _choose(self, test: Node, a: Any, b: Any) -> Any:
        a, b = plain(a), plain(b)
        if a is b:
            return a
        if is_number(a) and is_number(b):
            return self.arithmetic.choose(test, a, b)
        if isinstance(a, list | tuple) and isinstance(b, list | tuple) and len(a) == len(b):
            return [self._choose(test, x, y) for x, y in zip(a, b, strict=True)]
        if isinstance(a, Record) and isinstance(b, Record) and a.values.keys() == b.values.keys():
            return Record({n: self._choose(test, v, b.values[n]) for n, v in a.values.items()})
        if (is_word(a) or isinstance(a, Node)) and (is_word(b) or isinstance(b, Node)):
            return self.graph.choose(test, self._word(a), self._word(b))
        raise _CannotChoose

    def _word(self, value: Any) -> Node:
        return value if isinstance(value, Node) else self.graph.word(value)

    def positive(self, e: ast.AST, assumed: Assumptions) -> Callable[[Node], Node]:
        """Makes a divisor that cannot be zero where this path is taken; elsewhere its value does not matter."""

        def make(node: Node) -> Node:
            if node.low > 0:
                return node
            low, _ = bounds(node, assumed)
            if low <= 0:
                self.fail(e, f"the divisor can be {low}; test for it first, or declare low=1")
            return self.graph.most(node, self.graph.constant(low))

        return make

    def whole(self, e: ast.expr, names: Names, assumed: Assumptions) -> int:
        """A whole number that is known already."""
        got = self.value(e, names, assumed)
        if isinstance(got, Node) and got.is_constant:
            return got.low
        if not isinstance(got, int):
            self.fail(e, "this must be a number that is known before the run")
        return got
