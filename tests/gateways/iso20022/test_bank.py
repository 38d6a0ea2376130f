from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyiso20022.camt import camt_053_001_02, camt_054_001_02
from pyiso20022.pain import pain_002_001_03
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig

from tests.gateways.iso20022.orders import AMINA, BO, MONDAY, PAYER, RUT, THURSDAY, order
from tryggve.gateways.iso20022 import (
    Account,
    BankLink,
    PaymentFile,
    StatusReport,
    WrongCurrency,
    kind_of,
    read_notifications,
    read_statements,
    read_status,
    write,
)
from tryggve.gateways.iso20022.bank import Bank, UnknownMode
from tryggve.gateways.iso20022.conformity import check
from tryggve.gateways.simulation import ForbiddenInProduction

PAYDAY = datetime(2023, 3, 23, 6, 0, tzinfo=MONDAY.tzinfo)
BOS_ACCOUNT = "8327-99041234567"
EVERYTHING = BO.amount_ore + AMINA.amount_ore + RUT.amount_ore


class Office:
    """Our side: sends, and reads each answer once."""

    def __init__(self, folder: Path) -> None:
        self.bank, self.link, self.seen = Bank(folder), BankLink(folder), set[str]()

    def sends(self, *payments, created: datetime = MONDAY) -> PaymentFile:
        file = write(order(*payments, created=created))
        self.link.send(file.name, file.content)
        return file

    def hears(self) -> list[StatusReport | Account]:
        heard: list[StatusReport | Account] = []
        for one in self.link.incoming(self.seen):
            self.seen.add(one.name)
            if kind_of(one.content) == "pain.002":
                heard.append(read_status(one.content))
            else:
                heard.extend(read_notifications(one.content))
        return heard


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_file_is_accepted_at_once_and_booked_on_its_day(office: Office) -> None:
    file = office.sends()
    assert office.bank.work(MONDAY) == 1
    (report,) = office.hears()
    assert isinstance(report, StatusReport)
    assert (report.original_message_id, report.status) == (file.message_id, "ACCP")
    assert {one.status for one in report.items} == {"ACCP"}
    assert office.bank.balances() == {}
    assert office.bank.work(PAYDAY) == 2
    accounts, slips = office.hears()
    assert isinstance(accounts, Account)
    assert isinstance(slips, Account)
    lines = [*accounts.entries, *slips.entries]
    assert sum(one.amount_ore for one in lines) == file.sum_ore
    assert {one.booked for one in lines} == {THURSDAY}
    assert {tx.end_to_end_id for one in lines for tx in one.transactions} == {p.end_to_end_id for p in (BO, AMINA, RUT)}
    balances = office.bank.balances()
    assert balances[PAYER.iban] == -EVERYTHING
    assert balances[BOS_ACCOUNT] == BO.amount_ore
    assert balances["avi-199202142387"] == RUT.amount_ore
    assert sum(balances.values()) == 0
    assert office.bank.work(PAYDAY) == 0


def test_the_banks_own_files_fit_the_published_models(office: Office) -> None:
    office.bank.make("reject", which=AMINA.end_to_end_id)
    office.bank.make("return", which=BO.end_to_end_id)
    office.sends()
    office.bank.work(PAYDAY)
    office.bank.work(PAYDAY + timedelta(days=1))
    office.bank.state_day(PAYER.iban, THURSDAY, PAYDAY)
    models = {"pain002": pain_002_001_03, "camt054": camt_054_001_02, "camt053": camt_053_001_02}
    parser = XmlParser(config=ParserConfig(fail_on_unknown_properties=True, fail_on_converter_warnings=True))
    files = sorted(office.link.inbox.iterdir())
    assert len(files) == 5
    for file in files:
        model = next(models[kind] for kind in models if kind in file.name)
        check(parser.from_bytes(file.read_bytes(), model.Document))


