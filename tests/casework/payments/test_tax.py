import pytest
from hypothesis import given
from hypothesis import strategies as some

from tryggve.casework.payments.tax import NotAPercentage, Rounding, deduction


def test_without_an_answer_from_the_register_thirty_percent_is_held_back():
    made = deduction(545500)
    assert (made.amount, made.basis["percent"], made.basis["source"]) == (163600, 30, "none")


def test_the_registers_percentage_decides():
    assert deduction(327300, 28).amount == 91600
    assert deduction(327300, {"procent": 28}).amount == 91600
    assert deduction(327300, "0").amount == 0


def test_the_rounding_is_a_choice_that_is_kept_with_the_order():
    amounts = {rounding: deduction(327350, 29, rounding=rounding).amount for rounding in Rounding}
    assert amounts == {Rounding.ÖRETAL_FALLER_BORT: 94900, Rounding.NÄRMASTE_KRONA: 94900, Rounding.HELA_ÖRE: 94931}
    assert deduction(1000, 29).basis["choices"] == {"skatteavdrag_avrundning": "öretal_faller_bort"}
    assert deduction(16700, 40, rounding=Rounding.NÄRMASTE_KRONA).amount == 6700
    assert deduction(16700, 40).amount == 6600


@pytest.mark.parametrize("answer", ["", "trettio", -1, 101, True, 30.0, {}, {"procent": None}, []])
def test_a_broken_answer_is_not_the_same_as_none(answer):
    with pytest.raises(NotAPercentage):
        deduction(100000, answer)


@given(gross=some.integers(min_value=1, max_value=10**9), percent=some.integers(min_value=0, max_value=100))
def test_never_more_than_there_is_and_never_a_part_of_a_krona(gross, percent):
    amount = deduction(gross, percent).amount
    assert 0 <= amount <= gross
    assert amount % 100 == 0
    assert abs(amount - gross * percent / 100) < 100
