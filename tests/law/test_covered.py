"""The cases leave nothing out: every rule, every paragraph, and both sides of every day on which an amount changes."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest

from tryggve.law import book
from tryggve.law.engine.cases import decide_case, load_cases
from tryggve.law.engine.errors import LawError

FOLDER = Path(__file__).with_name("cases")
ACTS = sorted(one.name for one in FOLDER.iterdir())


def decided(act):
    """Every decision that the act's cases come to, with the day asked."""
    for file in sorted((FOLDER / act).rglob("*.toml")):
        for case in load_cases(file):
            try:
                yield case, decide_case(book(act), case)
            except LawError:
                assert case.error


def read_on(act):
    """The days on which some case reads each amount."""
    days = defaultdict(set)
    for case, made in decided(act):
        for applied in made.applied.values():
            for name in applied.amounts:
                days[name].add(case.on)
    return days


def uncovered(amounts, days):
    """Each day that no case of the amount stands on: the first of a value, and the last of the one before."""
    for amount in amounts:
        if not amount.values or not days[amount.name]:
            yield amount.name, None
        for earlier, later in zip(amount.values, amount.values[1:], strict=False):
            for day in (min(earlier.last or later.first, later.first - timedelta(days=1)), later.first):
                if day not in days[amount.name]:
                    yield amount.name, day


@pytest.mark.parametrize("act", ACTS)
def test_every_amount_is_read_on_both_sides_of_every_day_on_which_it_changes(act):
    assert list(uncovered(book(act).amounts.values(), read_on(act))) == []


@pytest.mark.parametrize("act", ACTS)
def test_every_rule_and_every_paragraph_is_applied_by_some_case(act):
    applied = {one.rule for _case, made in decided(act) for one in made.applied.values()}
    rules = {rule for versions in book(act).rules.values() for rule in versions}
    assert {rule.name for rule in rules - applied} == set()
    assert {rule.paragraph for rule in rules} == {rule.paragraph for rule in applied}


def test_a_day_without_a_case_is_found():
    amount = next(one for one in book("alf").amounts.values() if len(one.values) > 1)
    first, second = amount.values[:2]
    days = defaultdict(set, {amount.name: {first.first, second.first}})
    assert (amount.name, second.first - timedelta(days=1)) in list(uncovered([amount], days))
