import pytest
from django.db import connection

from tests.insurances.rehab.nights import paper, settle_money
from tests.insurances.rehab.town import ANNA, apply, build_town, consent, decide


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def town(db, files):
    return build_town()


@pytest.fixture
def racing_town(transactional_db, files):
    """Everyone, committed, for tests with several connections."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return build_town()


@pytest.fixture
def bank(settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"


@pytest.fixture
def granted(town, bank):
    """Anna's application, with a paper; both payers have said yes, and all that can be paid is."""
    made = apply(town, ANNA)
    paper(town, made["fk"])
    decide(town, made["fk"])
    consent(town, made["afa"], "anna")
    decide(town, made["afa"])
    settle_money(made["fk"])
    return made
