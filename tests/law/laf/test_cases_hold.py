"""Every case of the act of 2024, of rehabilitation support and of the agreement holds, and nothing is without one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tryggve.law import book
from tryggve.law.engine.cases import Case, check, decide_case, load_cases

ACTS = ("laf", "rehab", "avtal")
FOLDER = Path(__file__).parents[1] / "cases"
CASES = [(act, case) for act in ACTS for case in load_cases(FOLDER / act)]


@pytest.mark.parametrize(("act", "case"), CASES, ids=[f"{act}/{c.file}: {c.name}" for act, c in CASES])
def test_the_book_answers_as_the_case_expects(act: str, case: Case) -> None:
    assert check(book(act), case) == []


@pytest.mark.parametrize("act", ACTS)
def test_every_paragraph_has_a_case(act: str) -> None:
    paragraphs = {version.paragraph for versions in book(act).rules.values() for version in versions}
    assert paragraphs - {case.paragraph for owner, case in CASES if owner == act} == set()


@pytest.mark.parametrize("act", ACTS)
def test_every_rule_is_reached_by_a_case(act: str) -> None:
    reached = {
        finding.name
        for owner, case in CASES
        if owner == act and case.error is None
        for finding in decide_case(book(act), case).findings
    }
    assert set(book(act).rules) - reached == set()


def reads(act: str) -> set[tuple[str, date]]:
    """Every amount that a case reads, with the date it is asked on."""
    answered = (decide_case(book(act), case) for owner, case in CASES if owner == act and case.error is None)
    return {(name, made.on) for made in answered for finding in made.findings for name in finding.amounts}


@pytest.mark.parametrize("act", ACTS)
def test_a_case_reads_every_amount(act: str) -> None:
    assert set(book(act).amounts) - {name for name, _ in reads(act)} == set()


@pytest.mark.parametrize("act", ACTS)
def test_every_choice_is_turned_by_a_case(act: str) -> None:
    turned = {name for owner, case in CASES if owner == act for name in case.choices}
    assert set(book(act).choices) - turned == set()


@pytest.mark.parametrize("act", ACTS)
def test_a_case_reads_each_amount_on_both_sides_of_every_change(act: str) -> None:
    sides = {
        (name, day)
        for name, amount in book(act).amounts.items()
        for earlier, later in zip(amount.values, amount.values[1:], strict=False)
        if earlier.last is None or earlier.last + timedelta(days=1) == later.first
        for day in (later.first - timedelta(days=1), later.first)
    }
    assert sides - reads(act) == set()
