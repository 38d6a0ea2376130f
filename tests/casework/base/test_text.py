import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryggve.casework.base.text import UnreadableAnswers, clean_answers, clean_text

ANY_TEXT = st.text(alphabet=st.characters(codec=None, min_codepoint=0), max_size=200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(ANY_TEXT)
def test_any_text_becomes_text_that_postgresql_and_a_reader_can_take(text):
    clean = clean_text(text)
    assert "\0" not in clean
    clean.encode("utf-8")
    assert clean_text(clean) == clean


def test_nothing_hides_or_turns_what_is_written():
    assert clean_text("fil\u202egpj.exe") == "filgpj.exe"
    assert clean_text("A\x00B\x07C\ud800D") == "ABC?D"
    assert clean_text("rad ett\r\nrad två") == "rad ett\nrad två"
    assert clean_text("rad ett\nrad två", lines=False) == "rad ett rad två"


def test_letters_that_look_the_same_are_the_same():
    assert clean_text("A\u030angstro\u0308m") == "Ångström"


def test_markup_formulas_and_emoji_are_kept_as_they_were_written():
    written = "<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7*7 }} #read(\"/etc/passwd\") 👩\u200d🚒"
    assert clean_text(written) == written


@given(JSON)
def test_any_answers_become_plain_json(answers):
    json.dumps(clean_answers(answers), allow_nan=False).encode()


@pytest.mark.parametrize("answers", [float("nan"), float("inf"), {"a": b"bytes"}, {"a": object()}])
def test_what_no_form_sends_is_refused(answers):
    with pytest.raises(UnreadableAnswers):
        clean_answers(answers)


def test_answers_that_go_too_deep_are_refused():
    deep = "x"
    for _ in range(50):
        deep = [deep]
    with pytest.raises(UnreadableAnswers):
        clean_answers(deep)
