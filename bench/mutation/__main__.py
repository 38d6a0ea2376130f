"""Mutation testing of the law. `python -m bench.mutation [part …]`: prints what survives, exit status 1 below 90 percent.

Parts: alf, laf, rehab, avtal, medlemskap, aktivitetsstod, payment_days, which_act, engine; all of them when none is named.
"""

import ast
import gc
import importlib
import os
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.mutation import trial
from bench.mutation.questions import ROOT, Question, questions, traced
from bench.mutation.sites import Mutant, mutants_of

LAW = ROOT / "src" / "tryggve" / "law"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
WORKERS = 2
LEAST = 90
LAF_TESTS = (
    "test_journey",
    "test_payment_days",
    "test_rules_of_situation",
    "test_rules_of_ramtid",
    "test_rules_of_amounts",
)


@dataclass(frozen=True)
class Part:
    """Files of the law, and the acts and test modules whose cases and tests must notice a change in them."""

    files: tuple[str, ...]
    acts: tuple[str, ...]
    tests: tuple[str, ...] = ()


def _tests(folder: str, names: tuple[str, ...]) -> tuple[str, ...]:
    there = ROOT / "tests" / "law" / folder
    return tuple(f"tests.law.{folder}.{n}" for n in names if (there / f"{n}.py").exists())


PARTS = {
    "alf": Part(
        ("unemployment/alf",),
        ("alf",),
        _tests("alf", ("test_history", "test_journey", "test_questions")),
    ),
    "laf": Part(("unemployment/laf",), ("laf",), _tests("laf", LAF_TESTS)),
    "rehab": Part(("rehab",), ("rehab",), _tests("rehab", ("test_split",))),
    "avtal": Part(("agreement",), ("avtal",), _tests("agreement", ("test_period", "test_limits"))),
    "medlemskap": Part(("membership",), ("medlemskap",), _tests("membership", ("test_limits",))),
    "aktivitetsstod": Part(("unemployment/aktivitetsstod",), ("laf", "alf"), _tests("laf", ("test_aktivitetsstod",))),
    "payment_days": Part(("unemployment/payment_days.py",), ("laf", "alf"), _tests("laf", ("test_payment_days",))),
    "which_act": Part(("unemployment/which_act.py",), ("laf", "alf")),
    "engine": Part(
        tuple(f"engine/{n}.py" for n in ("amounts", "choices", "coerce", "decide", "exact")),
        ("rehab", "avtal", "medlemskap"),
        _tests("engine", ("test_decide", "test_book", "test_exact", "test_explain", "test_receipt", "test_values")),
    ),
}


class Trials:
    """The trials of one part: at most two children at a time."""

    def __init__(self, asked: list[Question], files: set[str]) -> None:
        self.live, self.asked = trial.Functions(files), asked
        self.running: dict[int, Mutant] = {}
        self.endings: dict[Mutant, int] = {}

    def run(self, mutant: Mutant, tree: ast.Module) -> None:
        if mutant.is_constant and mutant.place not in self.live.read:
            return
        if len(self.running) == WORKERS:
            self.wait()
        place = (str(mutant.file), mutant.place)
        able = self.asked if mutant.is_constant else [q for q in self.asked if place in q.calls]
        self.running[trial.start(mutant, tree, self.live, able)] = mutant

    def wait(self) -> None:
        child, status = os.wait()
        self.endings[self.running.pop(child)] = os.waitstatus_to_exitcode(status)


def try_part(name: str, known: dict[tuple[str, str, str], str]) -> tuple[int, int, int]:
    """How many mutants were killed, survived, and are equivalent; prints every survivor."""
    part = PARTS[name]
    files = trial.files_of(LAW, part.files)
    for file in files:
        importlib.import_module(
            ".".join(("tryggve", *file.relative_to(LAW.parent).with_suffix("").parts)).removesuffix(".__init__")
        )
    asked = questions(part.acts, part.tests)
    for failing in traced(asked, {str(f) for f in files}):
        sys.exit(f"{name}: {failing} fails before anything is changed.")
    gc.unfreeze()
    trials = Trials(asked, {str(f) for f in files})
    gc.freeze()  # what the children share is not touched by their collectors
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for mutant in list(mutants_of(file, tree)):
            trials.run(mutant, tree)
    while trials.running:
        trials.wait()
    return _report(name, trials.endings, known)


def _report(name: str, endings: dict[Mutant, int], known: dict[tuple[str, str, str], str]) -> tuple[int, int, int]:
    counts: Counter[str] = Counter()
    for mutant, ending in sorted(endings.items(), key=lambda e: (e[0].file, e[0].line)):
        where = mutant.file.relative_to(LAW).as_posix()
        key = (where, mutant.place, mutant.change)
        if ending == trial.BROKEN:
            sys.exit(f"{where}:{mutant.line} {mutant.change}: the mutant could not be made.")
        if ending != trial.SURVIVED:
            counts["killed"] += 1
            if key in known:
                print(
                    f"  {where}:{mutant.line} {mutant.place}: is listed as equivalent but was killed: {mutant.change}"
                )
        elif key in known:
            counts["equivalent"] += 1
        else:
            counts["survived"] += 1
            print(f"  {where}:{mutant.line} {mutant.place}: {mutant.change}")
    killed, survived = counts["killed"], counts["survived"]
    percent = 1000 * killed // max(1, killed + survived) / 10
    print(
        f"{name}: {killed} of {killed + survived} killed, {percent} percent; {counts['equivalent']} equivalent",
        flush=True,
    )
    return killed, survived, counts["equivalent"]


def equivalents() -> dict[tuple[str, str, str], str]:
    """Mutants that no question can tell from the law, with why; keyed by file, place and change, for lines move."""
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    return {(m["file"], m["place"], change): m["why"] for m in listed for change in m["changes"]}


def main(names: list[str]) -> int:
    """Tries the parts; 1 when one of them is below the limit."""
    unknown = [n for n in names if n not in PARTS]
    if unknown:
        sys.exit(f"There is no part {unknown[0]!r}. There is: {', '.join(PARTS)}.")
    known = equivalents()
    below = 0
    for name in names or PARTS:
        killed, survived, _ = try_part(name, known)
        below |= killed * 100 < LEAST * (killed + survived)
    return below


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
