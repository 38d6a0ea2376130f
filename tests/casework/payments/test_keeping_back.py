"""What was paid too much is kept back from what is paid next: only when it was decided so, never twice, given back when it is stopped."""

from tests.casework.matter import MONDAY, THURSDAY
from tests.casework.payments.overpaid import FRIDAY, IBAN, TOO_MUCH, all_holds, books, owed
from tests.casework.payments.purse import at
from tests.casework.race import race
from tryggve.casework.payments import actions, claims, queries
from tryggve.casework.payments.models import Repayment


def test_a_part_of_the_next_payment_is_kept_back_when_the_decision_says_so(paid):
    claim = owed(paid, set_off=True)
    order = paid.order(period="2023-W11", keep_back=50)
    net = 327300 - 98100
    kept = min(TOO_MUCH, net // 2)
    assert (order.gross, order.tax, order.set_off, order.net) == (327300, 98100, kept, net - kept)
    assert claims.claim(claim.id).left == TOO_MUCH - kept
    paid.day()
    assert queries.order(order.reference).state == "paid"
    assert (books()["payable"], books()["claims"]) == (0, TOO_MUCH - kept)
    assert all_holds()


def test_nothing_is_kept_back_beyond_the_claim_nor_when_the_decision_does_not_say_so(paid):
    owed(paid, 10000, set_off=True)
    assert paid.order(period="2023-W11", keep_back=50).set_off == 10000
    assert paid.order(period="2023-W12", keep_back=50).set_off == 0
    owed(paid, 20000, period="2023-W11")
    assert paid.order(period="2023-W13", keep_back=50).set_off == 0


def test_the_same_order_again_keeps_back_once(paid):
    claim = owed(paid, set_off=True)
    less = paid.matter.assess(kind="period", key="2023-W11", results={"öre": 1})
    first = paid.order(period="2023-W11", keep_back=10, assessment=less)
    assert paid.order(period="2023-W11", keep_back=10, assessment=less) == first
    assert len(claims.repayments(claim.id)) == 1


def test_an_order_that_is_stopped_gives_back_what_was_kept(paid):
    claim = owed(paid, set_off=True)
    before = books()
    order = paid.order(period="2023-W11", keep_back=50)
    actions.stop(reference=order.reference, why="fel", actor=paid.matter.officer("sara"), now=MONDAY)
    assert claims.claim(claim.id).left == TOO_MUCH
    assert claims.repayments(claim.id) == []
    assert books() == before
    assert all_holds()


def test_a_rejected_order_is_paid_again_with_the_same_kept_back(paid):
    owed(paid, set_off=True)
    order = paid.order(period="2023-W11", keep_back=50)
    paid.bank.make("reject")
    paid.day()
    assert queries.order(order.reference).state == "rejected"
    again = actions.order_again(
        reference=order.reference,
        account="SE3550000000054910000003",
        due_on=THURSDAY,
        actor=paid.matter.officer("sara"),
        now=MONDAY,
    )
    assert (again.net, again.set_off) == (order.net, order.set_off)
    assert Repayment.objects.count() == 1
    assert all_holds()


def test_twenty_payments_in_at_once_and_orders_beside_them_take_each_öre_once(racing_purse):
    racing_purse.order()
    racing_purse.day()
    claim = owed(racing_purse, set_off=True)
    for _ in range(10):
        racing_purse.bank.pay_in(IBAN, 8000, claim.reference, name="Bo", now=at(FRIDAY))
    ready = [racing_purse.matter.assess(kind="period", key=f"2023-W{n}", results={"öre": n}) for n in range(20, 26)]
    results = race(
        [lambda: racing_purse.read(FRIDAY)] * 2
        + [lambda made=made: racing_purse.order(period=made.key, assessment=made, keep_back=20) for made in ready]
    )
    assert not [one for one in results if isinstance(one, Exception)]
    assert claims.claim(claim.id).left == 0
    assert sum(one.amount for one in claims.repayments(claim.id)) == TOO_MUCH
    assert all_holds()
