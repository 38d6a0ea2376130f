"""Killed before and after every SQL statement, and run again: each krona is ordered, filed, sent and booked once."""

import pytest
from django.utils import timezone

from tests.casework.matter import MONDAY, ROBOT, THURSDAY, killed_everywhere
from tests.casework.payments.purse import at
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.payments import actions, queries
from tryggve.casework.payments.models import BankFile, BankLine, Order
from tryggve.casework.worklists.invariants import broken

pytestmark = pytest.mark.faults
NET = 229200
# A decision made by the room alone has neither a letter nor a line of its signature: those are flow's.
OURS = {"I1", "I2", "I3", "I5", "I7"}


def all_holds():
    return {one.key: one.offenders for one in broken(real=timezone.now()) if one.key in OURS and one.offenders} == {}


def test_an_order(racing_purse):
    made = []
    assessments = {}

    def prepare(place):
        key = f"2023-P{place:03d}"
        assessments[key] = racing_purse.matter.assess(kind="period", key=key)
        made.append(key)

    def order():
        return racing_purse.order(period=made[-1], assessment=assessments[made[-1]])

    def again(_place):
        first, second = order(), order()
        assert first == second

    statements = killed_everywhere(order, prepare=prepare, then=again)
    assert statements > 8
    assert Order.objects.count() == len(made) == 2 * statements + 1
    assert ledger.balance("tryggve", "payable") == -NET * len(made)
    assert all_holds()


def test_a_file(racing_purse):
    periods = []

    def prepare(place):
        periods.append(f"2023-P{place:03d}")
        racing_purse.order(period=periods[-1])

    def again(_place):
        racing_purse.write()
        assert not queries.due("tryggve", THURSDAY)

    statements = killed_everywhere(racing_purse.write, prepare=prepare, then=again)
    assert statements > 8
    filed = list(Order.objects.filter(file__in=BankFile.objects.all()))
    assert sorted(order.period for order in filed) == periods
    assert sum(file.total for file in BankFile.objects.all()) == NET * len(periods)
    assert all_holds()


def test_sending(racing_purse):
    files = []

    def prepare(place):
        racing_purse.order(period=f"2023-P{place:03d}")
        files.append(racing_purse.write())

    def send():
        actions.send_file(file=files[-1].id, link=racing_purse.link, now=at(THURSDAY), actor=ROBOT)

    killed_everywhere(send, prepare=prepare, then=lambda _place: send())
    assert queries.unsent_files("tryggve") == []
    racing_purse.bank.work(at(THURSDAY))
    assert racing_purse.bank.balances()["SE4550000000058398257466"] == -NET * len(files)


def test_reading_the_banks_answers(racing_purse):
    periods = []

    def prepare(place):
        if place % 5 == 3:
            racing_purse.bank.make("reject")
        periods.append(f"2023-P{place:03d}")
        racing_purse.order(period=periods[-1])
        racing_purse.send()
        racing_purse.bank.work(MONDAY.replace(day=16))

    def again(_place):
        racing_purse.read()
        assert racing_purse.reconciled().holds

    statements = killed_everywhere(racing_purse.read, prepare=prepare, then=again)
    assert statements > 20
    states = [order.state for order in queries.orders(racing_purse.matter.case.id)]
    assert len(states) == len(periods)
    paid, rejected = states.count("paid"), states.count("rejected")
    assert paid + rejected == len(periods)
    assert rejected > 1
    assert BankLine.objects.filter(what="booked").count() == paid
    assert ledger.balance("tryggve", "bank") == -NET * paid == racing_purse.bank.balances()["SE4550000000058398257466"]
    assert all_holds()
