"""Every case of every act: through the plain functions, and through columns wherever its answer can be a column."""

from collections import defaultdict
from enum import Enum, IntEnum
from fractions import Fraction
from math import lcm
from pathlib import Path

import pytest

from tryggve.law import book
from tryggve.law.engine.cases import check, decide_case, load_cases

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

from tryggve.law.engine.columns.frontier import frontier  # noqa: E402  (beside NumPy)
from tryggve.law.engine.columns.nodes import NotColumns  # noqa: E402

FOLDER = Path(__file__).with_name("cases")
FILES = sorted(FOLDER.rglob("*.toml"))
KERNELS = 6
"""How many of the most used groups of each act are compiled by Numba: each takes seconds."""


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(FOLDER)))
def test_every_case_comes_out_as_its_source_says(file):
    law = book(file.relative_to(FOLDER).parts[0])
    found = {f"{c.file}:{c.line} {c.name}": differences for c in load_cases(file) if (differences := check(law, c))}
    assert found == {}


def code(value, kind):
    """A value as a column holds it: numbers as they are, members and words by their place."""
    if isinstance(value, Enum) and not isinstance(value, IntEnum):
        return list(type(value)).index(value)
    if isinstance(value, str):
        return kind.words.index(value)
    return value


class Batch:
    """Cases that ask the same of the same rules, as the rows of one run."""

    def __init__(self, law, case, needs):
        self.law, self.case, self.needs, self.rows = law, case, needs, []

    def add(self, case, made):
        """True when every value of the case can stand in a column."""
        values = {}
        for name in self.needs:
            value, kind = made.values.get(name), self.kind(name)
            if isinstance(value, tuple) and kind.base is tuple and kind.items:
                value = [code(v, kind.items[0]) for v in value]
            elif isinstance(value, int | Fraction | Enum) or (isinstance(value, str) and kind.words):
                value = code(value, kind)
            if not all(isinstance(v, int | Fraction) for v in (value if isinstance(value, list) else [value])):
                return False
            values[name] = value
        self.rows.append((case, made, values))
        return True

    def kind(self, name):
        return self.law.facts[name].kind if name in self.law.facts else self.law.rule(name, self.case.on).kind

    def columns(self):
        """The columns, and the ranges, denominators and lengths that these rows give them."""
        columns, ranges, denominators, lengths = {}, {}, {}, {}
        for name in self.needs:
            values = [v[name] for _, _, v in self.rows]
            flat = [x for v in values for x in (v if isinstance(v, list) else [v])]
            scale = lcm(*(Fraction(x).denominator for x in flat))
            if scale > 1:
                denominators[name] = scale
            ranges[name] = (min(0, *(int(x // 1) for x in flat)) if flat else 0, max(1, *(int(x) + 1 for x in flat)))
            is_many = isinstance(values[0], list)
            lengths |= {name: len(values[0])} if is_many else {}
            whole = [[int(x * scale) for x in v] if is_many else int(v * scale) for v in values]
            columns[name] = np.array(whole, np.int64).T.copy()
            declared = self.law.facts.get(name) or self.law.rule(name, self.case.on)
            if declared.low is not None and declared.high is not None:
                del ranges[name]
        return columns, ranges, denominators, lengths

    def differences(self, backend):
        columns, ranges, denominators, lengths = self.columns()
        targets = [t for t in self.case.targets if t in self.law.rules]
        run = self.law.compile(
            targets,
            given=[n for n in self.needs if n in self.law.rules],
            choices=self.case.choices,
            ranges=ranges,
            denominators=denominators,
            lengths=lengths,
            backend=backend,
        )
        found = []
        for on in {c.on for c, _, _ in self.rows}:
            picked = [i for i, (c, _, _) in enumerate(self.rows) if c.on == on]
            own = {n: np.ascontiguousarray(c[..., picked]) for n, c in columns.items()}
            result = run(own, on=on)
            for row, i in enumerate(picked):
                case, made, _ = self.rows[i]
                got = {t: result.value(t, row) for t in targets}
                if not result.valid[row] or got != {t: made.values[t] for t in targets}:
                    found.append((case.name, got, {t: made.values[t] for t in targets}))
        return found


def batches(act):
    """Cases of one act in batches, the largest first; a case that no columns can hold is left out."""
    law = book(act)
    found = defaultdict(list)
    for case in load_cases(FOLDER / act):
        targets = [t for t in case.targets if t in law.rules]
        if case.error or case.open or case.missing or not targets:
            continue
        made = decide_case(law, case)
        needs = frontier(law, targets, case.on, given=set(made.given))
        if not needs or set(targets) <= set(needs):
            continue
        lengths = tuple(len(made.values[n]) for n in needs if isinstance(made.values[n], tuple))
        choices = tuple(sorted(case.choices.items()))
        key = (tuple(targets), needs, law.version_key(case.on), choices, lengths)
        if not found[key]:
            found[key].append(Batch(law, case, needs))
        if not found[key][0].add(case, made) and not found[key][0].rows:
            del found[key]
    return sorted((b[0] for b in found.values() if b[0].rows), key=lambda b: -len(b.rows))


def agreeing(some, backend):
    """How many cases agreed; fails on the first that does not. A rule that no columns hold says so and is left out."""
    ran = 0
    for batch in some:
        try:
            differences = batch.differences(backend)
        except NotColumns:
            continue
        assert differences == []
        ran += len(batch.rows)
    return ran


@pytest.mark.parametrize(("act", "least"), [("alf", 100), ("laf", 100)])
def test_the_cases_come_out_the_same_over_numpy_columns(act, least):
    assert agreeing(batches(act), "numpy") >= least


@pytest.mark.parametrize("act", ["alf", "laf"])
def test_the_most_used_cases_come_out_the_same_over_numba_columns(act):
    assert agreeing(batches(act)[:KERNELS], "numba") > 0
