"""Support that a company applies for, by clicks in Chromium, wide and on a phone, with scripts and without; axe on every page."""

import pytest

from tests.journeys import rehab_roads

WAYS = [
    pytest.param("wide", True, id="1280 with scripts"),
    pytest.param("phone", True, id="360 with scripts"),
    pytest.param("wide", False, id="1280 without scripts"),
]
BOOKED = """
    SELECT insurer.key, sum(posting.amount) FROM ledger_posting posting JOIN ledger_voucher voucher ON voucher.id = posting.voucher_id
    JOIN people_insurer insurer ON insurer.id = voucher.insurer_id WHERE posting.account = 'benefit_cost' GROUP BY 1 ORDER BY 1
"""


@pytest.mark.database
@pytest.mark.parametrize("world", ["2026-03-10 08:00+01"], indirect=True)
@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_anna_kim_and_lena_are_paid_for_by_both_payers(world, width, scripts):
    def walker(name):
        return world.walker(f"rehab-{name}", width=width, scripts=scripts)

    employees = [walker(name) for name in ("anna", "kim", "lena")]
    rehab_roads.all_three(walker("eva"), employees, walker("frida"), walker("alva"))
    assert world.ask(BOOKED) == [("afa", (6_000 + 60_000 + 9_000) * 100), ("fk", (1_500 + 4_000 + 9_000) * 100)]
