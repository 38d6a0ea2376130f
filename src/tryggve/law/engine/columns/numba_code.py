"""The graph as one straight loop for Numba: 32 or 64 bits chosen for each node, every row checked in the same pass."""

from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Any

from tryggve.law.engine.columns.code import DOUBLE, SINGLE, SPAN, Layout
from tryggve.law.engine.columns.nodes import Node

Access = Callable[[str, int | None], str]


def _width(node: Node) -> int:
    return 32 if SPAN["int32"][0] <= node.low and node.high <= SPAN["int32"][1] else 64


class NumbaBody:
    """The statements for one row. `read` says how a column's value is reached, `store` where an output goes."""

    def __init__(self, layout: Layout, types: Mapping[str, str], read: Access) -> None:
        self.layout, self.types, self.read = layout, types, read
        self.names: dict[int, str] = {n.number: f"s{i}" for i, n in enumerate(layout.scalars)}
        self.lines: list[str] = []
        self.table_names = {t: f"t{i}" for i, t in enumerate(layout.tables)}

    def write(self) -> list[str]:
        """Every node in order, then `ok`: whether each input lies in its declared range."""
        checks: list[str] = []
        for (name, index), node in self.layout.trace.inputs.items():
            raw = f"r{len(checks)}_{node.number}"
            self.lines.append(f"{raw} = {self.read(name, index)}")
            self.names[node.number] = f"v{node.number}"
            whole = f"{raw} != 0" if node.is_flag else f"i{_width(node)}({raw})"
            self.lines.append(f"v{node.number} = {whole}")
            checks += self._check(raw, self.types[name], node)
        for node in self.layout.nodes:
            if node.number not in self.names and node.number not in self.layout.uniform:
                self.names[node.number] = f"v{node.number}"
                self.lines.append(f"v{node.number} = {self._expression(node)}")
        checks += [self.flag(c) for c in self.layout.checks]
        self.lines.append(f"ok = {' & '.join(checks) or 'True'}")
        return self.lines

    def _check(self, raw: str, kind: str, node: Node) -> list[str]:
        low, high = SPAN[kind]
        if node.low <= low and high <= node.high:
            return []
        if kind in ("int64", "uint64"):
            return [f"({raw} >= {node.low})", f"({raw} <= {node.high})"]
        if node.low <= low:
            return [f"({raw} <= {node.high})"]
        if high <= node.high:
            return [f"({raw} >= {node.low})"]
        return [f"(u32(i64({raw}) - i64({node.low})) <= u32({node.high - node.low}))"]

    def number(self, node: Node, width: int) -> str:
        """The node as a whole number of that width."""
        if node.is_constant:
            return f"i{width}({node.low})"
        name = self.names[node.number]
        return name if not node.is_flag and _width(node) == width and not name.startswith("s") else f"i{width}({name})"

    def flag(self, node: Node) -> str:
        return str(bool(node.low)) if node.is_constant else self.names[node.number]

    def _expression(self, x: Node) -> str:  # noqa: PLR0911  (one return for each operation)
        a = x.args
        width = max([_width(x), *(_width(y) for y in a)])
        if x.op in ("+", "-", "*"):
            found = f"i{width}({self.number(a[0], width)} {x.op} {self.number(a[1], width)})"
            return found if width == _width(x) else f"i{_width(x)}({found})"
        if x.op in ("min", "max"):
            found = f"{x.op}({self.number(a[0], width)}, {self.number(a[1], width)})"
            return found if width == _width(x) else f"i{_width(x)}({found})"
        if x.op in ("<", "=="):
            return f"{self.number(a[0], width)} {x.op} {self.number(a[1], width)}"
        if x.op in ("and", "or"):
            return f"{self.flag(a[0])} {'&' if x.op == 'and' else '|'} {self.flag(a[1])}"
        if x.op == "not":
            return f"not {self.flag(a[0])}"
        if x.op == "keep":
            return self.flag(a[0]) if x.is_flag else self.number(a[0], _width(x))
        if x.op == "select":
            own = _width(x)
            return f"{self.number(a[1], own)} if {self.flag(a[0])} else {self.number(a[2], own)}"
        if x.op == "table":
            table = self.table_names[str(x.key[0])]
            return f"i{_width(x)}({table}[max(min({self.number(a[0], 64)}, i64({table}.size - 1)), i64(0))])"
        assert x.op == "//"
        return self._quotient(x)

    def _quotient(self, x: Node) -> str:
        a, b = x.args
        largest = max(abs(a.low), abs(a.high))
        if largest >= DOUBLE or b.high > DOUBLE:
            near = max(abs(x.low), abs(x.high)) < DOUBLE // 8
            call = (
                "near_quotient" if near else "quotient"
            )  # a float's quotient is then at most one off, which is put right
            return f"i{_width(x)}({call}({self.number(a, 64)}, {self.number(b, 64)}))"
        real = "f32" if largest < SINGLE and b.high <= SINGLE else "f64"
        found = f"{real}({self.number(a, _width(a))}) / {real}({self.number(b, _width(b))})"
        return f"i{_width(x)}({f'floor({found})' if a.low < 0 else found})"


