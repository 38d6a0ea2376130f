"""A run over columns of people: traced for the rules in force, compiled once, amounts put in when it begins."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from tryggve.law.engine.choices import chosen
from tryggve.law.engine.columns import numba_code, numpy_code
from tryggve.law.engine.columns.code import SPAN, Layout, evaluate, holder_of, layout_of
from tryggve.law.engine.columns.in_force import amounts_of
from tryggve.law.engine.columns.nodes import Node
from tryggve.law.engine.columns.replay import row_of
from tryggve.law.engine.columns.result import Array, Result
from tryggve.law.engine.columns.trace import Trace, Tracer, Wanted
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import LawError, UnknownName, WrongType

PARTS = 2
"""Parts for each processor."""


class NoBackend(LawError):
    """The backend asked for is not installed."""


@cache
def threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1)


class Compiled:
    """`run(columns, on=date)`: columns in, columns out. Kernels are remembered; a new amount never compiles anything."""

    def __init__(
        self,
        book: Contents,
        outputs: Sequence[str],
        *,
        given: Sequence[str] = (),
        choices: Mapping[str, str] | None = None,
        ranges: Mapping[str, tuple[int, int]] | None = None,
        denominators: Mapping[str, int] | None = None,
        lengths: Mapping[str, int] | None = None,
        backend: str = "auto",
    ) -> None:
        self.book = book
        self.wanted = Wanted(
            outputs=tuple(outputs),
            given=tuple(given),
            choices=chosen(book.choices, choices or {}),
            ranges=ranges or {},
            denominators=denominators or {},
            lengths=lengths or {},
        )
        self.backend = backend_for(backend)
        self._layouts: dict[tuple[Any, ...], Layout] = {}
        self._words: dict[object, int] = {}
        self._kernels: dict[tuple[Any, ...], Any] = {}

    def __call__(self, columns: Mapping[str, Array], *, on: date, out: Mapping[str, Array] | None = None) -> Result:
        """Everybody's outputs on the date. `out` gives arrays to fill instead of new ones, `valid` among them."""
        check_names(self.book, columns)
        layout = self.layout(frozenset(columns), on)
        arrays = {name: prepared(name, columns[name], layout.trace) for name in layout.columns}
        rows = row_count(arrays, layout)
        made = outputs_of([layout], rows, out or {})
        arguments = [*arrays.values(), *self.context(layout, on), *made.values()]
        kernel = self._kernel(layout, arrays)
        if self.backend == "numba":
            run_parts(lambda a, b: kernel(a, b, *arguments), rows)
        else:
            run_blocks(kernel, rows, arguments)
        return self.result(layout, made, on)

    def replay(self, columns: Mapping[str, Array], row: int, *, on: date) -> dict[str, Any]:
        """The facts and given values of one person, for `decide`: nothing is kept of a run but its columns."""
        check_names(self.book, columns)
        facts = {n: self.book.facts[n].kind for n in columns if n in self.book.facts}
        rules = {n: self.book.rule(n, on).kind for n in columns if n in self.book.rules}
        return row_of(columns, row, facts | rules, self.wanted.denominators)

    def _kernel(self, layout: Layout, arrays: Mapping[str, Array]) -> Any:
        key = (id(layout), tuple(a.dtype for a in arrays.values()))
        if key not in self._kernels:
            code = numba_code if self.backend == "numba" else numpy_code
            types = {name: str(a.dtype) for name, a in arrays.items()}
            self._kernels[key] = code.compiled(code.source(layout, types))
        return self._kernels[key]

    def layout(self, names: frozenset[str], on: date) -> Layout:
        """The layout of the kernel for these columns and the rules in force on the date."""
        key = (self.book.version_key(on), names)
        usual = self._layouts.get(key)
        if usual is not None and self._has_amounts(usual, on):
            return usual
        found = self._layouts.get((*key, on))
        if found is None:
            found = layout_of(Tracer(self.book, self.wanted, on, names, self._words).run())
            is_dated = found.trace.reads_date or bool(found.trace.amount_tables)
            self._layouts[(*key, on) if is_dated else key] = found
        return found

    def _has_amounts(self, layout: Layout, on: date) -> bool:
        read = [str(n.key[0]) for n in layout.trace.graph.nodes.values() if n.op == "amount"]
        return all(self.book.amounts[name].holds(on) for name in read)

    def context(self, layout: Layout, on: date) -> list[Any]:
        """The uniform values and the tables in force on the date, as the kernel takes them."""
        amounts, tables = amounts_of(layout.trace, self.book, on)
        known = evaluate(layout.scalars, amounts)
        scalars = [scalar(n, known[n.number]) for n in layout.scalars]
        return [*scalars, *(np.array(tables[t], table_type(layout, t)) for t in layout.tables)]

    def result(
        self, layout: Layout, made: Mapping[str, Array], on: date, kept: Collection[str] | None = None
    ) -> Result:
        """The outputs, with what is needed to read them."""
        amounts, _ = amounts_of(layout.trace, self.book, on)
        outputs = [o for o in layout.trace.outputs if kept is None or o.name in kept]
        denominators: dict[str, int | Array] = {}
        for output in outputs:
            if f"{output.name}/" in made:
                denominators[output.name] = made[f"{output.name}/"]
            elif any(b.low != 1 or b.high != 1 for b in output.bottoms):
                known = evaluate(output.bottoms, amounts)
                bottoms = [known[b.number] for b in output.bottoms]
                denominators[output.name] = bottoms[0] if len(set(bottoms)) == 1 else np.array(bottoms)[:, None]
        return Result(
            columns={o.name: made[o.name] for o in outputs},
            valid=made["valid"],
            words=tuple(self._words),
            named=frozenset(o.name for o in outputs if o.is_word),
            members={o.name: o.members for o in outputs if o.members},
            denominators=denominators,
        )


