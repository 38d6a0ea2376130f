"""What both kinds of generated code share: which nodes are alike for everybody, and which types hold the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tryggve.law.engine.columns.nodes import Node, order
from tryggve.law.engine.columns.trace import Trace
from tryggve.law.engine.exact import down

LADDER = ("uint8", "int16", "int32", "int64")
SPAN = {
    "bool": (0, 1),
    "uint8": (0, 2**8 - 1),
    "int8": (-(2**7), 2**7 - 1),
    "uint16": (0, 2**16 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "uint32": (0, 2**32 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "uint64": (0, 2**64 - 1),
    "int64": (-(2**63), 2**63 - 1),
}
SINGLE, DOUBLE = 2**24, 2**53
"""Up to these, a float holds every whole number, and the floor of a rounded quotient is the quotient's own floor."""


def holder(*nodes: Node, least: str = "uint8") -> str:
    """The narrowest type, not below `least`, that holds every value of the nodes."""
    low, high = min(n.low for n in nodes), max(n.high for n in nodes)
    return holder_of(low, high, least)


def holder_of(low: int, high: int, least: str = "uint8") -> str:
    for name in LADDER[LADDER.index(least) :]:
        if SPAN[name][0] <= low and high <= SPAN[name][1]:
            return name
    raise AssertionError((low, high))


@dataclass(frozen=True)
class Layout:
    """The order of a kernel: its nodes, which of them are uniform, its inputs and outputs."""

    trace: Trace
    nodes: tuple[Node, ...]
    uniform: frozenset[int]
    scalars: tuple[Node, ...]
    columns: tuple[str, ...]
    tables: tuple[str, ...]
    tops: tuple[tuple[str, int, Node], ...]
    checks: tuple[Node, ...]


def layout_of(trace: Trace) -> Layout:
    """The layout of a traced run. Exact outputs get their denominators as outputs when these differ between people."""
    tops: list[tuple[str, int, Node]] = []
    for output in trace.outputs:
        tops += [(output.name, i, node) for i, node in enumerate(output.tops)]
        tops += [(f"{output.name}/", i, node) for i, node in enumerate(output.bottoms)]
    checks = tuple(dict.fromkeys(c for c in trace.checks if not (c.is_constant and c.low)))
    wanted = [*(node for _, _, node in tops), *checks]
    nodes = order([*trace.inputs.values(), *wanted])
    uniform: set[int] = set()
    for node in nodes:
        if node.op in ("const", "amount") or (
            node.args and node.op != "table" and all(a.number in uniform for a in node.args)
        ):
            uniform.add(node.number)
    tops = [t for t in tops if not (t[0].endswith("/") and t[2].number in uniform)]
    used = {a.number for n in nodes if n.number not in uniform for a in n.args} | {n.number for n in wanted}
    scalars = tuple(n for n in nodes if n.number in uniform and n.number in used and not n.is_constant)
    columns = tuple(dict.fromkeys(name for name, _ in trace.inputs))
    tables = tuple(dict.fromkeys(str(n.key[0]) for n in nodes if n.op == "table"))
    return Layout(trace, tuple(nodes), frozenset(uniform), scalars, columns, tables, tuple(tops), checks)


def evaluate(nodes: Sequence[Node], amounts: Mapping[str, int]) -> dict[int, int]:
    """The values of uniform nodes, by node number."""
    known: dict[int, int] = {}
    for node in order(nodes):
        a = [known[x.number] for x in node.args]
        known[node.number] = int(_evaluated(node, a, amounts))
    return known


def _evaluated(node: Node, a: list[int], amounts: Mapping[str, int]) -> int:  # noqa: C901, PLR0911, PLR0912
    match node.op:
        case "const":
            return node.low
        case "amount":
            return amounts[str(node.key[0])]
        case "+":
            return a[0] + a[1]
        case "-":
            return a[0] - a[1]
        case "*":
            return a[0] * a[1]
        case "keep":
            return a[0]
        case "//":
            return down(a[0], a[1])
        case "min":
            return min(a)
        case "max":
            return max(a)
        case "<":
            return a[0] < a[1]
        case "==":
            return a[0] == a[1]
        case "not":
            return not a[0]
        case "and":
            return a[0] and a[1]
        case "or":
            return a[0] or a[1]
        case _:
            assert node.op == "select"
            return a[1] if a[0] else a[2]
