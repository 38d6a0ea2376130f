import pytest

from tests.casework.payments.purse import open_purse


@pytest.fixture
def purse(db, files, tmp_path):
    return open_purse(tmp_path / "bank")


@pytest.fixture
def racing_purse(transactional_db, files, tmp_path):
    return open_purse(tmp_path / "bank")


@pytest.fixture
def paid(purse):
    """A week paid by the bank."""
    purse.order()
    purse.day()
    return purse