def test_somebody_pays_in_and_states_a_reference(office: Office) -> None:
    name = office.bank.pay_in(PAYER.iban, 12_345, "000000174", name="Bo & Co", now=PAYDAY)
    parser = XmlParser(config=ParserConfig(fail_on_unknown_properties=True, fail_on_converter_warnings=True))
    check(parser.from_bytes((office.link.inbox / name).read_bytes(), camt_054_001_02.Document))
    (account,) = office.hears()
    assert isinstance(account, Account)
    (entry,) = account.entries
    assert (entry.direction, entry.amount_ore, entry.booked, account.account) == ("CRDT", 12_345, THURSDAY, PAYER.iban)
    (paid,) = entry.transactions
    assert (paid.reference, paid.counterparty, paid.return_reason) == ("000000174", "Bo & Co", "")
    assert office.bank.balances()[PAYER.iban] == 12_345
    office.bank.state_day(PAYER.iban, THURSDAY, PAYDAY)
    assert name in {one.name for one in office.link.incoming()}


def test_the_same_file_again_pays_nothing_even_without_the_banks_own_check(office: Office) -> None:
    office.bank.make("no_duplicate_check")
    office.bank.make("cut")
    office.sends()
    office.bank.work(MONDAY)
    assert office.hears() == []
    for _ in range(3):
        office.sends()
        office.bank.work(PAYDAY)
    assert office.bank.balances()[PAYER.iban] == -EVERYTHING


def test_the_same_message_under_another_name_is_refused_unless_the_bank_is_told_not_to(office: Office) -> None:
    file = office.sends()
    office.bank.work(MONDAY)
    office.link.send("again.xml", file.content)
    office.bank.work(MONDAY)
    _, second = office.hears()
    assert isinstance(second, StatusReport)
    assert (second.status, second.reason) == ("RJCT", "AM05")
    office.bank.work(PAYDAY)
    assert office.bank.balances()[PAYER.iban] == -EVERYTHING
    office.bank.make("no_duplicate_check")
    office.link.send("again-2.xml", file.content)
    office.bank.work(PAYDAY)
    assert office.bank.balances()[PAYER.iban] == -2 * EVERYTHING


def test_a_closed_account_is_rejected_and_not_paid(office: Office) -> None:
    office.bank.make("reject", which=BO.end_to_end_id)
    office.sends()
    office.bank.work(PAYDAY)
    report = office.hears()[0]
    assert isinstance(report, StatusReport)
    assert report.status == "PART"
    assert {one.end_to_end_id: (one.status, one.reason) for one in report.items}[BO.end_to_end_id] == ("RJCT", "AC04")
    assert BOS_ACCOUNT not in office.bank.balances()


def test_a_payment_can_come_back_on_a_later_day(office: Office) -> None:
    office.bank.make("return", which=BO.end_to_end_id)
    office.sends(BO)
    office.bank.work(PAYDAY)
    office.hears()
    office.bank.work(PAYDAY + timedelta(days=1))
    (account,) = office.hears()
    assert isinstance(account, Account)
    (line,) = account.entries
    assert (line.direction, line.amount_ore) == ("CRDT", BO.amount_ore)
    assert [(one.end_to_end_id, one.return_reason) for one in line.transactions] == [(BO.end_to_end_id, "AC04")]
    assert set(office.bank.balances().values()) == {0}
    assert office.bank.work(PAYDAY + timedelta(days=2)) == 0


def test_an_answer_twice_is_two_files_with_one_message(office: Office) -> None:
    office.bank.make("twice", of="booking")
    office.sends(BO)
    office.bank.work(PAYDAY)
    _, first, second = office.hears()
    assert first == second


def test_a_late_answer_comes_on_its_day(office: Office) -> None:
    office.bank.make("late", of="booking", days=2)
    office.sends(BO)
    assert office.bank.work(PAYDAY) == 1
    assert office.bank.work(PAYDAY + timedelta(days=1)) == 0
    assert office.bank.work(PAYDAY + timedelta(days=2)) == 1


def test_reordered_answers_tell_of_the_booking_first(office: Office) -> None:
    office.bank.make("reordered")
    office.sends(BO)
    assert office.bank.work(MONDAY) == 0
    office.bank.work(PAYDAY)
    assert [type(one) for one in office.hears()] == [Account, StatusReport]