def arguments(layout: Layout, outputs: list[str]) -> list[str]:
    """The kernel's arguments after its bounds, in the order in which they are given."""
    columns = [f"c{i}" for i in range(len(layout.columns))]
    scalars = [f"s{i}" for i in range(len(layout.scalars))]
    tables = [f"t{i}" for i in range(len(layout.tables))]
    return [*columns, *scalars, *tables, *outputs, "valid"]


def reader(layout: Layout, shape: Callable[[str], str]) -> Access:
    """How to reach a column's value; `shape` gives what comes before the row, such as `w, ` for a weekly column."""
    place = {name: f"c{i}" for i, name in enumerate(layout.columns)}

    def read(name: str, index: int | None) -> str:
        inner = "" if index is None else f"{index}, "
        return f"{place[name]}[{shape(name)}{inner}i]"

    return read


def stores(
    layout: Layout, body: NumbaBody, row: str, kept: Collection[str] | None = None
) -> tuple[list[str], list[str]]:
    """The outputs' names and the statements that store them; a row outside its ranges is stored as zero.

    `row` is how a person is reached, such as `i` or `w, i`; `kept` are the outputs to store when not all of them.
    """
    tops = [t for t in layout.tops if kept is None or t[0].rstrip("/") in kept]
    place = {name: f"o{i}" for i, name in enumerate(dict.fromkeys(name for name, _, _ in tops))}
    tuples = {o.name for o in layout.trace.outputs if o.is_tuple}
    lines = []
    for name, index, node in tops:
        at = f"{row.removesuffix('i')}{index}, i" if name.rstrip("/") in tuples else row
        width = _width(node)
        whole = f"{body.number(node, width)} if ok else i{width}(0)"
        lines.append(f"{place[name]}[{at}] = {f'{body.flag(node)} & ok' if node.is_flag else whole}")
    lines.append(f"valid[{row}] = ok")
    return list(place.values()), lines


BLOCK = 4096
"""Rows in a block: their columns are fetched one after the other, then computed from the cache."""
LINE = 64
"""Bytes in a cache line."""
STREAMS = 32
"""Columns that a processor follows at once without help."""


def source(layout: Layout, types: Mapping[str, str]) -> str:
    """The kernel's source for columns of these types.

    A processor follows some thirty streams at once and a person may have a hundred columns; then each column's part of
    a block is fetched by itself first, and `fetched` only keeps the compiler from leaving that out.
    """
    body = NumbaBody(layout, types, reader(layout, lambda _name: ""))
    lines = body.write()
    outputs, stored = stores(layout, body, "i")
    return "\n".join(
        [
            f"def kernel(begin, end, {', '.join(arguments(layout, outputs))}):",
            "    fetched = i64(0)",
            f"    for a in range(u64(begin), u64(end), u64({BLOCK})):",
            f"        b = min(u64(end), u64(a + u64({BLOCK})))",
            *(f"        {line}" for line in _fetches(layout, types)),
            "        for i in range(a, b):",
            *(f"            {line}" for line in [*lines, *stored]),
            "    return fetched",
            "",
        ]
    )


