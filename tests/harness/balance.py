"""Every test that touches the database ends with books that balance: each voucher, and the ledger as a whole."""

import pytest

from tests.harness.database import uses_django_s

UNBALANCED = "SELECT voucher_id, sum(amount) FROM ledger_posting GROUP BY voucher_id HAVING sum(amount) <> 0"
WHOLE = "SELECT COALESCE(sum(amount), 0) FROM ledger_posting"


@pytest.fixture(autouse=True)
def balanced_books(request):
    if not uses_django_s(request.node):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    yield
    from django.db import connection

    if connection.needs_rollback:  # the test let a statement fail; nothing of it is kept
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('ledger_posting') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        cursor.execute(UNBALANCED)
        assert cursor.fetchall() == [], "vouchers that do not sum to zero"
        cursor.execute(WHOLE)
        assert cursor.fetchone()[0] == 0, "the ledger does not sum to zero"
