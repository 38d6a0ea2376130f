"""Reading a rule's calls: sums and roundings that the graph knows, and other functions, read in turn."""

import ast
import inspect
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from fractions import Fraction
from functools import reduce
from types import FunctionType
from typing import Any, NoReturn, Protocol

from tryggve.law.engine.columns.nodes import Assumptions, Graph, Node
from tryggve.law.engine.columns.ratio import Arithmetic, Ratio
from tryggve.law.engine.columns.symbols import Maybe, Record
from tryggve.law.engine.exact import count, down, exact, half_up, up
from tryggve.law.engine.rule import Rule


class Reader(Protocol):
    """What a call needs from the reader of expressions."""

    graph: Graph
    arithmetic: Arithmetic
    fail: Callable[[ast.AST, str], NoReturn]
    call: Callable[..., Any]

    def truth(self, value: Any, e: ast.AST) -> Node: ...

    def positive(self, e: ast.AST, assumed: Assumptions) -> Callable[[Node], Node]: ...


ROUNDINGS: dict[Any, str] = {half_up: "half_up", up: "up", down: "down"}


def call_known(  # noqa: PLR0911, RET503  (one return for each kind of call; `fail` never returns)
    reader: Reader, called: Any, args: list[Any], keywords: dict[str, Any], e: ast.Call, assumed: Assumptions
) -> Any:
    """What the call gives."""
    if called in ROUNDINGS:
        b = args[1] if len(args) > 1 else keywords.get("b", 1)
        return reader.arithmetic.rounded(ROUNDINGS[called], args[0], b, reader.positive(e, assumed))
    if called in (exact, Fraction):
        b = args[1] if len(args) > 1 else keywords.get("b", 1)
        return reader.arithmetic.quotient(args[0], b, reader.positive(e, assumed))
    if called in (min, max):
        return _extreme(reader, called, args, keywords, e)
    if called in (sum, any, all, count):
        return _folded(reader, called, args, e)
    if called in _SHAPES:
        return _SHAPES[called](reader, args, e)
    if isinstance(called, Rule):
        called = called.fn
    if isinstance(called, FunctionType):
        bound = inspect.signature(called).bind(*args, **keywords)
        bound.apply_defaults()
        return reader.call(called, dict(bound.arguments), assumed, e)
    if isinstance(called, type) and (hasattr(called, "_fields") or is_dataclass(called)):
        bound = inspect.signature(called).bind(*args, **keywords)
        bound.apply_defaults()
        return Record(dict(bound.arguments))
    reader.fail(e, "this call cannot be run over columns")


def _extreme(reader: Reader, called: Any, args: list[Any], keywords: dict[str, Any], e: ast.Call) -> Any:
    items = list(args[0]) if len(args) == 1 else args
    default = keywords.get("default")
    if any(isinstance(i, Maybe) for i in items) or (not items and default is None) or set(keywords) - {"default"}:
        reader.fail(e, "min and max need values that are always there")
    join = reader.arithmetic.least if called is min else reader.arithmetic.most
    return _tree(join, items) if items else default


def _folded(reader: Reader, called: Any, args: list[Any], e: ast.Call) -> Any:
    g = reader.graph
    if not isinstance(args[0], list | tuple | range):
        reader.fail(e, "only a tuple of a known length can be gone through")
    start = args[1] if len(args) > 1 else 0
    if called in (sum, count):
        values = [_present(reader, i, called is count, e) for i in args[0]]
        return _tree(reader.arithmetic.add, [*values, start] if start or not values else values)
    flags = []
    for item in args[0]:
        value = item.value if isinstance(item, Maybe) else item
        flag = reader.truth(value, e)
        if isinstance(item, Maybe):
            flag = g.both(item.test, flag) if called is any else g.either(g.negate(item.test), flag)
        flags.append(flag)
    empty = g.constant(called is all)
    return _tree(g.either if called is any else g.both, flags) if flags else empty


def _present(reader: Reader, item: Any, as_flag: bool, e: ast.Call) -> Any:
    value = item.value if isinstance(item, Maybe) else item
    if as_flag:
        value = reader.truth(value, e)
    if isinstance(item, Maybe):
        value = reader.graph.both(item.test, value) if as_flag else reader.arithmetic.choose(item.test, value, 0)
    return value


def _tree(join: Callable[[Any, Any], Any], items: Sequence[Any]) -> Any:
    """Joined in pairs, so that no chain grows longer than it must."""
    found = list(items)
    while len(found) > 1:
        found = [reduce(join, found[i : i + 2]) for i in range(0, len(found), 2)]
    return found[0]


def _whole(reader: Reader, value: Any, e: ast.Call) -> int:
    if isinstance(value, Node) and value.is_constant:
        return value.low
    if not isinstance(value, int):
        reader.fail(e, "this must be a number that is known before the run")
    return value


def _absolute(reader: Reader, args: list[Any], _e: ast.Call) -> Any:
    return reader.arithmetic.most(args[0], reader.arithmetic.subtract(0, args[0]))


def _as_int(reader: Reader, args: list[Any], e: ast.Call) -> Any:
    if isinstance(args[0], Ratio | Fraction):
        reader.fail(e, "int() of a fraction is no named rounding: use half_up(), up() or down()")
    return args[0] if not isinstance(args[0], bool) else int(args[0])


_SHAPES: dict[Any, Callable[[Reader, list[Any], ast.Call], Any]] = {
    range: lambda r, a, e: list(range(*(_whole(r, x, e) for x in a))),
    len: lambda _r, a, _e: len(a[0]),
    zip: lambda _r, a, _e: list(zip(*a, strict=False)),
    enumerate: lambda _r, a, _e: list(enumerate(*a)),
    reversed: lambda _r, a, _e: list(reversed(a[0])),
    tuple: lambda _r, a, _e: list(a[0]) if a else [],
    list: lambda _r, a, _e: list(a[0]) if a else [],
    abs: _absolute,
    int: _as_int,
    bool: lambda r, a, e: r.truth(a[0], e),
}
