"""A provider's road by clicks in Chromium, wide and on a phone, with scripts and without; axe on every page."""

import pytest

from tests.journeys import provider_roads

WAYS = [
    pytest.param("wide", True, id="1280 with scripts"),
    pytest.param("phone", True, id="360 with scripts"),
    pytest.param("phone", False, id="360 without scripts"),
]


@pytest.mark.database
@pytest.mark.parametrize("world", ["2026-03-10 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_provider_applies_is_approved_tells_of_a_change_and_leaves(world, width, scripts):
    def walker(name):
        return world.walker(f"provider-{name}", width=width, scripts=scripts)

    provider_roads.whole(walker("nora"), walker("frida"), walker("anybody"))
    told = world.ask("SELECT kind, why_kept <> '' FROM providers_statement WHERE signature_id IS NOT NULL ORDER BY id")
    assert told == [("application", False), ("change", True), ("ending", False)]
