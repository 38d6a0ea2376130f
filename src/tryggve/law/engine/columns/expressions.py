"""Reading a rule's expressions."""

import ast
import builtins
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from types import FunctionType
from typing import Any, NoReturn, Protocol

from tryggve.law.engine.columns.calls import call_known
from tryggve.law.engine.columns.nodes import Assumptions, Graph, Node, bounds
from tryggve.law.engine.columns.ratio import Arithmetic, Ratio
from tryggve.law.engine.columns.symbols import Context, Grid, Maybe, Record, is_number, is_word, plain

Names = dict[str, Any]
Fail = Callable[[ast.AST, str], NoReturn]


class Tracer(Protocol):
    """What the reader asks of the run that is being made."""

    graph: Graph
    arithmetic: Arithmetic
    depth: int

    def amount(self, name: str) -> Any: ...

    def choice(self, name: str) -> str: ...


class Undecided:
    """A name that means different things on two branches and cannot be one value; reading it is refused."""


class Expressions:
    """Reads the expressions of one function."""

    def __init__(self, tracer: Tracer, fn: FunctionType, fail: Fail, call: Callable[..., Any]) -> None:
        self.tracer, self.fn, self.fail, self.call = tracer, fn, fail, call
        self.graph, self.arithmetic = tracer.graph, tracer.arithmetic
        closure = zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True)
        self.outside = {**vars(builtins), **fn.__globals__, **{n: c.cell_contents for n, c in closure}}

    def value(self, e: ast.expr, names: Names, assumed: Assumptions) -> Any:
        reader = getattr(self, f"_{type(e).__name__.lower()}", None)
        if reader is None:
            self.fail(e, "this expression cannot be run over columns")
        return reader(e, names, assumed)

    def test(self, e: ast.expr, names: Names, assumed: Assumptions) -> Node | bool:
        """A condition: a plain bool when it is known already."""
        return self.known(self.truth(self.value(e, names, assumed), e))

    def known(self, flag: Node) -> Node | bool:
        return bool(flag.low) if flag.is_constant else flag

    def truth(self, value: Any, e: ast.AST) -> Node:
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

    # ---- one method for each kind of expression
    def _constant(self, e: ast.Constant, _names: Names, _assumed: Assumptions) -> Any:
        if isinstance(e.value, bool | int | str) or e.value is None:
            return e.value
        self.fail(e, "only whole numbers, texts, true and false")

    def _name(self, e: ast.Name, names: Names, _assumed: Assumptions) -> Any:
        got = names[e.id] if e.id in names else self.outside.get(e.id, Undecided)
        if isinstance(got, Undecided) or got is Undecided:
            self.fail(e, "this name has no single value here")
        return plain(got)

    def _attribute(self, e: ast.Attribute, names: Names, assumed: Assumptions) -> Any:
        whole = self.value(e.value, names, assumed)
        if isinstance(whole, Context):
            return self.tracer.amount(e.attr) if whole.scope == "p" else self.tracer.choice(e.attr)
        if isinstance(whole, Record) and e.attr in whole.values:
            return whole.values[e.attr]
        if isinstance(whole, Ratio) and e.attr in ("numerator", "denominator"):
            self.fail(e, "a fraction's parts are not known over columns")
        if isinstance(whole, Node | Ratio | Record | Grid) or not hasattr(whole, e.attr):
            self.fail(e, "this attribute is not known over columns")
        return plain(getattr(whole, e.attr))

    def _binop(self, e: ast.BinOp, names: Names, assumed: Assumptions) -> Any:
        a, b = self.value(e.left, names, assumed), self.value(e.right, names, assumed)
        if isinstance(e.op, ast.Add) and isinstance(a, list | tuple) and isinstance(b, list | tuple):
            return [*a, *b]
        if not (is_number(a) and is_number(b)):
            self.fail(e, "this is not arithmetic on numbers")
        if isinstance(e.op, ast.FloorDiv):
            return self.arithmetic.rounded("down", a, b, self.positive(e, assumed))
        if isinstance(e.op, ast.Mod):
            whole = self.arithmetic.rounded("down", a, b, self.positive(e, assumed))
            rest = self.graph.subtract(self.graph.lift(a), self.graph.multiply(whole, self.graph.lift(b)))
            top = self.graph.lift(b)
            return self.graph.most(self.graph.least(rest, self.graph.constant(top.high - 1)), self.graph.constant(0))
        operation = {
            ast.Add: self.arithmetic.add,
            ast.Sub: self.arithmetic.subtract,
            ast.Mult: self.arithmetic.multiply,
        }
        if type(e.op) not in operation:
            self.fail(e, "money is whole or exact: use exact(), half_up(), up() or down()")
        return operation[type(e.op)](a, b)

    def _unaryop(self, e: ast.UnaryOp, names: Names, assumed: Assumptions) -> Any:
        value = self.value(e.operand, names, assumed)
        if isinstance(e.op, ast.Not):
            return self.graph.negate(self.truth(value, e))
        if not is_number(value) or not isinstance(e.op, ast.USub | ast.UAdd):
            self.fail(e, "this sign cannot be used")
        return self.arithmetic.subtract(0, value) if isinstance(e.op, ast.USub) else value

    def _boolop(self, e: ast.BoolOp, names: Names, assumed: Assumptions) -> Any:
        is_and = isinstance(e.op, ast.And)
        join = self.graph.both if is_and else self.graph.either
        out = self.truth(self.value(e.values[0], names, assumed), e)
        for part in e.values[1:]:
            if out.is_constant and bool(out.low) is not is_and:
                return out
            assumed = (*assumed, (out, is_and))
            out = join(out, self.truth(self.value(part, names, assumed), e))
        return out

    def _compare(self, e: ast.Compare, names: Names, assumed: Assumptions) -> Any:
        left, out = self.value(e.left, names, assumed), self.graph.constant(True)  # noqa: FBT003
        for op, right_e in zip(e.ops, e.comparators, strict=True):
            right = self.value(right_e, names, assumed)
            out = self.graph.both(out, self._compared(op, left, right, e))
            left = right
        return out

    def _compared(self, op: ast.cmpop, a: Any, b: Any, e: ast.AST) -> Node:
        g, sums = self.graph, self.arithmetic
        if isinstance(op, ast.In | ast.NotIn):
            if not isinstance(b, list | tuple | frozenset | set):
                self.fail(e, "'in' needs values that are known")
            found = g.constant(False)  # noqa: FBT003
            for item in b:
                found = g.either(found, self._compared(ast.Eq(), a, plain(item), e))
            return found if isinstance(op, ast.In) else g.negate(found)
        if isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
            same = self._same(a, b, e)
            return same if isinstance(op, ast.Is | ast.Eq) else g.negate(same)
        if not (is_number(a) and is_number(b)):
            if isinstance(a, Node | Ratio) or isinstance(b, Node | Ratio):
                self.fail(e, "only numbers have an order over columns")
            return g.constant(_ordered(op, a, b))
        if isinstance(op, ast.Lt):
            return sums.less(a, b)
        if isinstance(op, ast.Gt):
            return sums.less(b, a)
        return g.negate(sums.less(b, a) if isinstance(op, ast.LtE) else sums.less(a, b))

    def _same(self, a: Any, b: Any, e: ast.AST) -> Node:
        a, b = plain(a), plain(b)
        if is_number(a) and is_number(b):
            return self.arithmetic.equal(a, b)
        if isinstance(a, Node) and is_word(b):
            return self.graph.equal(a, self.graph.word(b))
        if isinstance(b, Node) and is_word(a):
            return self.graph.equal(b, self.graph.word(a))
        if isinstance(a, Record | Grid | list) or isinstance(b, Record | Grid | list):
            self.fail(e, "only single values can be compared over columns")
        return self.graph.constant(bool(a == b))

    def _ifexp(self, e: ast.IfExp, names: Names, assumed: Assumptions) -> Any:
        test = self.test(e.test, names, assumed)
        if isinstance(test, bool):
            return self.value(e.body if test else e.orelse, names, assumed)
        a = self.value(e.body, names, (*assumed, (test, True)))
        b = self.value(e.orelse, names, (*assumed, (test, False)))
        return self.choose(test, a, b, e)

    def _tuple(self, e: ast.Tuple | ast.List, names: Names, assumed: Assumptions) -> Any:
        out: list[Any] = []
        for part in e.elts:
            if isinstance(part, ast.Starred):
                out += self.value(part.value, names, assumed)
            else:
                out.append(self.value(part, names, assumed))
        return out

    _list = _tuple

    def _subscript(self, e: ast.Subscript, names: Names, assumed: Assumptions) -> Any:
        whole = self.value(e.value, names, assumed)
        if isinstance(e.slice, ast.Slice):
            parts = (e.slice.lower, e.slice.upper, e.slice.step)
            return whole[slice(*(None if p is None else self.whole(p, names, assumed) for p in parts))]
        index = self.value(e.slice, names, assumed)
        if isinstance(index, Node) and index.is_constant:
            index = index.low
        if isinstance(whole, Grid):
            return self._grid(whole, index, e, assumed)
        if isinstance(index, Node):
            return self._picked(whole, index, e, assumed)
        return plain(whole[index])

    def _grid(self, grid: Grid, index: Any, e: ast.AST, assumed: Assumptions) -> Any:
        """A row of a table, then a value of the row."""
        g, size = self.graph, grid.rows if grid.row is None else grid.width
        picked = self._within(g.lift(index), size, e, assumed)
        if grid.row is None and grid.width:
            return Grid(grid.name, grid.rows, grid.width, grid.low, grid.high, picked)
        if grid.row is not None:
            picked = g.add(g.multiply(grid.row, g.constant(grid.width)), picked)
        return g.look_up(grid.name, picked, grid.low, grid.high)

    def _within(self, index: Node, size: int, e: ast.AST, assumed: Assumptions) -> Node:
        low, high = bounds(index, assumed)
        if low < 0 or high >= size:
            self.fail(e, f"the index can be {low}..{high}, outside 0..{size - 1}")
        return self.graph.most(self.graph.least(index, self.graph.constant(high)), self.graph.constant(low))

    def _picked(self, whole: Any, index: Node, e: ast.AST, assumed: Assumptions) -> Any:
        """An element of a tuple by an index that differs from person to person."""
        if not isinstance(whole, list | tuple):
            self.fail(e, "this cannot be indexed over columns")
        index = self._within(index, len(whole), e, assumed)
        out = plain(whole[index.high])
        for i in range(index.high - 1, index.low - 1, -1):
            out = self.choose(self.graph.equal(index, self.graph.constant(i)), plain(whole[i]), out, e)
        return out

    def whole(self, e: ast.expr, names: Names, assumed: Assumptions) -> int:
        """A whole number that is known already."""
        got = self.value(e, names, assumed)
        if isinstance(got, Node) and got.is_constant:
            return got.low
        if not isinstance(got, int):
            self.fail(e, "this must be a number that is known before the run")
        return got

    def _generatorexp(self, e: ast.GeneratorExp | ast.ListComp, names: Names, assumed: Assumptions) -> Any:
        return self._elements(e, 0, dict(names), assumed)

    _listcomp = _generatorexp

    def _elements(
        self, e: ast.GeneratorExp | ast.ListComp, depth: int, names: Names, assumed: Assumptions
    ) -> list[Any]:
        if depth == len(e.generators):
            return [self.value(e.elt, names, assumed)]
        generator, out = e.generators[depth], []
        items = self.value(generator.iter, names, assumed)
        if not isinstance(items, list | tuple | range):
            self.fail(generator.iter, "only a tuple of a known length can be gone through")
        for item in items:
            self.bind(generator.target, plain(item), names)
            test: Node | bool = True
            inner = assumed
            for condition in generator.ifs:
                flag = self.truth(self.value(condition, names, inner), condition)
                test = self.known(self.graph.both(self.graph.lift(test), flag))
                inner = (*inner, (flag, True))
            if test is False:
                continue
            found = self._elements(e, depth + 1, names, inner)
            out += found if test is True else [_guarded(self.graph, test, v) for v in found]
        return out

    def _call(self, e: ast.Call, names: Names, assumed: Assumptions) -> Any:
        if isinstance(e.func, ast.Attribute):
            scope = self.value(e.func.value, names, assumed)
            if isinstance(scope, Context) and scope.scope == "p":
                name = self.value(e.args[0], names, assumed)
                return self.tracer.amount(name)
        called = self.value(e.func, names, assumed)
        positional: list[Any] = []
        for a in e.args:
            if isinstance(a, ast.Starred):
                positional += self.value(a.value, names, assumed)
            else:
                positional.append(self.value(a, names, assumed))
        keywords = {k.arg: self.value(k.value, names, assumed) for k in e.keywords if k.arg}
        return call_known(self, called, positional, keywords, e, assumed)


class _CannotChoose(Exception):
    """Two values that cannot be one column."""


def _guarded(graph: Graph, test: Node | bool, value: Any) -> Maybe:
    if isinstance(value, Maybe):
        return Maybe(graph.both(graph.lift(test), value.test), value.value)
    return Maybe(graph.lift(test), value)


def _ordered(op: ast.cmpop, a: Any, b: Any) -> bool:
    if isinstance(op, ast.Lt):
        return bool(a < b)
    if isinstance(op, ast.Gt):
        return bool(a > b)
    return bool(a <= b) if isinstance(op, ast.LtE) else bool(a >= b)
