"""Kept apart, what is said of health leaves a commitment behind: it binds whoever signed, and tells nobody anything."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryggve.casework.applications.commitments import (
    SALT,
    Unsalted,
    joined,
    new_salt,
    opens,
    signed_digest,
    split,
)
from tryggve.casework.base.text import clean_answers

SENSITIVE = frozenset({"cause", "therapist"})
SALTED = "5a" * 32
ANSWERS = {
    "cause": "Stress", "person": "x", "lines": [{"therapist": "Stress", "cost": "1"}, {"therapist": "", "cost": "2"}], SALT: SALTED,
}  # fmt: skip
WORDS = st.text(max_size=8)
TREES = st.recursive(
    WORDS | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(WORDS | st.sampled_from(["cause", "a/b", "~1"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_what_is_said_is_found_at_any_depth_and_what_says_nothing_is_left():
    parted = split(ANSWERS, SENSITIVE)
    assert parted.hidden == {"/cause": "Stress", "/lines/0/therapist": "Stress"}
    assert parted.stays["lines"][1] == {"therapist": "", "cost": "2"}
    assert "Stress" not in str(parted.stays)


def test_the_salt_does_not_stay_among_the_answers():
    parted = split(ANSWERS, SENSITIVE)
    assert parted.salt == SALTED
    assert SALTED not in str(parted.stays)


def test_the_same_word_in_two_places_leaves_two_commitments_and_neither_is_its_plain_hash():
    stays = split(ANSWERS, SENSITIVE).stays
    left = {stays["cause"], stays["lines"][0]["therapist"]}
    assert len(left) == 2
    assert not left & {sha256(text.encode()).hexdigest() for text in ("Stress", '"Stress"', f"/cause\0{'Stress'}")}


@pytest.mark.parametrize("salt", ["", "5a", "zz" * 32, "5A" * 32])
def test_without_a_whole_salt_nothing_is_signed_or_sent(salt):
    with pytest.raises(Unsalted):
        split({**ANSWERS, SALT: salt}, SENSITIVE)


def test_nothing_to_hide_needs_no_salt():
    assert split({"cause": "", SALT: ""}, SENSITIVE).stays == {"cause": ""}
    assert split({"cause": "Stress"}, frozenset()).stays == {"cause": "Stress"}


def test_a_commitment_opens_to_its_own_word_under_its_own_salt_only():
    parted = split(ANSWERS, SENSITIVE)
    assert opens(parted.stays, parted.hidden, parted.salt)
    assert not opens(parted.stays, {**parted.hidden, "/cause": "Värk"}, parted.salt)
    assert not opens(parted.stays, parted.hidden, new_salt())
    assert not opens(parted.stays, {**parted.hidden, "/purpose": "x"}, parted.salt)
    assert not opens({**parted.stays, "cause": "Stress"}, parted.hidden, parted.salt)


def test_the_signature_covers_what_was_said_and_another_salt_is_another_digest():
    one = signed_digest(ANSWERS, SENSITIVE)
    assert one == signed_digest(dict(reversed(ANSWERS.items())), SENSITIVE)
    assert one != signed_digest({**ANSWERS, "cause": "Värk"}, SENSITIVE)
    assert one != signed_digest({**ANSWERS, SALT: new_salt()}, SENSITIVE)


def test_no_two_salts_are_alike():
    assert len({new_salt() for _ in range(100)}) == 100


@given(st.dictionaries(WORDS | st.sampled_from(["cause", "a/b"]), TREES, max_size=5))
def test_put_together_it_is_what_was_said(answers):
    answers = {key: value for key, value in answers.items() if key != SALT}
    parted = split({**answers, SALT: SALTED}, SENSITIVE)
    assert joined(parted.stays, parted.hidden) == {
        key: value for key, value in clean_answers(answers).items() if key != SALT
    }
    assert not parted.hidden or opens(parted.stays, parted.hidden, parted.salt)
