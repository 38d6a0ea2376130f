"""A run over people and periods in order: the state that one period leaves is what the next begins with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tryggve.law.engine.columns import numba_code, numpy_code
from tryggve.law.engine.columns.code import Layout, holder
from tryggve.law.engine.columns.nodes import NotColumns
from tryggve.law.engine.columns.result import Array, Result
from tryggve.law.engine.columns.run import Compiled, check_names, outputs_of, prepared, row_count, run_parts, threads
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import MissingFact, UnknownName, WrongType

BLOCK = 16_384
"""People in a block: their state stays in the processor's cache from period to period."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """`periods` holds the outputs, a row for each period; `state` is what the last period left."""

    periods: Result
    state: Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Periods that share a kernel: the rules, and any tables, are the same in all of them."""

    layout: Layout
    first: int
    last: int
    scalars: tuple[Array, ...]
    tables: tuple[Array, ...]


class Scan:
    """`scan(people, periods, start=…, on=dates)`. The order of time belongs to the scan, never to the caller."""

    def __init__(
        self,
        book: Contents,
        outputs: Sequence[str],
        *,
        state: Mapping[str, str],
        given: Sequence[str] = (),
        backend: str = "auto",
        **wanted: Any,
    ) -> None:
        for name in state:
            if name not in book.facts and name not in book.rules:
                raise UnknownName(name, [*book.facts, *book.rules], f"in {book.act}")
        every = tuple(dict.fromkeys([*outputs, *state.values()]))
        self.outputs, self.state = tuple(outputs), dict(state)
        self._kernels: dict[tuple[Any, ...], Any] = {}
        self.run = Compiled(book, every, given=given, backend=backend, **wanted)

    def __call__(
        self,
        people: Mapping[str, Array],
        periods: Mapping[str, Array],
        *,
        start: Mapping[str, Array],
        on: Sequence[date],
        out: Mapping[str, Array] | None = None,
    ) -> Scanned:
        """Every period's outputs and the last state. `people` holds one value a person, `periods` a row a period."""
        for name in self.state:
            if name not in start:
                raise MissingFact(name, f"the state of {name!r} when the first period begins")
        if list(on) != sorted(on):
            raise WrongType("The dates of the periods must be in order.")
        columns = {**people, **periods, **start}
        check_names(self.run.book, columns)
        stretches = self._stretches(frozenset(columns), on)
        layouts = list({id(s.layout): s.layout for s in stretches}.values())
        arrays: dict[str, Array] = {}
        for layout in layouts:
            arrays |= self._arrays(layout, columns, periods, len(on), arrays)
        rows = row_count(arrays, layouts[0])
        made = outputs_of(layouts, rows, out or {}, lead=(len(on),), kept=self.outputs)
        for stretch in stretches:
            if self.run.backend == "numba":
                self._numba(stretch, arrays, periods, made, rows)
            else:
                self._numpy(stretch, arrays, periods, made, rows)
        results = [self.run.result(s.layout, made, on[s.first], kept=self.outputs) for s in stretches]
        if any(not _same(r.denominators, results[0].denominators) for r in results):
            raise NotColumns("An exact output has another denominator in a later period; scan these periods apart.")
        return Scanned(results[0], {name: arrays[name] for name in self.state})

    def _arrays(
        self,
        layout: Layout,
        columns: Mapping[str, Array],
        periods: Mapping[str, Array],
        count: int,
        done: Mapping[str, Array],
    ) -> dict[str, Array]:
        """The columns as the kernel takes them; the state is a copy that the kernel overwrites."""
        nodes = {name: node for name, _, node in layout.tops}
        arrays: dict[str, Array] = {}
        for name in layout.columns:
            array = done.get(name)
            if array is None:
                array = prepared(name, columns[name], layout.trace, lead=1 if name in periods else 0)
            if name in periods and len(array) != count:
                raise WrongType(f"The column {name!r} has {len(array)} periods; there are {count} dates.")
            if name in self.state:
                kept = np.promote_types(array.dtype, holder(layout.trace.inputs[name, None], nodes[self.state[name]]))
                array = array.astype(kept, copy=name not in done or kept != array.dtype)
            arrays[name] = array
        return arrays

    def _stretches(self, names: frozenset[str], on: Sequence[date]) -> list[Stretch]:
        found: list[Stretch] = []
        for w, day in enumerate(on):
            layout = self.run.layout(names, day)
            context = self.run.context(layout, day)
            split = len(layout.scalars)
            scalars, tables = context[:split], tuple(context[split:])
            last = found[-1] if found else None
            is_same = last is not None and last.layout is layout
            if last is not None and is_same and all(map(np.array_equal, last.tables, tables)):
                joined = tuple(np.append(a, np.array([s], a.dtype)) for a, s in zip(last.scalars, scalars, strict=True))
                found[-1] = Stretch(layout, last.first, w + 1, joined, tables)
            else:
                found.append(Stretch(layout, w, w + 1, tuple(np.array([s]) for s in scalars), tables))
        return found

    def _kernel(self, layout: Layout, arrays: Mapping[str, Array], weekly: frozenset[str]) -> Any:
        types = {name: str(arrays[name].dtype) for name in layout.columns}
        key = (id(layout), tuple(types.values()), weekly)
        if key not in self._kernels:
            if self.run.backend == "numba":
                text = numba_code.scan_source(layout, types, weekly, self.state, self.outputs)
                self._kernels[key] = numba_code.compiled(text)
            else:
                self._kernels[key] = numpy_code.compiled(numpy_code.source(layout, types))
        return self._kernels[key]

    def _numba(
        self,
        stretch: Stretch,
        arrays: Mapping[str, Array],
        periods: Mapping[str, Array],
        made: Mapping[str, Array],
        rows: int,
    ) -> None:
        kernel = self._kernel(stretch.layout, arrays, frozenset(periods))
        first, last = stretch.first, stretch.last
        own = [arrays[n][first:last] if n in periods else arrays[n] for n in stretch.layout.columns]
        out = [a[first:last] for a in made.values()]

        def part(a: int, b: int) -> None:
            for start in range(a, b, BLOCK):
                end = min(b, start + BLOCK)
                kernel(start, end, 0, last - first, *own, *stretch.scalars, *stretch.tables, *out)

        run_parts(part, rows)

    def _numpy(
        self,
        stretch: Stretch,
        arrays: dict[str, Array],
        periods: Mapping[str, Array],
        made: Mapping[str, Array],
        rows: int,
    ) -> None:
        kernel = self._kernel(stretch.layout, arrays, frozenset(periods))
        nodes = {name: node for name, _, node in stretch.layout.tops}
        others = {n: np.empty(rows, holder(nodes[n])) for n in self.state.values() if n not in self.outputs}
        order = list(dict.fromkeys(name for name, _, _ in stretch.layout.tops))

        def block(a: int) -> None:
            b = min(rows, a + numpy_code.BLOCK)
            for w in range(stretch.first, stretch.last):
                own = [arrays[n][w] if n in periods else arrays[n] for n in stretch.layout.columns]
                scalars = [s[w - stretch.first] for s in stretch.scalars]
                now = {name: others[name] if name in others else made[name][w] for name in order}
                valid = made["valid"][w]
                with np.errstate(all="ignore"):  # rows outside their ranges may divide by zero
                    kernel(a, b, *own, *scalars, *stretch.tables, *now.values(), valid)
                for name, after in self.state.items():
                    np.copyto(arrays[name][a:b], now[after][a:b], where=valid[a:b], casting="unsafe")

        list(threads().map(block, range(0, rows, numpy_code.BLOCK)))


def _same(a: Mapping[str, int | Array], b: Mapping[str, int | Array]) -> bool:
    return a.keys() == b.keys() and all(a[n] is b[n] or (isinstance(a[n], int) and a[n] == b[n]) for n in a)