def test_a_partial_booking_is_completed_the_next_day(office: Office) -> None:
    office.bank.make("partial")
    office.sends(AMINA, BO)
    office.bank.work(PAYDAY)
    assert office.bank.balances()[PAYER.iban] == -AMINA.amount_ore
    office.bank.work(PAYDAY + timedelta(days=1))
    assert office.bank.balances()[PAYER.iban] == -AMINA.amount_ore - BO.amount_ore


def test_a_payment_nobody_ordered_is_named(office: Office) -> None:
    office.bank.make("unknown_reference")
    office.sends(BO)
    office.bank.work(PAYDAY)
    account = office.hears()[1]
    assert isinstance(account, Account)
    assert [one.end_to_end_id for one in account.entries[0].transactions] == [BO.end_to_end_id, "OKAND-1"]


def test_a_wrong_sum_shows_as_unexplained(office: Office) -> None:
    office.bank.make("wrong_sum")
    office.sends(BO)
    office.bank.work(PAYDAY)
    account = office.hears()[1]
    assert isinstance(account, Account)
    assert account.entries[0].unexplained_ore == 100


def test_another_currency_is_refused_by_the_reader(office: Office) -> None:
    office.bank.make("other_currency")
    office.sends(BO)
    office.bank.work(PAYDAY)
    with pytest.raises(WrongCurrency):
        office.hears()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"<NbOfTxs>3<", b"<NbOfTxs>4<", "AM18"),
        (b"<CtrlSum>23745.56<", b"<CtrlSum>23745.57<", "AM10"),
        (b'Ccy="SEK"', b'Ccy="EUR"', "AM03"),
        (b"</Document>", b"", "FF01"),
    ],
)
def test_the_bank_refuses_a_file_that_is_wrong(office: Office, old: bytes, new: bytes, reason: str) -> None:
    content = write(order()).content
    assert old in content
    office.link.send("wrong.xml", content.replace(old, new, 1))
    office.bank.work(PAYDAY)
    (report,) = office.hears()
    assert isinstance(report, StatusReport)
    assert (report.status, report.reason) == ("RJCT", reason)
    assert office.bank.balances() == {}


def test_statements_carry_the_balance_from_day_to_day(office: Office) -> None:
    office.sends(BO)
    office.bank.work(PAYDAY)
    friday = THURSDAY + timedelta(days=1)
    names = [office.bank.state_day(PAYER.iban, day, PAYDAY) for day in (THURSDAY, friday)]
    contents = {one.name: one.content for one in office.link.incoming()}
    (thursday,), (after,) = (read_statements(contents[name]) for name in names)
    assert [one.amount_ore for one in thursday.balances] == [0, -BO.amount_ore]
    assert [one.amount_ore for one in after.balances] == [-BO.amount_ore, -BO.amount_ore]
    assert after.entries == ()


def test_a_new_bank_over_the_same_folder_remembers(office: Office, tmp_path: Path) -> None:
    office.sends()
    office.bank.work(MONDAY)
    assert Bank(tmp_path).work(PAYDAY) == 2
    assert office.bank.balances()[PAYER.iban] == -EVERYTHING


def test_killed_before_its_answers_are_laid_out_the_bank_lays_them_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.sends()

    def full_disk(*_arguments: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("tryggve.gateways.iso20022.bank.bank.lay", full_disk)
        with pytest.raises(OSError, match="No space"):
            office.bank.work(PAYDAY)
    office.bank.work(PAYDAY + timedelta(hours=1))
    assert len(office.hears()) == 3
    assert office.bank.balances()[PAYER.iban] == -EVERYTHING


def test_a_mode_that_does_not_exist_is_named(office: Office) -> None:
    with pytest.raises(UnknownMode, match="no_duplicate_check"):
        office.bank.make("kaos")


def test_the_bank_refuses_production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRYGGVE_MODE", "production")
    with pytest.raises(ForbiddenInProduction):
        Bank(tmp_path)


def test_the_amount_paid_is_what_was_ordered_whatever_the_names(office: Office) -> None:
    odd = replace(BO, name="Åsa <Öberg> & Söner", text="'\"")
    office.sends(odd)
    office.bank.work(PAYDAY)
    assert office.bank.balances()[BOS_ACCOUNT] == odd.amount_ore
