from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryggve.law.engine import down, exact, half_up, to_json, up
from tryggve.law.engine.coerce import coerce
from tryggve.law.engine.kinds import kind_of

whole = st.integers(-(10**12), 10**12)
positive = st.integers(1, 10**6)


@given(whole, positive)
def test_the_three_roundings_bracket_the_exact_quotient(a, b):
    quotient = exact(a, b)
    assert down(a, b) <= quotient <= up(a, b) < down(a, b) + 2
    assert half_up(a, b) - Fraction(1, 2) <= quotient < half_up(a, b) + Fraction(1, 2)


@given(st.fractions(max_denominator=10**6), positive)
def test_whole_numbers_and_fractions_round_alike(a, b):
    assert half_up(a, b) == half_up(a.numerator, a.denominator * b)
    assert up(a, b) == up(a.numerator, a.denominator * b)


@given(st.fractions())
def test_an_exact_value_survives_json(value):
    assert coerce(to_json(value), kind_of(Fraction), "x") == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(30_000, 22), "15000/11"),
        (Fraction(2145455, 100), "21454.55"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(7), 7),
        (Fraction(1, 10**10), "0.0000000001"),
        (Fraction(1, 10**11), f"1/{10**11}"),
    ],
)
def test_exact_values_are_written_as_decimals_when_ten_are_enough(value, text):
    assert to_json(value) == text
