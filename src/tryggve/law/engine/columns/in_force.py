"""The amounts that a run reads, as they are in force on its date."""

from datetime import date

from tryggve.law.engine.columns.trace import Trace
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import NoAmount


def amounts_of(trace: Trace, book: Contents, on: date) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """The whole-number amounts and the flat tables that the trace reads, as they are in force on the date."""
    in_force = book.in_force(on)
    numbers: dict[str, int] = {}
    for node in trace.graph.nodes.values():
        if node.op == "amount":
            name = str(node.key[0])
            (scale,) = trace.tables.get(f"scale of {name}", (1,))
            numbers[name] = int(in_force.look_up(name) * scale)
    tables = {n: t for n, t in trace.tables.items() if not n.startswith("scale of ")}
    for name, (rows, width) in trace.amount_tables.items():
        table = in_force.look_up(name)
        if len(table) != rows or any(isinstance(r, tuple) and len(r) != width for r in table):
            raise NoAmount(name, on, None)
        tables[name] = tuple(n for r in table for n in (r if isinstance(r, tuple) else (r,)))
    return numbers, tables