def _fetches(layout: Layout, types: Mapping[str, str]) -> list[str]:
    """One loop for each column, that reads a value from each cache line."""
    if len(layout.trace.inputs) <= STREAMS:
        return []
    place = {name: f"c{i}" for i, name in enumerate(layout.columns)}
    lines = []
    for name, index in layout.trace.inputs:
        low, high = SPAN[types[name]]
        step = LINE // -(-(high - low).bit_length() // 8)
        inner = "" if index is None else f"{index}, "
        lines += [f"for j in range(a, b, u64({step})):", f"    fetched ^= i64({place[name]}[{inner}j])"]
    return lines


def scan_source(
    layout: Layout, types: Mapping[str, str], weekly: Collection[str], state: Mapping[str, str], kept: Collection[str]
) -> str:
    """The source of a kernel over periods in order, for a block of people whose state stays near.

    `state` maps a column to the output that is its next value; it is overwritten in place.
    """
    body = NumbaBody(layout, types, reader(layout, lambda name: "w, " if name in weekly else ""))
    lines = body.write()
    outputs, stored = stores(layout, body, "w, i", kept)
    place = {name: f"c{i}" for i, name in enumerate(layout.columns)}
    nodes = {name: node for name, _, node in layout.tops}
    for name, after in state.items():
        node = nodes[after]
        before = body.number(layout.trace.inputs[name, None], _width(node))
        stored.append(f"{place[name]}[i] = {body.number(node, _width(node))} if ok else {before}")
    names = [f"all_{a}" if a.startswith("s") else a for a in arguments(layout, outputs)]
    scalars = [f"s{i} = all_s{i}[w]" for i in range(len(layout.scalars))]
    return "\n".join(
        [
            f"def kernel(begin, end, first, last, {', '.join(names)}):",
            "    for w in range(u64(first), u64(last)):",  # unsigned: an index that cannot be negative is not checked
            *(f"        {line}" for line in scalars),
            "        for i in range(u64(begin), u64(end)):",
            *(f"            {line}" for line in [*lines, *stored]),
            "",
        ]
    )


def _use_whole_vectors(numba: Any) -> None:
    """Let kernels use 512-bit vectors where the processor has them: half the instructions.

    Compilers hold them back for old processors that slowed down. A setting of the user's own is left alone.
    """
    config = numba.core.config
    if config.CPU_FEATURES is None and config.CPU_NAME is None:
        found = import_module("llvmlite.binding").get_host_cpu_features()  # Numba's own compiler
        if found.get("avx512f"):
            config.CPU_FEATURES = f"{found.flatten()},-prefer-256-bit"


def _apart(numba: Any) -> Any:
    """Numba's compiler, told that no array overlaps another; without it, many columns are too many to check."""

    class Apart(numba.core.compiler.Compiler):  # type: ignore[misc]
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            self.state.flags.noalias = True

    return Apart


def _divisions(numba: Any, np: Any) -> dict[str, Any]:
    """Divisions beyond what a float holds: one that is vectorised, for quotients that a float holds, and one for all."""

    @numba.njit(inline="always", error_model="numpy")  # type: ignore[untyped-decorator]
    def near_quotient(a: Any, b: Any) -> Any:
        q = np.int64(np.floor(np.float64(a) / np.float64(b)))
        rest = np.int64(a - np.int64(q * b))
        return np.int64(q + np.int64(rest >= b) - np.int64(rest < 0))

    @numba.njit(inline="always", error_model="numpy")  # type: ignore[untyped-decorator]
    def quotient(a: Any, b: Any) -> Any:
        return np.int64(a // b)

    return {"near_quotient": near_quotient, "quotient": quotient}


_KERNELS: dict[str, Any] = {}


def compiled(text: str) -> Any:
    """The kernel of a source, compiled once for each source in a process."""
    if text not in _KERNELS:
        import numba  # noqa: PLC0415  (half a second; only for those who ask for it)
        import numpy as np  # noqa: PLC0415

        _use_whole_vectors(numba)
        names = {
            "i32": np.int32,
            "i64": np.int64,
            "u32": np.uint32,
            "u64": np.uint64,
            "f32": np.float32,
            "f64": np.float64,
            "floor": np.floor,
        }
        names |= _divisions(numba, np)
        exec(compile(text, "<columns>", "exec"), names)  # noqa: S102  (written above from the rules)
        options = {"nogil": True, "error_model": "numpy", "pipeline_class": _apart(numba)}
        _KERNELS[text] = numba.njit(**options)(names["kernel"])
    return _KERNELS[text]
