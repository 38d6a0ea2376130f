"""Eva, who applies for support for her company; a provider that is approved."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from tests.portals.conftest import PEOPLE
from tests.portals.people import BYGG, EVA, enter
from tryggve.casework.base import actions as base
from tryggve.casework.base.actor import system
from tryggve.casework.people import queries as people_queries
from tryggve.casework.providers import actions as register
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import read_people

LOADER = system("tests")
FK, HEALTH_FIRST = "fk", "5569990020"
COMPETENT = ("medicine", "rehabilitation", "organisation", "behaviour", "ergonomics")


def at(day, clock="09:00:00"):
    """A moment, Swedish time."""
    return timezone.make_aware(datetime.fromisoformat(f"{day}T{clock}"))


def move(day, clock="09:00:00"):
    """Set the clock."""
    base.set_clock(to=at(day, clock), real=timezone.now(), actor=LOADER)


@pytest.fixture
def eva(people):
    """A client signed in as Eva, who acts for the company in rehabilitation matters; it is 2026-03-02."""
    move("2026-03-02")
    company = people_queries.company_by_number(BYGG)
    return enter(Client(), EVA, role="company_user", company=company.id)


def register_provider(orgnr, name, town, first):
    """A provider, approved from a day."""
    asked = register.apply_for_approval(
        insurer=FK, orgnr=orgnr, name=name, town=town, competences=COMPETENT, actor=LOADER, now=at("2020-01-01")
    )
    register.approve(approval=asked.id, from_day=first, actor=LOADER, now=at("2020-01-01"))
    return SimpleNamespace(orgnr=orgnr, name=name)


@pytest.fixture
def approved(people):
    """Företagshälsan is approved from 2020."""
    return register_provider(HEALTH_FIRST, "Företagshälsan i Norr AB", "Umeå", date(2020, 1, 1))


@pytest.fixture
def approved_late(people):
    """Approved from the day after the measure."""
    return register_provider("5569990111", "Sena Hälsan AB", "Kiruna", date(2026, 3, 2))


@pytest.fixture
def road(eva, approved, bankid):
    """Where an application can be brought as far as a test needs."""
    from tests.portals.claimant.road import Road
    from tests.portals.employer.rehab_road import RehabRoad

    return RehabRoad(Road(bankid), eva, approved.orgnr)


@pytest.fixture
def registers(settings):
    """The simulated registers, with the licences of the try-out."""
    made = RegistersSimulator(read_people(PEOPLE))
    made.start()
    settings.REGISTERS_URL = made.address
    yield made
    made.stop()
