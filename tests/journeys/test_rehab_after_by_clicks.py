"""What happens with an application after it is sent, by clicks in Chromium, wide and on a phone; axe on every page."""

import pytest

from tests.journeys import rehab_after

WAYS = [
    pytest.param("wide", True, id="1280 with scripts"),
    pytest.param("phone", True, id="360 with scripts"),
]


@pytest.mark.database
@pytest.mark.parametrize("world", ["2026-03-10 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_contact_consent_readings_decision_letter_invoice_sums_and_the_year(world, width, scripts):
    def walker(name):
        return world.walker(f"after-{name}", width=width, scripts=scripts)

    rehab_after.whole(walker("eva"), walker("anna"), walker("frida"), walker("alva"))
    contact = world.ask("SELECT DISTINCT value->>'name' FROM assessments_fact WHERE name = 'kontaktperson'")
    assert contact == [("Ove Oja",)]


@pytest.mark.database
@pytest.mark.parametrize("world", ["2026-03-10 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_an_employee_who_says_no_and_the_two_officers_who_refuse(world, width, scripts):
    def walker(name):
        return world.walker(f"no-{name}", width=width, scripts=scripts)

    rehab_after.no_to_all(walker("eva"), walker("kim"), walker("alva"), walker("arvid"))
    assert world.ask("SELECT kind FROM decisions_decision WHERE state = 'signed'") == [("refusal",)]
