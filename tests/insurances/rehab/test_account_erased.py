"""What a company told of somebody's health in an account goes when the rest of the case's does; that it was given and judged stays."""

from datetime import date
from hashlib import sha256

import pytest
from django.db import connection
from psycopg import sql

from tests.casework.documents.files import PDF
from tests.insurances.rehab.afterwards import TOLD, ask, give, judge, let_read_health, paid
from tests.insurances.rehab.town import TESTS, answers, apply, at, decide, done
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import Erased
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow import retention
from tryggve.casework.reviews import queries as reviewed

SAID = ("Samtal och besök på arbetsplatsen.", "Ett höj- och sänkbart bord.", "Annas alkoholvanor")
LONG_AFTER = date(2031, 6, 1)


@pytest.fixture
def asked(town, settings, tmp_path):
    """Anna's case at Försäkringskassan, paid, and asked about."""
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    let_read_health(town)
    case = apply(town, answers("anna", done("1", "utredning", "3 000")))["fk"]
    decide(town, case)
    paid()
    return ask(town, case)


def where(*texts):
    """The tables of the whole database that hold one of the texts."""
    found = set()
    for table in connection.introspection.table_names():
        for text in texts:
            with connection.cursor() as cursor:
                query = sql.SQL("SELECT 1 FROM {table} row WHERE position(%s in row::text) > 0 LIMIT 1")
                cursor.execute(query.format(table=sql.Identifier(table)), [text])
                found |= {table} if cursor.fetchone() else set()
    return found


def erase(day=LONG_AFTER):
    return retention.erase_due(day=day, actor=TESTS, now=at(day.isoformat(), "03:30:00"))


def test_given_it_is_kept_apart_and_erased_it_is_nowhere_nor_its_plain_hash(town, asked):
    case = cases.case(asked.case_number)
    flow.add_company_document(
        case=case.number,
        name=f"{SAID[2]}.pdf",
        content=PDF,
        kind="account",
        actor=town.employer(),
        now=at("2026-05-19"),
    )
    give(town, asked)
    judge(town, case, asked)
    hashes = [sha256(said.encode()).hexdigest()[:32] for word in SAID for said in (word, f'"{word}"')]
    assert where(*SAID[:2]) == {"applications_sensitive"}
    assert where(SAID[2]) == {"applications_sensitive", "documents_document"}
    assert where(*hashes) == set()
    answer = reviewed.request(asked.number).answer
    assert applied.holds(answer)
    erase()
    assert where(*SAID, *hashes) == set()
    assert applied.holds(answer)
    told = asks.account_to_read(request=asked.number, actor=town.officer("fk"), now=at("2031-06-02"))
    assert all(isinstance(said, Erased) for said in told.lines[0].answers.values())
    assert isinstance(told.documents[0], Erased)
    assert (told.request.state, set(TOLD["1"])) == ("accepted", set(told.lines[0].answers))


def test_while_an_account_is_wanted_nothing_of_the_case_is_erased(town, asked):
    assert where("Arbeta kvar") == {"applications_sensitive"}
    erase()
    assert where("Arbeta kvar") == {"applications_sensitive"}
    flow.take_back_account(request=asked.number, actor=town.officer("fk"), now=at("2026-06-02"))
    erase()
    assert where("Arbeta kvar") == set()
