"""Killed before and after every SQL statement, and run again: one letter, sealed once."""

import pytest

from tests.casework.matter import LETTER, MONDAY, killed_everywhere, open_matter
from tryggve.casework.letters import actions as letters
from tryggve.casework.letters.models import Letter

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]


def test_a_letter_written_and_sealed(files):
    matter = open_matter()
    now = {}

    def prepare(place):
        now["decision"] = matter.sign(matter.propose(matter.assess(results={"place": place})))

    def tell():
        written = letters.write(decision=now["decision"].id, language="sv", content=LETTER, now=MONDAY)
        return letters.seal_letter(letter=written.id, now=MONDAY)

    statements = killed_everywhere(tell, prepare=prepare, then=lambda _place: tell())
    assert Letter.objects.filter(state="sealed").count() == 2 * statements + 1
    assert Letter.objects.filter(state="pending").count() == 0