def backend_for(wanted: str) -> str:
    """`numba` or `numpy`; `auto` is Numba where it is installed."""
    if wanted not in ("auto", "numpy", "numba"):
        raise WrongType(f"The backend must be auto, numpy or numba, not {wanted!r}.")
    has_numba = find_spec("numba") is not None
    if wanted == "numba" and not has_numba:
        raise NoBackend("Numba is not installed; install tryggve[fast], or use the backend numpy.")
    return "numba" if has_numba and wanted != "numpy" else "numpy"


def run_parts(part: Callable[[int, int], None], rows: int, least: int = 32_768) -> None:
    """Call `part(a, b)` for consecutive parts of the rows: a few for each processor, so that a slow one delays little."""
    count = max(1, min(PARTS * (os.cpu_count() or 1), rows // least))
    edges = [rows * i // count // 64 * 64 for i in range(count)] + [rows]
    if count == 1:
        part(0, rows)
    else:
        list(threads().map(part, edges[:-1], edges[1:]))


def run_blocks(kernel: Any, rows: int, arguments: Sequence[Any]) -> None:
    """A NumPy kernel over all rows, block by block, on every processor."""

    def block(a: int) -> None:
        with np.errstate(all="ignore"):  # rows outside their ranges may divide by zero; their outputs are cleared
            kernel(a, min(rows, a + numpy_code.BLOCK), *arguments)

    starts = range(0, rows, numpy_code.BLOCK)
    if len(starts) < 2:  # noqa: PLR2004
        for a in starts:
            block(a)
    else:
        list(threads().map(block, starts))


def scalar(node: Node, value: int) -> Any:
    """A uniform value in the width that its node was proven to need."""
    assert node.low <= value <= node.high
    if node.is_flag:
        return bool(value)
    return np.int32(value) if holder_of(node.low, node.high) != "int64" else np.int64(value)


def table_type(layout: Layout, table: str) -> str:
    """The type of a table's values."""
    node = next(n for n in layout.nodes if n.op == "table" and n.key[0] == table)
    return holder_of(node.low, node.high)


def check_names(book: Contents, columns: Mapping[str, Array]) -> None:
    """Raise `UnknownName` for a column that the book has no fact or rule for."""
    for name in columns:
        if name.partition(".")[0] not in book.facts and name not in book.rules:
            raise UnknownName(name, [*book.facts, *book.rules], f"in {book.act}")


def prepared(name: str, column: Array, trace: Trace, lead: int = 0) -> Array:
    """The column as the kernel takes it: whole numbers or flags, contiguous; `lead` dimensions stand before a person's.

    Raises `WrongType` when it is anything else.
    """
    array = np.ascontiguousarray(column)
    if str(array.dtype) not in SPAN:
        raise WrongType(f"The column {name!r} holds {array.dtype}; only whole numbers and flags can be columns.")
    if str(array.dtype) == "uint64":
        raise WrongType(f"The column {name!r} holds uint64, which has no place in 64 signed bits.")
    length = sum(1 for n, index in trace.inputs if n == name and index is not None)
    if array.ndim != lead + (2 if length else 1) or (length and array.shape[lead] != length):
        shape = ", ".join([*["periods"] * lead, *([str(length)] if length else []), "people"])
        raise WrongType(f"The column {name!r} has the shape {array.shape}; it must be ({shape}).")
    return array


def row_count(arrays: Mapping[str, Array], layout: Layout) -> int:
    """The number of people; `WrongType` when the columns differ."""
    counts = {name: a.shape[-1] for name, a in arrays.items()}
    if len(set(counts.values())) > 1:
        said = ", ".join(f"{n} {c}" for n, c in counts.items())
        raise WrongType(f"The columns are of different length: {said}.")
    if not counts:
        raise WrongType(f"{layout.trace.outputs[0].name!r} depends on no column; ask for it with decide.")
    return next(iter(counts.values()), 0)


def outputs_of(
    layouts: Sequence[Layout],
    rows: int,
    out: Mapping[str, Array],
    *,
    lead: tuple[int, ...] = (),
    kept: Collection[str] | None = None,
) -> dict[str, Array]:
    """Arrays for the outputs and `valid`: the caller's own when given, of a type that holds every value."""
    spans: dict[str, dict[int, list[Node]]] = {}
    for layout in layouts:
        for name, index, node in layout.tops:
            if kept is None or name.rstrip("/") in kept:
                spans.setdefault(name, {}).setdefault(index, []).append(node)
    tuples = {o.name for layout in layouts for o in layout.trace.outputs if o.is_tuple}
    made: dict[str, Array] = {}
    for name, parts in spans.items():
        nodes = [n for part in parts.values() for n in part]
        low, high = min(0, *(n.low for n in nodes)), max(0, *(n.high for n in nodes))
        shape = (*lead, len(parts), rows) if name.rstrip("/") in tuples else (*lead, rows)
        kind = "bool" if all(n.is_flag for n in nodes) else holder_of(low, high)
        made[name] = _own(name, out[name], shape, low, high) if name in out else np.empty(shape, kind)
    shape = (*lead, rows)
    made["valid"] = _own("valid", out["valid"], shape, 0, 1) if "valid" in out else np.empty(shape, bool)
    return made


def _own(name: str, array: Array, shape: tuple[int, ...], low: int, high: int) -> Array:
    held = SPAN.get(str(array.dtype), (0, -1))
    if array.shape != shape or not array.flags.c_contiguous or not (held[0] <= low and high <= held[1]):
        raise WrongType(f"out[{name!r}] must be a contiguous array of the shape {shape} that holds {low}..{high}.")
    return array
