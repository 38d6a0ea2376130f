from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tryggve.gateways.bankid import BankID
from tryggve.gateways.bankid.simulator import BankIDSimulator, make_certificates
from tryggve.gateways.simulation import People, read_people

# One client for all calls of the simulators' own pages: making one reads every authority of the machine.
WEB = httpx.Client(trust_env=False, verify=False)  # noqa: S501 - plain HTTP to 127.0.0.1
PEOPLE = Path(__file__).parent / "people.toml"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture(scope="session")
def people() -> People:
    return read_people(PEOPLE)


@pytest.fixture(scope="session")
def certificate_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificates(tmp_path_factory.mktemp("certificates")).folder


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simulator(certificate_folder: Path, people: People, clock: Clock) -> Iterator[BankIDSimulator]:
    made = BankIDSimulator(certificate_folder, people, clock=clock)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def bankid(simulator: BankIDSimulator) -> Iterator[BankID]:
    with BankID(simulator.connection(timeout=3)) as line:
        yield line
