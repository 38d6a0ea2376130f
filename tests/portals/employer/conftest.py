"""Eva, who applies for support for her company; a provider that is approved."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from tests.portals.people import BYGG, EVA, enter
from tryggve.casework.base import actions as base
from tryggve.casework.base.actor import system
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.casework.providers import actions as register

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
    payers()
    move("2026-03-02")
    company = people_queries.company_by_number(BYGG)
    person = people_queries.person_by_number(EVA)
    people_actions.give_mandate(
        person=person.id, company=company.id, service="rehab", from_day=date(2026, 1, 1), actor=LOADER, now=at("2026-01-01")
    )
    return enter(Client(), EVA, role="company_user", company=company.id)


def payers():
    """The two payers, where the try-out has not registered them."""
    known = {one.key for one in people_queries.insurers()}
    for key, name, orgnr in (("fk", "Försäkringskassan", "2021005521"), ("afa", "Afa Försäkring", "5020336847")):
        if key not in known:
            people_actions.register_insurer(key=key, name=name, orgnr=orgnr, settings={}, actor=LOADER, now=at("2020-01-01"))


def register_provider(orgnr, name, town, first):
    """A provider, approved from a day."""
    payers()
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
