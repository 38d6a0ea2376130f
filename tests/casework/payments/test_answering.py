from datetime import date

import pytest

from tests.casework.matter import MONDAY, ROBOT, THURSDAY
from tests.casework.race import race
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments import actions, queries
from tryggve.casework.payments.actions import NotParked, NotReconciled, NotYours
from tryggve.casework.payments.models import BankLine
from tryggve.gateways.iso20022.bank import Bank

FRIDAY = date(2023, 3, 17)
MONDAY_AFTER = date(2023, 3, 20)


def state(made):
    return queries.order(made.reference).state


def test_what_the_bank_books_is_paid_and_the_books_agree(purse):
    made = purse.order()
    done = purse.day()
    assert (done.files, done.matched, done.parked) == (2, 2, 0)
    assert str(done) == "2 files, 2 lines matched"
    paid = queries.order(made.reference)
    assert (paid.state, paid.paid_on) == ("paid", THURSDAY)
    assert ledger.trial_balance("tryggve") == {"bank": -229200, "benefit_cost": 327300, "payable": 0, "tax_due": -98100}
    found = purse.reconciled()
    assert (found.ledger, found.bank, found.difference, found.holds) == (-229200, -229200, 0, True)
    assert found.files[0].sent == found.files[0].accepted == (1, 229200)
    assert found.files[0].state == "answered"
    assert [line.what for line in queries.lines_of(made.reference)] == ["accepted", "booked"]


def test_before_the_bank_answers_all_that_was_sent_is_pending(purse):
    purse.order()
    purse.send()
    found = purse.reconciled()
    assert (found.files[0].pending, found.files[0].difference, found.holds) == ((1, 229200), (0, 0), True)


def test_an_answer_read_again_changes_nothing(purse):
    purse.order()
    purse.day()
    before = BankLine.objects.count()
    assert purse.read().files == 0
    assert BankLine.objects.count() == before


@pytest.mark.parametrize("of", ["status", "booking"])
def test_an_answer_given_twice_counts_once(purse, of):
    purse.bank.make("twice", of=of)
    purse.order()
    done = purse.day()
    assert (done.files, done.matched) == (3, 2)
    assert ledger.balance("tryggve", "bank") == -229200
    assert purse.reconciled().holds


def test_a_rejected_payment_is_owed_still_and_paid_once_to_another_account(purse):
    purse.bank.make("reject")
    made = purse.order()
    purse.order(period="2023-W11")
    purse.day()
    assert state(made) == "rejected"
    assert [order.reference for order in queries.rejected("tryggve")] == [made.reference]
    assert (ledger.balance("tryggve", "returned"), ledger.balance("tryggve", "payable")) == (-229200, 0)
    found = purse.reconciled()
    assert (found.files[0].rejected, found.files[0].accepted, found.holds) == ((1, 229200), (1, 229200), True)
    settled = queries.settled(case=made.case, benefit="dagpenning", period="2023-W10")
    again = [
        actions.order_again(reference=made.reference, account="", due_on=FRIDAY, actor=ROBOT, now=MONDAY)
        for _ in range(2)
    ]
    assert again[0] == again[1]
    assert (again[0].net, again[0].again_for, again[0].account, again[0].version) == (229200, made.reference, "", 2)
    assert queries.settled(case=made.case, benefit="dagpenning", period="2023-W10").gross == settled.gross
    purse.day(FRIDAY)
    assert state(again[0]) == "paid"
    assert (ledger.balance("tryggve", "returned"), ledger.balance("tryggve", "payable")) == (0, 0)
    assert ledger.balance("tryggve", "benefit_cost") == 2 * 327300
    assert queries.rejected("tryggve") == []


