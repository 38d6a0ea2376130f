"""Every case of the act of 1997 and of membership holds, and no paragraph is without one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tryggve.law import book
from tryggve.law.engine.cases import Case, check, decide_case, load_cases

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [(act, case) for act in ("alf", "medlemskap") for case in load_cases(FOLDER / act)]


@pytest.mark.parametrize(("act", "case"), CASES, ids=[f"{act}/{c.file}: {c.name}" for act, c in CASES])
def test_the_book_answers_as_the_case_expects(act: str, case: Case) -> None:
    assert check(book(act), case) == []


@pytest.mark.parametrize("act", ["alf", "medlemskap"])
def test_every_paragraph_has_a_case(act: str) -> None:
    paragraphs = {version.paragraph for versions in book(act).rules.values() for version in versions}
    covered = {case.paragraph for owner, case in CASES if owner == act}

    assert paragraphs - covered == set()


def _reads(act: str) -> set[tuple[str, date]]:
    """Every amount that a case reads, with the date it is asked on."""
    answered = (decide_case(book(act), case) for owner, case in CASES if owner == act and case.error is None)
    return {(name, made.on) for made in answered for finding in made.findings for name in finding.amounts}


@pytest.mark.parametrize("act", ["alf", "medlemskap"])
def test_a_case_reads_each_amount_on_both_sides_of_every_change(act: str) -> None:
    reads = _reads(act)
    sides = {
        (name, day)
        for name, amount in book(act).amounts.items()
        for later in amount.values[1:]
        for day in (later.first - timedelta(days=1), later.first)
    }

    assert sides - reads == set()


@pytest.mark.parametrize("act", ["alf", "medlemskap"])
def test_a_case_reads_every_amount(act: str) -> None:
    assert set(book(act).amounts) - {name for name, _ in _reads(act)} == set()
