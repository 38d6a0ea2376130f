"""`run`: a table of people in, columns out. Parquet or CSV; needs the extra `[fast]`."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tryggve.law.books import book
from tryggve.law.command.arguments import WrongCommand
from tryggve.law.command.reading import read_choices
from tryggve.law.engine import Book
from tryggve.law.engine.errors import BrokenFile, MissingFact

if TYPE_CHECKING:
    from tryggve.law.command import tables
    from tryggve.law.engine.columns.run import Compiled

PART = 500_000
"""People in a part: what the progress bar moves by."""
WORTH_COMPILING = 30_000_000
"""Below this many people NumPy is done before Numba has been imported and has compiled."""


def run_command(arguments: argparse.Namespace) -> int:
    """Run the rules over every row and write one row for each; 1 when some rows lay outside their declared ranges."""
    try:
        import pyarrow as pa  # noqa: PLC0415, F401  (only this verb needs it)

        from tryggve.law.command import tables  # noqa: PLC0415
    except ModuleNotFoundError as absent:
        raise WrongCommand(f"This needs {absent.name}; install tryggve[fast].") from None
    law = book(arguments.law)
    needs = _needs(law, arguments.names, arguments.on)
    source = tables.read(arguments.source, law, needs, arguments.keep)
    _all_there(law, needs, source.names)
    backend = "numpy" if arguments.backend == "auto" and source.rows < WORTH_COMPILING else arguments.backend
    run = _compiled(law, arguments, source, backend)
    outside = 0
    with tables.writer(arguments.target) as write:
        for a, b in _parts(source.rows, arguments.source, is_quiet=arguments.quiet):
            result = run(source.columns(a, b), on=arguments.on)
            valid = result.valid & source.present(a, b)
            outside += int((~valid).sum())
            write(tables.outputs(result, arguments.names, valid, source.kept(a, b)))
    sys.stderr.write(f"{source.rows} people, {outside} with a value missing or outside its range (valid = false)\n")
    return 1 if outside else 0


def _compiled(law: Book, arguments: argparse.Namespace, source: "tables.People", backend: str) -> "Compiled":
    """The run; by what these people reach of their ranges, when the whole ranges would need more than 64 bits."""
    from tryggve.law.engine.columns.nodes import NotColumns  # noqa: PLC0415  (beside NumPy)

    def compile_within(ranges: dict[str, tuple[int, int]]) -> "Compiled":
        run = law.compile(
            arguments.names,
            given=[n for n in source.names if n in law.rules],
            choices=read_choices(arguments.choose),
            ranges=ranges,
            denominators=source.denominators,
            lengths=source.lengths,
            backend=backend,
        )
        run.layout(frozenset(source.names), arguments.on)
        return run

    try:
        return compile_within(source.ranges)
    except NotColumns:
        from tryggve.law.command import tables  # noqa: PLC0415  (beside NumPy)

        return compile_within({**source.ranges, **tables.narrower(source, law)})


def _needs(law: Book, names: list[str], on: date) -> tuple[str, ...]:
    from tryggve.law.engine.columns.frontier import frontier  # noqa: PLC0415  (beside NumPy)

    return frontier(law, names, on)


def _all_there(law: Book, needs: tuple[str, ...], there: list[str]) -> None:
    for name in needs:
        if name in there or (name in law.facts and law.facts[name].has_default):
            continue
        if name in law.facts:
            raise MissingFact(name, law.facts[name].question)
        rule = law.rules[name][-1]
        raise MissingFact(name, f"a column of {rule.label!r} ({rule.paragraph}), which columns cannot compute")


def _parts(rows: int, source: Path, *, is_quiet: bool) -> Iterator[tuple[int, int]]:
    """The parts in order, with a bar on a terminal."""
    if not rows:
        raise BrokenFile(str(source), None, "holds no people")
    shows = sys.stderr.isatty() and not is_quiet
    for a in range(0, rows, PART):
        yield a, min(rows, a + PART)
        if shows:
            _bar(min(rows, a + PART), rows)
    if shows:
        sys.stderr.write("\n")


def _bar(done: int, rows: int, width: int = 40) -> None:
    filled = width * done // rows
    sys.stderr.write(f"\r[{'#' * filled}{'.' * (width - filled)}] {100 * done // rows} %")
    sys.stderr.flush()
