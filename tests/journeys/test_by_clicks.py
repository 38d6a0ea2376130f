"""Both journeys by clicks in Chromium, wide and on a phone, with scripts and without; axe on every page that is met."""

import pytest

from tests.journeys import roads

WAYS = [
    pytest.param("wide", True, id="1280 with scripts"),
    pytest.param("wide", False, id="1280 without scripts"),
    pytest.param("phone", True, id="360 with scripts"),
    pytest.param("phone", False, id="360 without scripts"),
]
WAITING_FOR_BANK = "SELECT count(*) FROM payments_order WHERE state <> 'paid'"
VOUCHERS = "SELECT coalesce(sum(amount), 0) FROM ledger_posting"


@pytest.mark.database
@pytest.mark.parametrize("world", [None], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_bo_from_application_to_money_under_the_act_of_1997(world, width, scripts):
    people = [
        world.walker(f"bo-{name}", width=width, scripts=scripts)
        for name in ("person", "employer", "officer", "operator")
    ]
    roads.bo(*people)
    assert world.ask(WAITING_FOR_BANK) == [(0,)]
    assert world.ask(VOUCHERS) == [(0,)]


@pytest.mark.database
@pytest.mark.parametrize("world", ["2025-11-17 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_amina_from_application_to_money_under_the_act_of_2024(world, width, scripts):
    people = [world.walker(f"amina-{name}", width=width, scripts=scripts) for name in ("person", "officer", "operator")]
    roads.amina(*people)
    assert world.ask(WAITING_FOR_BANK) == [(0,)]
    assert world.ask(VOUCHERS) == [(0,)]
