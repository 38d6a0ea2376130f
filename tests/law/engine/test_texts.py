from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

import pytest

from tryggve.law.engine.texts import in_words


class Fönster(NamedTuple):
    månader: tuple[date, ...]
    överhoppade: tuple[date, ...]


@dataclass(frozen=True)
class Dag:
    timmar: Fraction
    sjuk: bool


class Orsak(Enum):
    EGEN_UPPSÄGNING = 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (21455, "21\N{NO-BREAK SPACE}455"),
        (Fraction(-1, 2), "-0,5"),
        (Fraction(1, 3), "≈\N{NO-BREAK SPACE}0,33"),
        (True, "ja"),
        (None, "saknas"),
        (Orsak.EGEN_UPPSÄGNING, "egen uppsägning"),
        ((), "inga"),
        ((1, 2), "1, 2"),
        (Fönster((date(2022, 3, 1),), ()), "månader 2022-03-01; överhoppade inga"),
        (Dag(Fraction(15, 2), sjuk=False), "timmar 7,5; sjuk nej"),
    ],
)
def test_a_value_is_told_as_a_person_reads_it(value, words):
    assert in_words(value) == words
