"""The lines of the benchmark. Each gives its figures as a dictionary; `wrong` counts persons with a wrong answer."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run as run_process

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench import month, weeks
from bench.decision import people as decision
from bench.decision.rules import Reason
from bench.measure import copy_of, rounds, size_of
from bench.openfisca.side import Side

Figures = dict[str, float | int | None]


def the_decision(people: int, count: int, openfisca: str | None) -> Figures:
    """Ten answers from ten facts: Numba, NumPy, a copy of the same bytes, and OpenFisca when its Python is named."""
    columns = decision.draw(people)
    right = decision.right_answers(columns)
    book, outputs = decision.book(), list(decision.OUTPUTS)
    out = {n: np.empty(people, t) for n, t in decision.OUTPUTS.items()} | {"valid": np.empty(people, bool)}
    runs = {backend: book.compile(outputs, backend=backend) for backend in ("numba", "numpy")}
    wrong: dict[str, int] = {}
    for backend, run in runs.items():
        result = run(columns, on=decision.ON, out=out)
        wrong[backend] = wrong_people(result.columns, right) + int((~result.valid).sum())
    contenders = {name: lambda r=run: r(columns, on=decision.ON, out=out) and None for name, run in runs.items()}
    contenders["copy"] = copy_of(size_of(columns) + size_of(out))
    with tempfile.TemporaryDirectory() as folder:
        side = Side(openfisca, Path(folder), columns) if openfisca else None
        if side:
            contenders["openfisca"] = side.run
        best = rounds(contenders, count)
        theirs = side.end(outputs) if side else None
    figures: Figures = {
        "people": people,
        "seconds": best["numba"],
        "seconds_numpy": best["numpy"],
        "seconds_copy": best["copy"],
        "times_copy": best["numba"] / best["copy"],
        "wrong": max(wrong.values()),
        "times_openfisca": None,
    }
    if theirs is not None:
        figures |= {
            "seconds_openfisca": best["openfisca"],
            "times_openfisca": best["openfisca"] / best["numba"],
            "times_openfisca_numpy": best["openfisca"] / best["numpy"],
            "wrong_openfisca": wrong_people(theirs, right),
        }
    return figures


def wrong_people(got, right) -> int:
    """How many people have at least one wrong answer."""
    wrong = np.zeros(len(next(iter(right.values()))), bool)
    for name, column in right.items():
        wrong |= np.asarray(got[name]) != column
    return int(wrong.sum())


def the_month(people: int, count: int, _openfisca: str | None) -> Figures:
    """The act of 2024, grant and month: checked between evaluators for everybody, and against the functions."""
    columns = month.draw(people)
    runs = {backend: month.run(backend) for backend in ("numba", "numpy")}
    results = {backend: run(columns, on=month.ON) for backend, run in runs.items()}
    wrong = wrong_people(results["numba"].columns, results["numpy"].columns) + int((~results["numba"].valid).sum())
    for row in range(min(people, 2_000)):
        made = month.plain(columns, row)
        wrong += any(results["numba"].value(n, row) != made.values[n] for n in month.OUTPUTS)
    out = {**results["numba"].columns, "valid": results["numba"].valid}
    contenders = {name: lambda r=run: r(columns, on=month.ON, out=out) and None for name, run in runs.items()}
    contenders["copy"] = copy_of(size_of(columns) + size_of(out))
    best = rounds(contenders, count)
    return {
        "people": people,
        "seconds": best["numba"],
        "seconds_numpy": best["numpy"],
        "seconds_copy": best["copy"],
        "times_copy": best["numba"] / best["copy"],
        "wrong": wrong,
    }


def the_weeks(people: int, count: int, _openfisca: str | None) -> Figures:
    """The act of 1997, 52 weeks with state: checked between evaluators for everybody, and against the functions."""
    people, days = max(people * 2 // 25, 1_000), weeks.weeks(52)
    persons, reports, start = weeks.draw(people, len(days))
    scans = {backend: weeks.scan(backend) for backend in ("numba", "numpy")}
    done = {backend: scan(persons, reports, start=start, on=days) for backend, scan in scans.items()}
    ours, other = done["numba"].periods, done["numpy"].periods
    wrong = sum(int((ours[n] != other[n]).any(0).sum()) for n in weeks.OUTPUTS) + int((~ours.valid).sum())
    for row in range(40):
        answers, state = weeks.replay(persons, reports, start, row, days)
        same = all(int(ours[n][w, row]) == answers[w][n] for w in range(len(days)) for n in weeks.OUTPUTS)
        wrong += not (same and all(int(done["numba"].state[n][row]) == v for n, v in state.items()))
    out = {**ours.columns, "valid": ours.valid}
    contenders = {
        name: lambda s=scan: s(persons, reports, start=start, on=days, out=out) and None for name, scan in scans.items()
    }
    contenders["copy"] = copy_of(size_of(reports) + size_of(out))
    best = rounds(contenders, count)
    return {
        "people": people,
        "weeks": len(days),
        "seconds": best["numba"],
        "seconds_numpy": best["numpy"],
        "seconds_copy": best["copy"],
        "times_copy": best["numba"] / best["copy"],
        "wrong": wrong,
    }


def one_explained(_people: int, count: int, _openfisca: str | None) -> Figures:
    """One decision of the act of 2024, from facts to the text of every finding."""
    columns = month.draw(200)
    month.plain(columns, 0)

    def explained() -> None:
        for row in range(200):
            made = month.plain(columns, row)
            assert all(f.name for f in made.findings)

    return {"milliseconds": rounds({"explained": explained}, count)["explained"] * 1_000 / 200}


def the_import(_people: int, count: int, _openfisca: str | None) -> Figures:
    """Importing the law, and opening its largest book, in a new process each time."""
    timed = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
    figures: Figures = {}
    for name, does in (
        ("seconds_import", "import tryggve.law"),
        ("seconds_import_and_open", "import tryggve.law; tryggve.law.book('alf')"),
    ):
        command = [sys.executable, "-c", timed.format(does)]
        made = [run_process(command, capture_output=True, text=True, check=True).stdout for _ in range(count)]  # noqa: S603
        figures[name] = min(map(float, made))
    return figures


def the_process(people: int, count: int, openfisca: str | None) -> Figures:
    """A fifth of the people from Parquet to Parquet, in a new process each time: imports, reading and writing included."""
    people = max(people // 5, 1_000)
    columns = decision.draw(people)
    flat = {n: c for n, c in columns.items() if c.ndim == 1}
    flat |= {f"{n}_{i + 1}": part for n, c in columns.items() if c.ndim > 1 for i, part in enumerate(c)}
    right = decision.right_answers(columns)
    with tempfile.TemporaryDirectory() as folder:
        source, ours, other = (str(Path(folder, n)) for n in ("in.parquet", "ours.parquet", "theirs.parquet"))
        pq.write_table(pa.table(flat), source)
        contenders = {"ours": process([sys.executable, "-m", "bench.process", source, ours])}
        if openfisca:
            script = Path(__file__).parent / "openfisca" / "process.py"
            contenders["openfisca"] = process([openfisca, str(script), source, other])
        best = rounds(contenders, count)
        written = pq.read_table(ours)
        right["reason"] = np.array([r.name for r in Reason], dtype=object)[right["reason"]]
        wrong = wrong_people({n: written.column(n).to_numpy() for n in right}, right)
    figures: Figures = {"people": people, "seconds": best["ours"], "wrong": wrong}
    if openfisca:
        figures |= {"seconds_openfisca": best["openfisca"], "times_openfisca": best["openfisca"] / best["ours"]}
    return figures


def process(command: list[str]) -> Callable[[], None]:
    """Runs the command in a new process from the root of the checkout."""
    root = Path(__file__).resolve().parent.parent
    paths = os.pathsep.join([str(root), str(root / "src")])
    return lambda: run_process(command, check=True, cwd=root, env={**os.environ, "PYTHONPATH": paths}) and None  # noqa: S603


LINES = {
    "decision": the_decision,
    "month": the_month,
    "weeks": the_weeks,
    "process": the_process,
    "explained": one_explained,
    "import": the_import,
}


def measured(name: str, people: int, count: int, openfisca: str | None) -> Figures:
    """The figures of one line, and how long measuring took."""
    start = time.perf_counter()
    figures = LINES[name](people, count, openfisca)
    return {**figures, "measured_in_seconds": time.perf_counter() - start}
