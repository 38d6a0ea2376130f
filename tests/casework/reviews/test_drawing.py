"""A sample that anybody can draw again."""

import random
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from tryggve.casework.reviews.drawing import draw

NUMBERS = [f"2026-{n:06d}" for n in range(1, 201)]
populations = st.lists(st.from_regex(r"2026-[0-9]{6}", fullmatch=True), max_size=40)


@given(populations, st.text(max_size=20), st.integers(1, 50), st.randoms())
def test_the_same_cases_and_seed_give_the_same_sample_in_whatever_order_they_come(population, seed, wanted, chance):
    mixed = [*population, *population]
    chance.shuffle(mixed)
    assert draw(mixed, seed=seed, wanted=wanted) == draw(population, seed=seed, wanted=wanted)


@given(populations, st.text(max_size=20), st.integers(1, 50))
def test_it_holds_as_many_as_were_wanted_each_once_and_none_from_outside(population, seed, wanted):
    drawn = draw(population, seed=seed, wanted=wanted)
    assert len(drawn) == len(set(drawn)) == min(wanted, len(set(population)))
    assert set(drawn) <= set(population)


def test_an_auditor_draws_it_again_with_nothing_but_a_hash_program():
    by_hand = sorted(NUMBERS, key=lambda number: sha256(b"a seed:" + number.encode()).hexdigest())[:10]
    assert list(draw(NUMBERS, seed="a seed", wanted=10)) == by_hand


def test_it_never_changes_since_old_samples_must_come_out_the_same():
    assert draw(NUMBERS, seed="2f6c", wanted=3) == ("2026-000073", "2026-000159", "2026-000031")


def test_another_seed_gives_another_sample():
    assert len({draw(NUMBERS, seed=str(n), wanted=5) for n in range(50)}) == 50


def test_a_larger_sample_of_the_same_seed_goes_on_where_the_smaller_ended():
    assert draw(NUMBERS, seed="s", wanted=20)[:5] == draw(NUMBERS, seed="s", wanted=5)


def test_every_case_is_drawn_about_as_often_as_any_other():
    chance = random.Random(7)
    times = dict.fromkeys(NUMBERS, 0)
    for _ in range(2000):
        for number in draw(NUMBERS, seed=f"{chance.random()}", wanted=20):
            times[number] += 1
    assert min(times.values()) > 130
    assert max(times.values()) < 280
