"""Bo's road, with the practice e-ID and the practice registers."""

import pytest

from tests.portals.conftest import PEOPLE
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import read_people


@pytest.fixture(scope="session")
def registers():
    simulator = RegistersSimulator(read_people(PEOPLE))
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
def road(bo, bankid, registers, settings):
    """Where Bo's case can be brought as far as a test needs."""
    from tests.portals.claimant.road import Road

    settings.REGISTERS_URL = registers.address
    return Road(bankid)
