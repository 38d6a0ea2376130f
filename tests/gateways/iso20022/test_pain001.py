from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.gateways.iso20022.orders import AMINA, BO, MONDAY, RUT, order
from tryggve.gateways.iso20022 import BankAccount, CannotPay, Iban, Payment, Slip, kind_of, write
from tryggve.gateways.iso20022.bank.intake import read_order
from tryggve.gateways.iso20022.conformity import NotConforming
from tryggve.gateways.iso20022.pain001 import printable

GOLDEN = Path(__file__).parent / "golden" / "pain001.xml"


def test_the_file_is_the_golden_one() -> None:
    assert write(order()).content.decode() == GOLDEN.read_text("utf-8")


def test_the_file_is_valid_by_the_published_schema() -> None:
    pytest.importorskip("sepaxml", reason="the published schema comes with sepaxml, a package for tests alone")
    schema = etree.XMLSchema(etree.fromstring((files("sepaxml") / "schemas" / "pain.001.001.03.xsd").read_bytes()))
    schema.assertValid(etree.fromstring(write(order()).content))


def test_the_file_reads_back_with_its_count_sum_and_accounts() -> None:
    file = write(order())
    told = read_order(file.content)
    assert told.reason == ""
    assert told.message_id == file.message_id
    assert (file.count, file.sum_ore) == (3, 229100 + 2145455 + 1)
    assert {one.end_to_end_id: (one.amount_ore, one.payee_account) for one in told.payments} == {
        "BO-2023-V10-1": (229100, "8327-99041234567"),
        "AMINA-2025-11-1": (2145455, "SE3550000000054910000003"),
        "RUT-2023-V10-1": (1, "avi-199202142387"),
    }
    assert kind_of(file.content) == "pain.001"


def test_the_same_order_gives_the_same_bytes_in_any_order_of_payments() -> None:
    assert write(order(BO, AMINA, RUT)) == write(order(RUT, BO, AMINA))


def test_the_message_id_depends_on_what_is_paid_and_not_on_when_the_file_is_made() -> None:
    first, later = write(order()), write(order(created=MONDAY + timedelta(hours=1)))
    assert first.message_id == later.message_id
    assert first.name == later.name
    assert first.sha256 != later.sha256
    dearer = write(order(replace(BO, amount_ore=BO.amount_ore + 1), AMINA, RUT))
    assert dearer.message_id != first.message_id


@pytest.mark.parametrize(
    "wrong",
    [
        replace(BO, amount_ore=0),
        replace(BO, amount_ore=-1),
        replace(BO, end_to_end_id=""),
        replace(BO, end_to_end_id="x" * 36),
        replace(BO, end_to_end_id="é"),
        replace(BO, name=" "),
        replace(BO, to=BankAccount("832", "1")),
        replace(BO, to=BankAccount("12345", "1")),
        replace(BO, to=BankAccount("8327", "12A4")),
        replace(BO, to=BankAccount("8327", "")),
        replace(BO, to=Iban("SE3550000000054910000004")),
        replace(BO, to=Iban("åä")),
        replace(BO, to=Slip("", "903 26", "Umeå")),
    ],
)
def test_a_payment_that_cannot_be_paid_is_refused(wrong: Payment) -> None:
    with pytest.raises(CannotPay):
        write(order(wrong))


def test_an_empty_order_and_an_id_twice_are_refused() -> None:
    with pytest.raises(CannotPay, match="nothing"):
        write(replace(order(), payments=()))
    with pytest.raises(CannotPay, match="twice"):
        write(order(BO, BO))


def test_what_breaks_the_schema_is_refused() -> None:
    bad = order()
    with pytest.raises(NotConforming, match="BIC"):
        write(replace(bad, payer=replace(bad.payer, bic="nej")))
    with pytest.raises(NotConforming, match="OrgId"):
        write(replace(bad, payer=replace(bad.payer, orgnr="")))


def test_markup_in_names_and_texts_stays_text() -> None:
    file = write(order(replace(BO, name="Bo <b> & Co", text="]]>\x00<!-- ")))
    assert b"Bo .b. + Co" in file.content
    assert read_order(file.content).reason == ""


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_printable(text: str) -> None:
    shown = printable(text, 35)
    assert len(shown) <= 35
    assert printable(shown, 35) == shown
    assert all(c in "åäöÅÄÖ" or (c.isascii() and c.isprintable()) for c in shown)
    assert not set(shown) & set('<>&"')


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**13))
def test_every_amount_is_written_to_the_ore(ore: int) -> None:
    told = read_order(write(order(replace(BO, amount_ore=ore))).content)
    assert [one.amount_ore for one in told.payments] == [ore]
    assert told.reason == ""
