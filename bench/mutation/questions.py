"""What a mutant must get past: the cases and tests of a part of the law, each with the functions it is known to call."""

import importlib
import inspect
import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, settings

from tryggve.law import book
from tryggve.law.engine.cases import check, load_cases

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "law" / "cases"
EXAMPLES = 20
"""Examples of a property for each mutant, always the same ones."""

Place = tuple[str, str]
"""File and outermost function."""


class Disagrees(AssertionError):
    """A case came out otherwise than its source says."""


@dataclass
class Question:
    """One case or one test. `ask` raises when the law answers otherwise; `calls` is what it runs through."""

    name: str
    ask: Callable[[], object]
    calls: set[Place] = field(default_factory=set)


def questions(acts: tuple[str, ...], tests: tuple[str, ...]) -> list[Question]:
    """The cases of the acts, then the tests of the modules; properties last, for they are slow."""
    cases = [_of_case(act, case) for act in acts for case in load_cases(CASES / act)]
    plain, properties = [], []
    for name in tests:
        module = importlib.import_module(name)
        for test in [v for k, v in vars(module).items() if k.startswith("test_") and callable(v)]:
            (properties if hasattr(test, "hypothesis") else plain).extend(_of_test(test))
    return [*cases, *plain, *properties]


def _of_case(act: str, case: Any) -> Question:
    def ask() -> None:
        found = check(book(act), case)
        if found:
            raise Disagrees(found[0])

    return Question(f"{act}/{case.file}:{case.line}", ask)


def _of_test(test: Any) -> Iterator[Question]:
    if hasattr(test, "hypothesis"):
        test._hypothesis_internal_use_settings = settings(  # noqa: SLF001  (Hypothesis has no public way)
            test._hypothesis_internal_use_settings,  # noqa: SLF001
            max_examples=EXAMPLES,
            database=None,
            derandomize=True,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    rows = [_rows(mark) for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    for combined in itertools.product(*rows):
        values = {name: value for row in combined for name, value in row.items()}
        yield Question(test.__name__, _asking(test, values))


def _rows(mark: Any) -> list[dict[str, Any]]:
    names, values = mark.args[0], mark.args[1]
    names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
    return [dict(zip(names, v if len(names) > 1 else (v,), strict=True)) for v in values]


def _asking(test: Any, values: dict[str, Any]) -> Callable[[], object]:
    if "tmp_path" not in inspect.signature(test).parameters:
        return lambda: test(**values)

    def ask() -> None:
        with tempfile.TemporaryDirectory() as folder:
            test(**values, tmp_path=Path(folder))

    return ask


def traced(asked: list[Question], files: set[str]) -> list[str]:
    """Asks each once and notes what it calls in the files; gives the names of those that already fail."""
    failing = []
    for question in asked:

        def note(frame: FrameType, event: str, _: object, calls: set[Place] = question.calls) -> None:
            if event == "call" and frame.f_code.co_filename in files:
                calls.add((frame.f_code.co_filename, frame.f_code.co_qualname.split(".<locals>")[0]))

        sys.setprofile(note)
        try:
            question.ask()
        except Exception:  # noqa: BLE001  (whatever it is, it cannot tell a mutant from the law)
            failing.append(question.name)
        finally:
            sys.setprofile(None)
    return failing
