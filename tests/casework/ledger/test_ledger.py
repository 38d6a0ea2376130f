"""Each voucher sums to zero, is written once, and is never changed: by our code, and by the database whoever writes."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.race import race
from tryggve.casework.ledger import accounts, actions, queries
from tryggve.casework.ledger.accounts import BANK, BENEFIT_COST, PAYABLE, TAX_DUE, Account
from tryggve.casework.ledger.models import Posting, Voucher

DAY = date(2023, 3, 16)
ORDERED = [(BENEFIT_COST, 327_300), (TAX_DUE, -98_200), (PAYABLE, -229_100)]


def post(key="order:1", postings=ORDERED, **changes):
    return actions.post(
        **{"insurer": "tryggve", "key": key, "day": DAY, "text": "Ersättning", "postings": postings, **changes}
    )


def test_a_voucher_is_kept_with_its_postings_in_whole_ore(town):
    voucher = post()
    assert voucher.postings == (("benefit_cost", 327_300), ("tax_due", -98_200), ("payable", -229_100))
    assert queries.voucher("order:1") == voucher
    assert queries.vouchers("tryggve", DAY) == [voucher]
    assert queries.unbalanced() == []


def test_the_same_event_posted_twice_is_one_voucher(town):
    assert post() == post(postings=list(reversed(ORDERED)))
    assert Voucher.objects.count() == 1


def test_another_event_under_the_same_key_is_refused(town):
    post()
    with pytest.raises(actions.VoucherDiffers):
        post(postings=[(BENEFIT_COST, 1), (PAYABLE, -1)])
    with pytest.raises(actions.VoucherDiffers):
        post(insurer="norrsken")


@pytest.mark.parametrize(
    "postings",
    [
        [], [(BANK, 0), (PAYABLE, 0)], [(BANK, 5)], [(BANK, 5), (PAYABLE, -4)], [(BANK, 1.0), (PAYABLE, -1.0)],
        [(BANK, True), (PAYABLE, -1)], [(BANK, 5), (PAYABLE, -5), (TAX_DUE, 0)],
    ],
)  # fmt: skip
def test_what_does_not_balance_in_whole_ore_is_refused(town, postings):
    with pytest.raises(actions.Unbalanced):
        post(postings=postings)


def test_an_unknown_account_and_an_unknown_insurer_are_refused(town):
    with pytest.raises(actions.UnknownAccount):
        post(postings=[("kassakista", 5), (BANK, -5)])
    with pytest.raises(LookupError):
        post(insurer="nope")


def test_a_voucher_is_undone_once_by_another_one(town):
    post()
    back = [(account, -amount) for account, amount in ORDERED]
    undone = post("order:1:undone", back, reverses="order:1")
    assert undone.reverses == "order:1"
    assert post("order:1:undone", back, reverses="order:1") == undone
    with pytest.raises(actions.AlreadyReversed):
        post("order:1:undone again", back, reverses="order:1")
    with pytest.raises(actions.NoSuchVoucher):
        post("x", back, reverses="never written")
    assert queries.trial_balance("tryggve") == {"benefit_cost": 0, "payable": 0, "tax_due": 0}


def test_balances_are_by_insurer_account_and_day(town):
    post()
    post("paid:1", [(PAYABLE, 229_100), (BANK, -229_100)], day=date(2023, 3, 17))
    assert queries.balance("tryggve", PAYABLE) == 0
    assert queries.balance("tryggve", PAYABLE, upto=DAY) == -229_100
    assert queries.balance("tryggve", "bank") == -229_100
    assert queries.balance("tryggve") == 0
    assert queries.balance("norrsken", BANK) == 0
    assert queries.trial_balance("tryggve", upto=DAY) == {
        "benefit_cost": 327_300,
        "payable": -229_100,
        "tax_due": -98_200,
    }


def test_every_account_has_words_in_both_languages():
    assert {accounts.CLAIMS, accounts.RETURNED} <= set(Account)
    assert all(account.sv and account.en for account in Account)


def commit():
    """What happens when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("amounts", [[], [5], [5, -4], [5, -5, 1], [5, -5]])
def test_the_database_refuses_a_voucher_that_is_not_whole(town, amounts):
    said = max(2, len(amounts)) + (amounts == [5, -5])

    def write():
        voucher = Voucher.objects.create(insurer_id=town.tryggve.id, key="x", day=DAY, text="x", lines=said)
        for amount in amounts:
            Posting.objects.create(voucher=voucher, account=BANK, amount=amount)
        commit()

    with pytest.raises(DatabaseError), transaction.atomic():
        write()


def test_the_database_refuses_postings_added_to_an_old_voucher_even_a_pair_that_balances(town):
    voucher = Voucher.objects.get(id=post().id)
    commit()
    Posting.objects.bulk_create(
        [Posting(voucher=voucher, account=BANK, amount=5), Posting(voucher=voucher, account=PAYABLE, amount=-5)]
    )
    with pytest.raises(DatabaseError, match="not whole"):
        commit()
    transaction.set_rollback(True)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_posting SET amount = amount * 2", "DELETE FROM ledger_posting", "TRUNCATE ledger_posting",
        "UPDATE ledger_voucher SET day = '2020-01-01'", "DELETE FROM ledger_voucher", "TRUNCATE ledger_voucher CASCADE",
        "SET LOCAL pgtrigger.ignore = '{{{names}}}'; UPDATE ledger_posting SET amount = 1",
    ],
)  # fmt: skip
def test_the_database_refuses_to_change_the_books(town, sql):
    post()
    commit()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(tgname, ',') FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%%'")
        sql = sql.format(names=cursor.fetchone()[0]) if "names" in sql else sql
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_posting_of_nothing_is_refused_by_the_database(town):
    voucher = Voucher.objects.get(id=post().id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(voucher=voucher, account=BANK, amount=0)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(list(Account)), st.integers(-(10**14), 10**14)), min_size=1, max_size=6))
def test_whatever_is_posted_the_ledger_sums_to_zero(town, lines):
    balance = -sum(amount for _, amount in lines)
    with transaction.atomic():
        try:
            post(f"any:{lines}"[:120], [*lines, (BANK, balance)])
            commit()
        except actions.Unbalanced:
            assert balance == 0 or any(amount == 0 for _, amount in lines)
        assert queries.balance("tryggve") == 0
        transaction.set_rollback(True)


@pytest.mark.faults
def test_twenty_connections_posting_one_event_write_one_voucher(racing_town):
    results = race([post] * 20)
    assert len({result.id for result in results}) == 1
    assert queries.balance("tryggve", BENEFIT_COST) == 327_300


@pytest.mark.faults
def test_two_that_undo_the_same_voucher_at_once_undo_it_once(racing_town):
    post()
    back = [(account, -amount) for account, amount in ORDERED]
    results = race([lambda n=n: post(f"undone:{n}", back, reverses="order:1") for n in range(8)])
    assert sum(isinstance(result, actions.AlreadyReversed) for result in results) == 7
    assert queries.balance("tryggve", BENEFIT_COST) == 0
