import pytest
from django.db import connection

from tests.insurances.rehab.nights import paper, settle_money
from tests.insurances.rehab.town import ANNA, apply, build_town, consent, decide
from tryggve.config.try_out_people import FILE
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import read_people


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def registers(settings):
    """The simulated registers, where the therapists of the try-out are licensed."""
    made = RegistersSimulator(read_people(FILE))
    made.start()
    settings.REGISTERS_URL = made.address
    yield made
    made.stop()


@pytest.fixture
def town(db, files, registers):
    return build_town()


@pytest.fixture
def racing_town(transactional_db, files, registers):
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
