from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.casework.matter import MONDAY, ROBOT, THURSDAY
from tests.casework.payments.purse import at
from tests.casework.race import race
from tryggve.casework.payments import actions, queries
from tryggve.casework.payments.models import BankFile
from tryggve.gateways.iso20022 import kind_of

NEXT_THURSDAY = date(2023, 3, 23)


def test_everything_due_is_in_one_file_and_nothing_else(purse):
    purse.order()
    purse.order(period="2023-W11", gross=545500)
    later = purse.order(period="2023-W12", gross=436400, due_on=NEXT_THURSDAY)
    written = purse.write()
    assert (written.orders, written.total, written.state) == (2, 229200 + 381900, "written")
    assert kind_of(written.content) == "pain.001"
    assert written.message_id in written.name
    assert [order.state for order in queries.orders(purse.matter.case.id) if order.file == written.name] == [
        "filed",
        "filed",
    ]
    assert queries.order(later.reference).state == "ordered"
    assert b"<EndToEndId>2023-000001-2023-W10-1</EndToEndId>" in written.content


def test_a_second_run_the_same_day_finds_nothing_left(purse):
    purse.order()
    assert purse.write() is not None
    assert purse.write() is None
    assert BankFile.objects.count() == 1


def test_an_order_that_cannot_be_paid_stays_and_holds_up_nobody(purse):
    broken = purse.order(period="2023-W10", account="12")
    purse.order(period="2023-W11")
    assert purse.write().orders == 1
    assert queries.order(broken.reference).state == "ordered"
    assert [order.reference for order in queries.due("tryggve", THURSDAY)] == [broken.reference]


def test_without_an_account_it_is_a_payment_slip_to_the_address(purse):
    purse.order(account="")
    content = purse.write().content.decode()
    assert "<PmtMtd>CHK</PmtMtd>" in content
    assert "<StrtNm>Storgatan 1</StrtNm>" in content


@pytest.mark.parametrize(
    ("account", "clearing", "number"),
    [
        ("8327-9,904 123 456-7", "8327", "99041234567"),
        ("5491 0000003", "5491", "0000003"),
        ("83279 9041234567", "8327", "99041234567"),
    ],
)
def test_an_account_is_read_as_the_register_writes_it(purse, account, clearing, number):
    purse.order(account=account)
    content = purse.write().content.decode()
    assert f"<MmbId>{clearing}</MmbId>" in content
    assert f"<Id>{number}</Id>" in content


def test_a_file_is_sent_as_often_as_it_takes_with_the_same_bytes(purse):
    purse.order()
    written = purse.write()
    assert [file.name for file in queries.unsent_files("tryggve")] == [written.name]
    for _ in range(3):
        sent = actions.send_file(file=written.id, link=purse.link, now=at(THURSDAY), actor=ROBOT)
    assert (sent.state, queries.unsent_files("tryggve")) == ("sent", [])
    assert (purse.link.outbox / written.name).read_bytes() == written.content
    assert purse.bank.work(at(THURSDAY)) == 2
    assert purse.bank.work(at(THURSDAY)) == 0


class Cut:
    """A line that lays the file and is then cut before it says so."""

    def __init__(self, link):
        self.link = link

    def send(self, name, content):
        self.link.send(name, content)
        raise ConnectionError("cut")


def test_sent_but_the_answer_lost_it_is_sent_again_and_paid_once(purse):
    purse.order()
    written = purse.write()
    with pytest.raises(ConnectionError):
        actions.send_file(file=written.id, link=Cut(purse.link), now=MONDAY, actor=ROBOT)
    purse.bank.work(at(THURSDAY))
    actions.send_file(file=written.id, link=purse.link, now=MONDAY, actor=ROBOT)
    purse.bank.work(at(THURSDAY))
    purse.read()
    assert purse.bank.balances()["SE4550000000058398257466"] == -229200
    assert purse.reconciled().holds


@pytest.mark.parametrize("change", [{"content": b"x"}, {"total": 1}, {"name": "x"}, {"sha256": "x"}])
def test_the_database_refuses_to_change_a_file(purse, change):
    purse.order()
    written = purse.write()
    with pytest.raises(DatabaseError), transaction.atomic():
        BankFile.objects.filter(id=written.id).update(**change)


@pytest.mark.faults
def test_a_payment_run_started_by_six_hosts_at_once_gives_one_file(racing_purse):
    for week in range(10, 15):
        racing_purse.order(period=f"2023-W{week}")
    files = [made for made in race([racing_purse.write for _ in range(6)]) if made is not None]
    assert [file.orders for file in files] == [5]
    assert BankFile.objects.count() == 1
