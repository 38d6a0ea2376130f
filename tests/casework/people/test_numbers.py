import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryggve.casework.people.numbers import NotAnOrgnr, NotAPersonnummer, Wrong, born, orgnr, personnummer


@pytest.mark.parametrize(
    "written", ["850709-9813", "8507099813", "19850709-9813", "198507099813", " 1985 07 09 - 98 13 "]
)
def test_a_personnummer_in_any_form_becomes_twelve_digits(written):
    assert personnummer(written) == "198507099813"


def test_whoever_is_over_a_hundred_has_a_plus():
    assert personnummer("121212+1212") == "191212121212"


def test_a_coordination_number_is_a_number_and_names_the_real_birthday():
    number = personnummer("850769-9810" if _luhn("850769981") == "0" else f"850769-981{_luhn('850769981')}")
    assert number.startswith("19850769")
    assert str(born(number)) == "1985-07-09"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", Wrong.EMPTY), ("   ", Wrong.EMPTY), ("850709-9814", Wrong.CHECK_DIGIT), ("198507099810", Wrong.CHECK_DIGIT),
        ("850709-981", Wrong.FORM), ("Bo Bengtsson", Wrong.FORM), ("٨٥٠٧٠٩-٩٨١٣", Wrong.FORM), ("850709/9813", Wrong.FORM),
        ("1985070998130", Wrong.FORM), ("850709-T815", Wrong.INTERIM), ("198513019818", None), ("0\x0050709-9813", Wrong.FORM),
    ],
)  # fmt: skip
def test_what_is_no_personnummer_is_refused_with_the_reason(written, reason):
    with pytest.raises(NotAPersonnummer) as refused:
        personnummer(written)
    if reason:
        assert refused.value.reason is reason


def test_a_right_check_digit_on_a_day_that_never_was_says_the_date_is_wrong():
    with pytest.raises(NotAPersonnummer) as refused:
        personnummer(f"850231981{_luhn('850231981')}")
    assert refused.value.reason is Wrong.DATE


@given(st.integers(0, 9))
def test_only_one_check_digit_fits(digit):
    if digit == 3:
        assert personnummer(f"850709981{digit}")
    else:
        with pytest.raises(NotAPersonnummer) as refused:
            personnummer(f"850709981{digit}")
        assert refused.value.reason is Wrong.CHECK_DIGIT


@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reading_of_a_number(text):
    with contextlib.suppress(NotAPersonnummer):
        assert len(personnummer(text)) == 12
    with contextlib.suppress(NotAnOrgnr):
        assert len(orgnr(text)) == 10


@pytest.mark.parametrize("written", ["556999-0004", "5569990004", "16556999-0004", " 556999 0004 "])
def test_an_organisationsnummer_in_any_form_becomes_ten_digits(written):
    assert orgnr(written) == "5569990004"


@pytest.mark.parametrize(
    ("written", "reason"), [("", Wrong.EMPTY), ("556999-0005", Wrong.CHECK_DIGIT), ("556999", Wrong.FORM)]
)
def test_what_is_no_organisationsnummer_is_refused_with_the_reason(written, reason):
    with pytest.raises(NotAnOrgnr) as refused:
        orgnr(written)
    assert refused.value.reason is reason


def _luhn(nine):
    from stdnum import luhn

    return luhn.calc_check_digit(nine)
