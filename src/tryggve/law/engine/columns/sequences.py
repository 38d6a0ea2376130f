"""Reading tuples and tables: indices, slices and comprehensions."""

import ast
from typing import Any

from tryggve.law.engine.columns.nodes import Assumptions, Graph, Node, bounds
from tryggve.law.engine.columns.symbols import Grid, Maybe, plain
from tryggve.law.engine.columns.values import Names, Values


def subscript(reader: Values, e: ast.Subscript, names: Names, assumed: Assumptions) -> Any:
    whole = reader.value(e.value, names, assumed)
    if isinstance(e.slice, ast.Slice):
        parts = (e.slice.lower, e.slice.upper, e.slice.step)
        return whole[slice(*(None if p is None else reader.whole(p, names, assumed) for p in parts))]
    index = reader.value(e.slice, names, assumed)
    if isinstance(index, Node) and index.is_constant:
        index = index.low
    if isinstance(whole, Grid):
        return _grid(reader, whole, index, e, assumed)
    if isinstance(index, Node):
        return _picked(reader, whole, index, e, assumed)
    return plain(whole[index])


def _grid(reader: Values, grid: Grid, index: Any, e: ast.AST, assumed: Assumptions) -> Any:
    """A row of a table, then a value of the row."""
    g, size = reader.graph, grid.rows if grid.row is None else grid.width
    picked = _within(reader, g.lift(index), size, e, assumed)
    if grid.row is None and grid.width:
        return Grid(grid.name, grid.rows, grid.width, grid.low, grid.high, picked)
    if grid.row is not None:
        picked = g.add(g.multiply(grid.row, g.constant(grid.width)), picked)
    return g.look_up(grid.name, picked, grid.low, grid.high)


def _within(reader: Values, index: Node, size: int, e: ast.AST, assumed: Assumptions) -> Node:
    low, high = bounds(index, assumed)
    if low < 0 or high >= size:
        reader.fail(e, f"the index can be {low}..{high}, outside 0..{size - 1}")
    return reader.graph.most(reader.graph.least(index, reader.graph.constant(high)), reader.graph.constant(low))


def _picked(reader: Values, whole: Any, index: Node, e: ast.AST, assumed: Assumptions) -> Any:
    """An element of a tuple by an index that differs from person to person."""
    if not isinstance(whole, list | tuple):
        reader.fail(e, "this cannot be indexed over columns")
    index = _within(reader, index, len(whole), e, assumed)
    out = plain(whole[index.high])
    for i in range(index.high - 1, index.low - 1, -1):
        out = reader.choose(reader.graph.equal(index, reader.graph.constant(i)), plain(whole[i]), out, e)
    return out


def elements(
    reader: Values, e: ast.GeneratorExp | ast.ListComp, depth: int, names: Names, assumed: Assumptions
) -> list[Any]:
    """Every element of a comprehension, outermost loop first; one that a condition filters is a `Maybe`."""
    if depth == len(e.generators):
        return [reader.value(e.elt, names, assumed)]
    generator = e.generators[depth]
    out: list[Any] = []
    items = reader.value(generator.iter, names, assumed)
    if not isinstance(items, list | tuple | range):
        reader.fail(generator.iter, "only a tuple of a known length can be gone through")
    for item in items:
        reader.bind(generator.target, plain(item), names)
        test: Node | bool = True
        inner = assumed
        for condition in generator.ifs:
            flag = reader.truth(reader.value(condition, names, inner), condition)
            test = reader.known(reader.graph.both(reader.graph.lift(test), flag))
            inner = (*inner, (flag, True))
        if test is False:
            continue
        found = elements(reader, e, depth + 1, names, inner)
        out += found if test is True else [_guarded(reader.graph, test, v) for v in found]
    return out


def _guarded(graph: Graph, test: Node | bool, value: Any) -> Maybe:
    if isinstance(value, Maybe):
        return Maybe(graph.both(graph.lift(test), value.test), value.value)
    return Maybe(graph.lift(test), value)
