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
