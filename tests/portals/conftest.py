"""The people of the try-out in the database, their practice e-ID, and clients that are signed in as them."""

import json
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.test import Client
from django.utils import timezone, translation

from tests.portals.people import AMINA, BO, RUT, enter
from tryggve.gateways.bankid.simulator import BankIDSimulator
from tryggve.gateways.simulation import read_people

PEOPLE = Path(__file__).parents[2] / "src" / "tryggve" / "config" / "people.toml"


@pytest.fixture(scope="session", autouse=True)
def emptying_in_a_browsers_thread(django_db_setup):
    """While Playwright's loop runs, Django gives the thread another connection object than the one the harness prepared."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def past_the_guards(self, statements):
        return flush(self, ["SET LOCAL session_replication_role = replica;", *statements])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", past_the_guards)
        yield


@pytest.fixture(autouse=True)
def in_swedish():
    """A page in English leaves its language behind in the thread: the next test begins in Swedish all the same."""
    with translation.override("sv"):
        yield


@pytest.fixture
def people(db, settings, tmp_path):
    """Everyone of the try-out, registered; the clock stands where the try-out begins, 2023-03-06."""
    from tryggve.config import try_out_people

    settings.FILES = tmp_path / "files"
    return try_out_people.load(real=timezone.now())


@pytest.fixture(scope="session")
def practice(tmp_path_factory):
    """The simulated BankID, over its real protocol."""
    simulator = BankIDSimulator(tmp_path_factory.mktemp("bankid"), read_people(PEOPLE))
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
def bankid(practice, settings):
    """Our settings lead to the simulator; `bankid("approve", order, number)` plays the app."""
    settings.BANKID_URL, settings.BANKID_PAGE = practice.address, practice.page
    settings.BANKID_CERTIFICATES = practice.certificates.folder

    def play(verb, order="", number="", **more):
        return control(practice, verb, {"orderRef": order, "personalNumber": number, **more})

    yield play
    for order in control(practice, "orders")["orders"]:  # an order left over would be in the way of the next test
        play("cancel", order["orderRef"])


def control(practice, verb, asked=None):
    data = None if asked is None else json.dumps(asked).encode()
    request = Request(f"{practice.page}/control/{verb}", data=data, headers={"Content-Type": "application/json"})  # noqa: S310 - our own
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.loads(answer.read())


@pytest.fixture
def bo(people):
    """A client signed in as Bo."""
    return enter(Client(), BO)


@pytest.fixture
def rut(people):
    """A client signed in as Rut, who has nothing here."""
    return enter(Client(), RUT)


@pytest.fixture
def amina(people):
    """A client signed in as Amina."""
    return enter(Client(), AMINA)
