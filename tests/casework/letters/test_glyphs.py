import pytest

from tryggve.casework.letters.glyphs import STAND_IN, legible, shapes


@pytest.mark.parametrize("words", ["Åsa Öberg, 1\u00a0040 kr – ”§ 25 a” é ñ ł Ж", "", "två\nrader"])
def test_what_the_fonts_have_is_left_as_it_is(words):
    assert legible(words) == words


def test_what_they_lack_is_shown_as_a_box_wherever_it_stands():
    assert legible({"a": ["中", "x😀"], "b": 1, "c": True}) == {"a": [STAND_IN, f"x{STAND_IN}"], "b": 1, "c": True}


def test_a_letter_and_its_mark_are_one_character():
    assert legible("a\u030a") == "å"


def test_the_stand_in_has_a_shape_itself():
    assert ord(STAND_IN) in shapes()
