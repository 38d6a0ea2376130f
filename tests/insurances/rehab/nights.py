"""The retention rule at night: the job, papers to erase, the bank that pays first, and a look through the whole database."""

from datetime import date

from django.db import connection

from tests.casework.documents.files import PDF
from tests.insurances.rehab.town import TESTS, at
from tryggve.casework.applications import queries as applied
from tryggve.casework.base.actor import system
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying, retention
from tryggve.casework.payments import queries as payments
from tryggve.gateways.iso20022.bank import Bank

RULE = system("health-retention")
DECIDED = date(2026, 3, 12)
TWO_YEARS = date(2028, 3, 12)


def run(day):
    """The nightly job of that day, as the schedule runs it."""
    return retention.erase_due(day=day, actor=RULE, now=at(day.isoformat(), "03:30:00"))


def paper(town, case, content=PDF, now=None):
    return flow.add_company_document(
        case=case.number, name="Plan för Anna.pdf", content=content, kind="treatment", actor=town.employer(), now=now or at("2026-03-11")
    )  # fmt: skip


def settle_money(case, day=date(2026, 4, 24)):
    """What is due that day goes to the bank, which pays it."""
    noon = at(day.isoformat(), "12:00:00")
    flow.pay_due(insurer=case.insurer, day=day, actor=TESTS, now=noon)
    Bank(paying.bank_folder(case.insurer)).work(noon)
    flow.read_bank(insurer=case.insurer, actor=TESTS, now=noon)
    assert {order.state for order in payments.orders(case.id)} == {"paid"}


def everywhere():
    """Every value of every row of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
            yield from ((table, row) for (row,) in cursor.fetchall())


def found(*texts):
    return {(table, text) for table, row in everywhere() for text in texts if text in row}


def erased(case):
    return {one.kind for one in applied.submissions(case.id, all_versions=True) if one.erased_at}
