"""The measurer of the cases: what counts as a change, that a change is made and noticed, and that its list is of today."""

import ast
import os
import sys
from pathlib import Path

import pytest
from bench.mutation import trial
from bench.mutation.__main__ import LAW, PARTS, equivalents
from bench.mutation.questions import Question
from bench.mutation.sites import mutants_of

from tryggve.law.engine import exact

FILE = Path(exact.__code__.co_filename)


def changes(source: str) -> list[str]:
    return [m.change for m in mutants_of(Path("x.py"), ast.parse(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f(a):\n    return a < 1", ["a < 1 -> a <= 1", "a < 1 -> a >= 1", "1 -> 2", "1 -> 0"]),
        ("def f(a, b):\n    return a and b", ["a and b -> a or b", "a and b -> b", "a and b -> a"]),
        ("def f(a):\n    return min(a) + sum(a)", ["min(a) + sum(a) -> min(a) - sum(a)", "min -> max"]),
        ("LIMIT = 7", ["7 -> 8", "7 -> 6"]),
        ("def f(a):\n    if a:\n        return 1.5\n    return a", ["a -> 1.5", "1.5 -> a"]),
        ("class A:\n    def __str__(self):\n        return 7", []),
        ("def f(a):\n    assert a > 1\n    raise ValueError(1)", []),
    ],
)
def test_each_slip_is_made_once(source: str, expected: list[str]) -> None:
    got = [c for c in changes(source) if not c.startswith("if ")]
    assert got == expected


def test_the_same_change_twice_in_a_place_is_numbered() -> None:
    assert changes("def f(a):\n    return a + 1 + 1")[-2:] == ["1 -> 2 #2", "1 -> 0 #2"]


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize(("asks", "ending"), [(True, trial.KILLED), (False, trial.SURVIVED)])
def test_a_change_is_made_in_a_child_alone_and_noticed_by_who_asks(asks, ending: int) -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    mutant = next(m for m in mutants_of(FILE, tree) if m.place == "exact" and "*" in m.after)

    def half() -> None:
        assert exact(1, 2) * 2 == 1

    asked = [Question("a half", half)] if asks else []
    child = trial.start(mutant, tree, trial.Functions({str(FILE)}), asked)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == ending
    half()


def test_every_change_listed_as_equivalent_is_one_that_can_be_made() -> None:
    made = set()
    for part in PARTS.values():
        for file in trial.files_of(LAW, part.files):
            where = file.relative_to(LAW).as_posix()
            tree = ast.parse(file.read_text(encoding="utf-8"))
            made |= {(where, m.place, m.change) for m in mutants_of(file, tree)}
    assert set(equivalents()) - made == set()
    assert all(equivalents().values())
