from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tryggve.portals.ui import words


def test_amounts_keep_together_with_no_break_spaces():
    assert words.kronor(104000) == "1\u00a0040\u00a0kr"
    assert words.kronor(2145455) == "21\u00a0454,55\u00a0kr"
    assert words.kronor(-109100) == "\u22121\u00a0091\u00a0kr"


def test_exact_amounts_are_shown_to_the_öre():
    assert words.exact("236000/11") == "21\u00a0454,55\u00a0kr"
    assert words.exact("1091") == "1\u00a0091\u00a0kr"


def test_days_are_said_in_full():
    assert words.long_day(date(2026, 11, 19)) == "torsdag 19\u00a0november\u00a02026"
    with translation.override("en"):
        assert words.long_day(date(2026, 11, 19)) == "Thursday 19\u00a0November\u00a02026"


def test_moments_are_said_in_swedish_time():
    assert words.moment(datetime(2026, 11, 22, 13, 30, tzinfo=UTC)) == "22\u00a0november\u00a02026 kl.\u00a014.30"


def test_a_period_is_said_as_people_say_it():
    assert words.period("2023-W09") == "vecka\u00a09, 2023"
    assert words.period("2025-11") == "november\u00a02025"


@pytest.mark.parametrize("key", words.STATES)
def test_every_state_has_a_word_in_both_languages(key):
    with translation.override("sv"):
        swedish = str(words.STATES[key][0])
    with translation.override("en"):
        assert str(words.STATES[key][0]) != swedish
