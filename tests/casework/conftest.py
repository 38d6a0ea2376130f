"""The people of the tests, for every room of the casework."""

import pytest
from django.db import connection

from tests.casework import build


@pytest.fixture
def files(settings, tmp_path):
    """A store of documents of its own."""
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def town(db, files):
    """Everyone, registered: see `tests.casework.build.Town`."""
    return build.build_town()


@pytest.fixture
def racing_town(transactional_db, files):
    """Everyone, committed, for tests with several connections. No job is left from the test before."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return build.build_town()


@pytest.fixture
def case(town):
    """Bo's case at the fund."""
    return build.open_case(town)