def test_money_that_comes_back_opens_the_debt_again(purse):
    purse.bank.make("return", reason="AC04")
    made = purse.order()
    purse.day()
    assert state(made) == "paid"
    purse.bank.work(MONDAY.replace(day=17))
    purse.read(FRIDAY)
    assert state(made) == "rejected"
    assert ledger.trial_balance("tryggve") == {
        "bank": 0,
        "benefit_cost": 327300,
        "payable": 0,
        "returned": -229200,
        "tax_due": -98100,
    }
    assert purse.reconciled(FRIDAY).holds
    assert queries.lines_of(made.reference)[-1].reason == "AC04"


def test_the_booking_may_come_before_the_status(purse):
    purse.bank.make("reordered")
    made = purse.order()
    assert purse.day().parked == 0
    purse.bank.work(MONDAY.replace(day=17))
    assert purse.read(FRIDAY).parked == 0
    assert state(made) == "paid"
    assert purse.reconciled(FRIDAY).holds


def test_a_late_answer_leaves_the_payment_pending_until_it_comes(purse):
    purse.bank.make("late", of="booking", days=1)
    made = purse.order()
    purse.day()
    assert state(made) == "accepted"
    purse.bank.work(MONDAY.replace(day=17))
    purse.read(FRIDAY)
    assert state(made) == "paid"


def test_a_status_that_never_comes_is_no_hindrance_to_the_booking(purse):
    purse.bank.make("cut")
    made = purse.order()
    purse.day()
    assert state(made) == "paid"
    assert purse.reconciled().holds


def test_a_part_booked_later_is_paid_later(purse):
    purse.bank.make("partial")
    orders = [purse.order(), purse.order(period="2023-W11")]
    purse.day()
    assert sorted(state(made) for made in orders) == ["accepted", "paid"]
    purse.bank.work(MONDAY.replace(day=17))
    purse.read(FRIDAY)
    assert [state(made) for made in orders] == ["paid", "paid"]
    assert ledger.balance("tryggve", "bank") == -458400


def test_money_on_a_reference_that_nobody_ordered_is_put_aside_and_stops_the_next_file(purse):
    purse.bank.make("unknown_reference")
    made = purse.order()
    done = purse.day()
    assert (done.matched, done.parked) == (2, 1)
    assert state(made) == "paid"
    found = purse.reconciled()
    assert (found.difference, [line.parked_why for line in found.parked]) == (100, ["unknown_reference"])
    purse.order(period="2023-W11", due_on=FRIDAY)
    with pytest.raises(NotReconciled):
        purse.write(FRIDAY)
    actions.explain_line(
        line=found.parked[0].id, why="Bankens fel, rättas måndag.", actor=purse.matter.officer("sara"), now=MONDAY
    )
    assert purse.reconciled().holds
    assert purse.write(FRIDAY).orders == 1


def test_only_what_is_parked_is_explained_and_only_by_those_who_work_there(purse):
    purse.bank.make("unknown_reference")
    purse.order()
    purse.day()
    line = queries.parked("tryggve")[0]
    stranger = Actor(role=Role.OFFICER, name="X", person=purse.matter.ids["disa"], insurer="norrsken")
    with pytest.raises(NotYours):
        actions.explain_line(line=line.id, why="x", actor=stranger, now=MONDAY)
    with pytest.raises(NotYours):
        actions.explain_answer(insurer="tryggve", name="x", why="x", actor=stranger, now=MONDAY)
    with pytest.raises(NotParked):
        actions.explain_line(line=BankLine.objects.exclude(order=None).first().id, why="x", actor=ROBOT, now=MONDAY)
    with pytest.raises(NotParked):
        actions.explain_answer(insurer="tryggve", name="no-such-file", why="x", actor=ROBOT, now=MONDAY)
    assert queries.parked("tryggve") == [line]


def test_a_sum_that_the_parts_do_not_make_is_paid_by_its_parts_and_the_rest_put_aside(purse):
    purse.bank.make("wrong_sum")
    made = purse.order()
    purse.day()
    assert state(made) == "paid"
    found = purse.reconciled()
    assert (found.difference, [(line.amount, line.parked_why) for line in found.parked]) == (100, [(100, "rest")])


