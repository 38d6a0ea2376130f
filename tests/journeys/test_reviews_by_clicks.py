"""What comes after an application, by clicks in Chromium, wide and on a phone, with scripts and without; axe on every page."""

import pytest

from tests.journeys import review_roads

WAYS = [
    pytest.param("wide", True, id="1280 with scripts"),
    pytest.param("phone", True, id="360 with scripts"),
    pytest.param("wide", False, id="1280 without scripts"),
]
STANDS = "SELECT number, state FROM reviews_request ORDER BY id"
CLOSED = "SELECT insurer.key FROM cases_case one JOIN people_insurer insurer ON insurer.id = one.insurer_id WHERE closed_at IS NOT NULL"


@pytest.mark.database
@pytest.mark.parametrize("world", ["2026-03-10 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_taken_back_at_one_payer_drawn_in_a_sample_and_accounted_for_at_the_other(world, width, scripts):
    def walker(name):
        return world.walker(f"reviews-{name}", width=width, scripts=scripts)

    review_roads.anna(walker("eva"), walker("anna"), walker("frida"), walker("disa"))
    assert world.ask(CLOSED) == [("afa",)]
    assert [state for _number, state in world.ask(STANDS)] == ["accepted", "asked"]
