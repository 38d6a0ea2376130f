"""The graph as NumPy statements over a block of rows: masks instead of branches, the narrowest types, nothing kept."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from tryggve.law.engine.columns.code import DOUBLE, LADDER, SINGLE, SPAN, Layout, holder
from tryggve.law.engine.columns.nodes import Node
from tryggve.law.engine.columns.numba_code import arguments

BLOCK = 262_144
"""Rows in a block: so many that two threads seldom wait for the interpreter between operations, so few that temporaries are cheap."""

TURNED = {"<": ">=", "==": "!="}


class NumpyBody:
    """The statements for the rows a to b."""

    def __init__(self, layout: Layout, types: Mapping[str, str]) -> None:
        self.layout, self.types = layout, types
        self.names: dict[int, str] = {n.number: f"s{i}" for i, n in enumerate(layout.scalars)}
        self.held: dict[int, str] = {}
        self.lines: list[str] = []
        self.place = {name: f"c{i}" for i, name in enumerate(layout.columns)}
        self.table_names = {t: f"t{i}" for i, t in enumerate(layout.tables)}
        self.turned = _only_negated(layout)

    def write(self) -> list[str]:
        """Every node in order, the outputs, and `ok`; each temporary is dropped after its last use."""
        checks: list[tuple[str, str]] = []
        for (name, index), node in self.layout.trace.inputs.items():
            inner = "" if index is None else f"{index}, "
            checks += self._input(node, f"{self.place[name]}[{inner}a:b]", self.types[name])
        for node in self.layout.nodes:
            if node.number in self.names or node.number in self.layout.uniform or node.number in self.turned:
                continue
            expression = self._expression(node)
            self.held[node.number] = "bool" if node.is_flag else holder(node)
            self.names[node.number] = f"v{node.number}"
            self.lines.append(f"v{node.number} = {expression}")
        self._stores(checks)
        return _dropping(self.lines)

    def _input(self, node: Node, raw: str, kind: str) -> list[tuple[str, str]]:
        name = self.names[node.number] = f"v{node.number}"
        if node.is_flag:
            self.held[node.number] = "bool"
            self.lines.append(f"{name} = {raw}" if kind == "bool" else f"{name} = {raw} != 0")
        else:
            self.held[node.number] = kind if kind in LADDER else holder(node)
            cast = "" if self.held[node.number] == kind else f".astype({self.held[node.number]})"
            self.lines.append(f"{name} = {raw}{cast}")
        low, high = SPAN[kind]
        if node.low == 0 and node.high < high and kind.startswith("int"):
            # As an unsigned number everything below nothing is larger than all that is allowed: one look for both ends.
            return [(f"{raw}.view(np.u{kind}).max() > {node.high}", f"({raw} >= 0) & ({raw} <= {node.high})")]
        below = [(f"{raw}.min() < {node.low}", f"({raw} >= {node.low})")] if node.low > low else []
        above = [(f"{raw}.max() > {node.high}", f"({raw} <= {node.high})")] if node.high < high else []
        return [*below, *above]

    def number(self, node: Node, want: str) -> str:
        """The node as whole numbers of that type."""
        if node.is_constant:
            return f"{want}({node.low})"
        name = self.names[node.number]
        if node.number in self.layout.uniform:
            return f"{want}({name})"
        if node.is_flag:
            return f"{name}.view(uint8)" if want == "uint8" else f"{name}.astype({want})"
        return name if self.held[node.number] == want else f"{name}.astype({want})"

    def plain(self, node: Node) -> str:
        """The node as it is: an array of its own type, or a number."""
        if node.is_constant:
            return str(bool(node.low)) if node.is_flag else str(node.low)
        return self.names[node.number]

    def _expression(self, x: Node) -> str:  # noqa: PLR0911  (one return for each operation)
        a = x.args
        own = "bool" if x.is_flag else holder(x)
        if x.op in ("<", "=="):
            return f"{self.plain(a[0])} {x.op} {self.plain(a[1])}"
        if x.op in ("and", "or"):
            return f"{self.plain(a[0])} {'&' if x.op == 'and' else '|'} {self.plain(a[1])}"
        if x.op == "not":
            return self._opposite(a[0])
        if x.op == "*" and a[1].is_flag != a[0].is_flag and a[1].number not in self.layout.uniform:
            number, flag = (a[0], a[1]) if a[1].is_flag else (a[1], a[0])
            return f"{self.number(number, own)} * {self.plain(flag)}"
        if x.op in ("+", "-", "*"):
            want = holder(x, *(y for y in a if not y.is_flag))
            return self._cast(f"({self.number(a[0], want)} {x.op} {self.number(a[1], want)})", want, own)
        if x.op in ("min", "max"):
            want = holder(*a)
            return self._cast(f"np.{x.op}imum({self.number(a[0], want)}, {self.number(a[1], want)})", want, own)
        if x.op == "keep":
            return self.plain(a[0]) if x.is_flag else self.number(a[0], own)
        if x.op == "select":
            return self._select(a[0], a[1], a[2], own)
        if x.op == "table":
            table = self.table_names[str(x.key[0])]
            return f"{table}.take({self.plain(a[0])}, mode='clip').astype({own}, copy=False)"
        assert x.op == "//"
        return self._quotient(a[0], a[1], own)

    def _opposite(self, flag: Node) -> str:
        if flag.number not in self.turned:
            return f"~{self.plain(flag)}"
        return f"{self.plain(flag.args[0])} {TURNED[flag.op]} {self.plain(flag.args[1])}"

    def _cast(self, expression: str, held: str, want: str) -> str:
        return expression if held == want else f"{expression}.astype({want})"

    def _select(self, test: Node, p: Node, q: Node, own: str) -> str:
        flag = self.plain(test)
        if p.is_constant and q.is_constant:
            step = p.low - q.low
            want = "int16" if own == "uint8" and step < 0 else own
            return self._cast(f"({want}({q.low}) + {flag} * {want}({step}))", want, own)
        if q.is_constant and q.low == 0:
            return f"{self.number(p, own)} * {flag}"
        if p.is_constant and p.low == 0:
            return f"{self.number(q, own)} * ~{flag}"
        mask = f"-{flag}.view(uint8)" if own == "uint8" else f"-{flag}.astype({own})"
        yes, no = self.number(p, own), self.number(q, own)
        return f"{no} ^ (({yes} ^ {no}) & {mask})"

    def _quotient(self, a: Node, b: Node, own: str) -> str:
        if b.number in self.layout.uniform:
            want = holder(a, b)
            return self._cast(f"({self.number(a, want)} // {self.number(b, want)})", want, own)
        largest = max(abs(a.low), abs(a.high))
        if largest >= DOUBLE or b.high > DOUBLE:
            return self._cast(f"({self.number(a, 'int64')} // {self.number(b, 'int64')})", "int64", own)
        real = "float32" if largest < SINGLE and b.high <= SINGLE else "float64"
        found = f"({self.number(a, real)} / {self.number(b, real)})"
        return f"{f'np.floor({found})' if a.low < 0 else found}.astype({own})"

    def _stores(self, checks: list[tuple[str, str]]) -> None:
        """The outputs; only a block where some value lies outside its range is looked at row by row."""
        sizes: dict[str, int] = {}
        for name, index, _ in self.layout.tops:
            sizes[name] = max(sizes.get(name, 0), index + 1)
        self.outputs = {name: f"o{i}" for i, name in enumerate(sizes)}
        tuples = {o.name for o in self.layout.trace.outputs if o.is_tuple}
        targets = []
        for name, index, node in self.layout.tops:
            inner = f"{index}, " if name.rstrip("/") in tuples else ""
            targets.append(f"{self.outputs[name]}[{inner}a:b]")
            self.lines.append(f"{targets[-1]} = {self.plain(node)}")
        self.lines.append("valid[a:b] = True")
        checks += [(f"not {self.plain(c)}.all()", self.plain(c)) for c in self.layout.checks]
        if checks:
            cleared = "; ".join(f"{target}[~ok] = 0" for target in targets)
            self.lines += [
                f"if {' or '.join(is_outside for is_outside, _ in checks)}:",
                f"    ok = {' & '.join(is_inside for _, is_inside in checks)}; valid[a:b] = ok; {cleared}",
            ]


def _only_negated(layout: Layout) -> frozenset[int]:
    """Comparisons that nobody asks for but one negation: they are written as their opposites."""
    asked = Counter(a.number for n in layout.nodes for a in n.args)
    asked.update(node.number for _, _, node in layout.tops)
    asked.update(node.number for node in layout.checks)
    negated = (n.args[0] for n in layout.nodes if n.op == "not")
    return frozenset(n.number for n in negated if n.op in TURNED and asked[n.number] == 1) - layout.uniform


def _dropping(lines: list[str]) -> list[str]:
    last: dict[str, int] = {}
    for i, line in enumerate(lines):
        for name in re.findall(r"\bv\d+\b", line):
            last[name] = i
    dropped: dict[int, list[str]] = {}
    for name, i in last.items():
        dropped.setdefault(i, []).append(name)
    return [
        part
        for i, line in enumerate(lines)
        for part in (line, *([f"del {', '.join(dropped[i])}"] if i in dropped else []))
    ]


def source(layout: Layout, types: Mapping[str, str]) -> str:
    """The kernel's source for columns of these types."""
    body = NumpyBody(layout, types)
    lines = body.write()
    head = f"def kernel(a, b, {', '.join(arguments(layout, list(body.outputs.values())))}):\n"
    return head + "".join(f"    {line}\n" for line in lines)


_KERNELS: dict[str, Any] = {}


def compiled(text: str) -> Any:
    """The kernel of a source, made once for each source in a process."""
    if text not in _KERNELS:
        import numpy as np  # noqa: PLC0415  (only for those who ask for columns)

        names: dict[str, Any] = {n: getattr(np, n) for n in (*LADDER, "float32", "float64")}
        names["np"] = np
        exec(compile(text, "<columns>", "exec"), names)  # noqa: S102  (written above from the rules)
        _KERNELS[text] = names["kernel"]
    return _KERNELS[text]
