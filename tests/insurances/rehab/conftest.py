import pytest
from django.db import connection

from tests.insurances.rehab.town import build_town


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
    """The practice bank of an insurer."""
    from tryggve.casework.flow import paying
    from tryggve.gateways.iso20022.bank import Bank

    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    return lambda insurer: Bank(paying.bank_folder(insurer))
