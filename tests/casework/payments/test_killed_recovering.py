"""Killed before and after every SQL statement, and run again: a claim is decided, paid in and kept back once."""

import pytest

from tests.casework.matter import MONDAY, killed_everywhere
from tests.casework.payments.overpaid import DUE, FRIDAY, IBAN, TOO_MUCH, all_holds, claimed, decision_on, owed
from tests.casework.payments.purse import at
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments import actions, claims
from tryggve.casework.payments.models import Repayment

pytestmark = pytest.mark.faults


def test_a_claim(racing_purse):
    made = []

    def prepare(place):
        key = f"2023-P{place:03d}"
        claim = claimed(racing_purse, period=key, version=1)
        made.append((claim, decision_on(racing_purse, claim, 100)))

    def decide():
        claim, decision = made[-1]
        return actions.decide_claim(
            claim=claim.id, decision=decision.id, recover=100, set_off=False, due_on=DUE, actor=racing_purse.matter.officer("sara"),
            now=MONDAY,
        )  # fmt: skip

    def again(_place):
        assert decide() == decide()

    assert killed_everywhere(decide, prepare=prepare, then=again) > 5
    assert ledger.balance("tryggve", "claims") == 100 * len(made)
    assert all_holds()


def test_reading_what_was_paid_in(racing_purse):
    claim = owed(racing_purse)
    paid = []

    def prepare(_place):
        paid.append(10)
        racing_purse.bank.pay_in(IBAN, 10, claim.reference, name="Bo", now=at(FRIDAY))

    def read():
        return racing_purse.read(FRIDAY)

    assert killed_everywhere(read, prepare=prepare, then=lambda _place: read()) > 8
    assert sum(one.amount for one in claims.repayments(claim.id)) == sum(paid)
    assert ledger.balance("tryggve", "claims") == TOO_MUCH - sum(paid)
    assert racing_purse.reconciled(FRIDAY).holds
    assert all_holds()


def test_an_order_that_something_is_kept_back_from(racing_purse):
    claim = owed(racing_purse, set_off=True)
    made = []

    def prepare(place):
        key = f"2023-P{place:03d}"
        made.append((key, racing_purse.matter.assess(kind="period", key=key)))

    def order():
        key, assessment = made[-1]
        return racing_purse.order(period=key, assessment=assessment, gross=1000, keep_back=1)

    def again(_place):
        assert order() == order()

    killed_everywhere(order, prepare=prepare, then=again)
    assert Repayment.objects.count() == len(made)
    assert claims.claim(claim.id).left == TOO_MUCH - 7 * len(made)  # a hundredth of 10 kr less the tax on it
    assert all_holds()
