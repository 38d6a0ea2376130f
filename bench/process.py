"""A whole process: Parquet in, the decision, Parquet out. `python -m bench.process IN OUT`."""

import sys
from pathlib import Path

from bench.decision import people as decision
from tryggve.law.command import tables


def main(source: Path, target: Path) -> None:
    """Decide for every person of the table, with NumPy: it is done before a compiler would have begun."""
    law, names = decision.book(), list(decision.OUTPUTS)
    people = tables.read(source, law, tuple(law.facts), [])
    run = law.compile(names, backend="numpy")
    result = run(people.columns(0, people.rows), on=decision.ON)
    valid = result.valid & people.present(0, people.rows)
    with tables.writer(target) as write:
        write(tables.outputs(result, names, valid, {}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