def test_a_file_in_another_currency_is_kept_counts_for_nothing_and_stops_the_next_file(purse):
    purse.bank.make("other_currency")
    made = purse.order()
    done = purse.day()
    assert done.unreadable == 1
    assert state(made) == "accepted"
    found = purse.reconciled()
    assert (len(found.unreadable), found.holds) == (1, False)
    assert purse.read().unreadable == 1
    actions.explain_answer(insurer="tryggve", name=found.unreadable[0], why="Fel från banken.", actor=ROBOT, now=MONDAY)
    assert purse.reconciled().holds


def test_a_file_cut_short_is_read_when_it_comes_whole(purse):
    made = purse.order()
    purse.send()
    purse.bank.work(MONDAY.replace(day=16))
    booking = next(file for file in purse.link.inbox.iterdir() if "camt054" in file.name)
    whole = booking.read_bytes()
    booking.write_bytes(whole[: len(whole) // 2])
    assert purse.read().unreadable == 1
    assert state(made) == "accepted"
    booking.write_bytes(whole)
    assert purse.read().files == 1
    assert state(made) == "paid"
    assert purse.reconciled().holds


def test_a_file_refused_because_the_bank_has_it_rejects_no_payment(purse):
    made = purse.order()
    written = purse.send()
    purse.bank.work(MONDAY.replace(day=16))
    (purse.link.outbox / "copy.xml").write_bytes(written.content)
    purse.bank.work(MONDAY.replace(day=16))
    done = purse.read()
    assert state(made) == "paid"
    assert done.parked == 1
    assert [line.parked_why for line in queries.parked("tryggve")] == ["duplicate_file"]


def test_a_payment_booked_with_another_amount_is_put_aside_and_the_order_still_open(purse):
    made = purse.order()
    purse.send()
    purse.bank.work(MONDAY.replace(day=16))
    booking = next(file for file in purse.link.inbox.iterdir() if "camt054" in file.name)
    booking.write_bytes(booking.read_bytes().replace(b"2292.00", b"2291.00"))
    assert purse.read().parked == 1
    assert state(made) == "accepted"
    found = purse.reconciled()
    assert (found.difference, [(line.parked_why, line.amount) for line in found.parked]) == (
        229100,
        [("wrong_amount", 229100)],
    )


def test_a_booking_on_another_account_is_put_aside(purse):
    made = purse.order()
    purse.send()
    purse.bank.work(MONDAY.replace(day=16))
    booking = next(file for file in purse.link.inbox.iterdir() if "camt054" in file.name)
    booking.write_bytes(booking.read_bytes().replace(b"SE4550000000058398257466", b"SE3550000000054910000003"))
    purse.read()
    assert state(made) == "accepted"
    assert [line.parked_why for line in queries.parked("tryggve")] == ["another_account"]


def test_a_difference_paid_later_and_less_paid_back_end_where_one_run_would(purse):
    purse.order(gross=327300)
    purse.day()
    purse.order(gross=109100, version=2, due_on=FRIDAY)
    purse.day(FRIDAY)
    once = purse.order(period="2023-W11", gross=327300 + 109100, due_on=MONDAY_AFTER)
    assert queries.settled(case=once.case, benefit="dagpenning", period="2023-W10").gross == once.gross
    assert ledger.balance("tryggve", "benefit_cost") == 2 * once.gross


@pytest.mark.faults
def test_the_same_answers_read_by_six_at_once_count_once(racing_purse):
    for week in range(10, 14):
        racing_purse.order(period=f"2023-W{week}")
    racing_purse.send()
    racing_purse.bank.work(MONDAY.replace(day=16))
    results = race([racing_purse.read for _ in range(6)])
    assert not [result for result in results if isinstance(result, Exception)]
    assert sum(result.matched for result in results) == 8
    assert ledger.balance("tryggve", "bank") == -4 * 229200
    assert racing_purse.reconciled().holds
    assert isinstance(racing_purse.bank, Bank)
