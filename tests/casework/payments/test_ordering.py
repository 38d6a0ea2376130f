from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.casework.matter import MONDAY, ROBOT
from tests.casework.race import race
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments import actions, queries
from tryggve.casework.payments.actions import NotRejected, NotYours, OrderDiffers, TooLate
from tryggve.casework.payments.models import Claim, Order


def test_an_order_and_its_voucher_are_made_together(purse):
    made = purse.order()
    assert (made.gross, made.tax, made.net, made.state) == (327300, 98100, 229200, "ordered")
    assert made.reference == f"{purse.matter.case.number}-2023-W10-1"
    assert sorted(ledger.voucher(f"order:{made.reference}").postings) == [
        ("benefit_cost", 327300), ("payable", -229200), ("tax_due", -98100),
    ]  # fmt: skip
    assert made.tax_basis["percent"] == 30


def test_the_same_version_ordered_again_is_the_same_order(purse):
    first = purse.order()
    again = purse.order(
        assessment=purse.matter.assess(kind="period", key="2023-W10", results={"öre": 327300, "version": 1})
    )
    assert again == first
    assert ledger.balance("tryggve", "benefit_cost") == 327300


def test_the_same_version_with_another_amount_is_refused(purse):
    purse.order()
    with pytest.raises(OrderDiffers):
        purse.order(gross=100000)
    assert ledger.balance("tryggve", "benefit_cost") == 327300


def test_when_the_voucher_fails_there_is_no_order(purse):
    with pytest.raises(LookupError), transaction.atomic():
        purse.order(insurer="no-such-fund")
    assert queries.orders(purse.matter.case.id) == []


def test_what_is_settled_is_orders_less_claims_and_counts_versions(purse):
    asked = {"case": purse.matter.case.id, "benefit": "dagpenning", "period": "2023-W10"}
    assert queries.settled(**asked).versions == 0
    first = purse.order()
    second = purse.order(gross=109100, version=2, half_days=2)
    less = purse.matter.assess(kind="period", key="2023-W10", results={"öre": 218200})
    claim = actions.claim(**asked, version=3, assessment=less.id, amount=218200, half_days=4, actor=ROBOT, now=MONDAY)
    again = actions.claim(**asked, version=3, assessment=less.id, amount=218200, half_days=4, actor=ROBOT, now=MONDAY)
    assert claim == again
    settled = queries.settled(**asked)
    assert (settled.gross, settled.half_days, settled.versions) == (218200, 4, 3)
    assert queries.settled_by(first.assessment)
    assert queries.settled_by(second.assessment)
    assert queries.settled_by(less.id)
    assert not queries.settled_by(purse.decision.assessment)
    with pytest.raises(OrderDiffers):
        actions.claim(**asked, version=3, assessment=less.id, amount=1, actor=ROBOT, now=MONDAY)


def test_a_stopped_order_is_not_paid_and_its_voucher_is_reversed(purse):
    made = purse.order()
    for _ in range(2):
        assert actions.stop(reference=made.reference, why="dubbelt", actor=ROBOT, now=MONDAY).state == "stopped"
    assert ledger.trial_balance("tryggve") == {"benefit_cost": 0, "payable": 0, "tax_due": 0}
    assert purse.write() is None
    assert queries.settled(case=purse.matter.case.id, benefit="dagpenning", period="2023-W10").gross == 0


def test_an_order_in_a_file_cannot_be_stopped_and_one_not_rejected_not_paid_again(purse):
    made = purse.order()
    purse.write()
    with pytest.raises(TooLate):
        actions.stop(reference=made.reference, why="", actor=ROBOT, now=MONDAY)
    with pytest.raises(NotRejected):
        actions.order_again(reference=made.reference, account="", due_on=date(2023, 3, 17), actor=ROBOT, now=MONDAY)
    with pytest.raises(queries.NoSuchOrder):
        queries.order("2023-000000-2023-W10-1")


def test_an_officer_of_another_fund_a_claimant_and_the_person_herself_stop_nothing_and_pay_nothing_again(purse):
    made = purse.order()
    stranger = Actor(role=Role.OFFICER, name="X", person=purse.matter.ids["disa"], insurer="norrsken")
    herself = Actor(role=Role.OFFICER, name="Bo", person=made.person, insurer="tryggve")
    claimant = Actor(role=Role.CLAIMANT, name="Bo", person=made.person)
    for actor in (stranger, herself, claimant):
        with pytest.raises(NotYours):
            actions.stop(reference=made.reference, why="", actor=actor, now=MONDAY)
        with pytest.raises(NotYours):
            actions.order_again(reference=made.reference, account="", due_on=date(2023, 3, 17), actor=actor, now=MONDAY)
    assert (
        actions.stop(reference=made.reference, why="", actor=purse.matter.officer("sara"), now=MONDAY).state
        == "stopped"
    )


def test_a_long_period_still_has_a_reference_that_the_bank_takes(purse):
    made = purse.order(period="2023-01-01--2023-12-31-och-lite-till")
    assert len(made.reference) <= 35
    assert purse.write().orders == 1


@pytest.mark.parametrize(
    "change", [{"gross": 1, "net": 1, "tax": 0}, {"account": "1"}, {"state": "paid"}, {"half_days": 10}, {"lines": []}]
)
def test_the_database_refuses_to_change_an_order(purse, change):
    made = purse.order()
    with pytest.raises(DatabaseError), transaction.atomic():
        Order.objects.filter(id=made.id).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Order.objects.filter(id=made.id).delete()


def test_the_database_refuses_a_net_that_is_not_gross_less_tax_and_a_claim_of_nothing(purse):
    made = purse.order()
    row = Order.objects.get(id=made.id)
    row.id, row.reference, row.version, row.net = None, "x", 9, 1
    with pytest.raises(IntegrityError, match="order_net"), transaction.atomic():
        row.save(force_insert=True)
    with pytest.raises(IntegrityError, match="claim_positive"), transaction.atomic():
        Claim.objects.create(
            case_id=made.case,
            benefit="b",
            period="p",
            version=1,
            assessment_id=made.assessment,
            amount=0,
            found_at=MONDAY,
        )


@pytest.mark.faults
def test_the_same_order_made_by_eight_at_once_is_one_order_and_one_voucher(racing_purse):
    assessment = racing_purse.matter.assess(kind="period", key="2023-W10")
    made = race([lambda: racing_purse.order(assessment=assessment) for _ in range(8)])
    assert {order.reference for order in made} == {f"{racing_purse.matter.case.number}-2023-W10-1"}
    assert Order.objects.count() == 1
    assert ledger.balance("tryggve", "benefit_cost") == 327300
