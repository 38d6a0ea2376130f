"""What each act asks before benefit is claimed back, and what it then comes to."""

from datetime import date
from fractions import Fraction

import pytest

from tests.insurances.unemployment.conftest import plug
from tryggve.casework.contract.insurance import HasRecovery
from tryggve.casework.contract.recovery import Overpaid

ALF = Overpaid("ALF", date(2023, 3, 13), "2023-W11", Fraction(5455), Fraction(3273))
LAF = Overpaid("LAF", date(2025, 11, 1), "2025-11", Fraction(20_000), Fraction(15_000))
GROUNDS = {
    "ALF": ("fel_uppgifter", "borde_insett", "lön_i_efterhand"),
    "LAF": ("orsakat_av_den_sökande", "borde_ha_insett", "lön_för_samma_tid"),
}


def judged(found, *holds):
    return {ground: ground in holds for ground in GROUNDS[found.act]}


@pytest.mark.parametrize("found", [ALF, LAF])
def test_without_any_ground_nothing_is_paid_back(found, bo_certified):
    amount, outcome = plug.recovery(found, judged(found), Fraction(0), bo_certified)
    assert amount == 0
    assert outcome.act == found.act


@pytest.mark.parametrize(
    ("found", "ground"), [(found, ground) for found in (ALF, LAF) for ground in GROUNDS[found.act]]
)
def test_one_ground_is_enough_and_what_is_waived_is_taken_off(found, ground, bo_certified):
    whole, _ = plug.recovery(found, judged(found, ground), Fraction(0), bo_certified)
    part, outcome = plug.recovery(found, judged(found, ground), Fraction(1_000), bo_certified)
    none, _ = plug.recovery(found, judged(found, ground), found.too_much, bo_certified)
    assert (whole, part, none) == (found.too_much, found.too_much - 1_000, 0)
    assert any(finding["paragraph"].startswith(found.act) for finding in outcome.findings)
    assert not outcome.open_questions
    assert not outcome.missing


@pytest.mark.parametrize(
    ("found", "sv", "en"), [(ALF, "vecka 11 2023", "week 11, 2023"), (LAF, "november 2025", "November 2025")]
)
def test_the_rules_name_the_period_the_paragraph_and_the_choice_of_gross(found, sv, en, bo_certified):
    assert isinstance(plug, HasRecovery)
    rules = plug.recovery_rules(found, bo_certified)
    assert (rules.what.sv, rules.what.en) == (sv, en)
    assert [question.key for question in rules.questions] == list(GROUNDS[found.act])
    assert all(question.paragraph.startswith(found.act) for question in rules.questions)
    assert "före skatt" in rules.choices[0].sv
