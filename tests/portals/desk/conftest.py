"""Officers at their desks; a case of a person's own (Bo's, whose road is walked here too) and one that a company applied for."""

from datetime import date

import pytest
from django.test import Client

from tests.portals.claimant.conftest import registers, road
from tests.portals.claimant.road import Road
from tests.portals.employer.conftest import FK, HEALTH_FIRST, move, register_provider
from tests.portals.employer.rehab_road import RehabRoad
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.people import BO, BYGG, EVA, SARA, enter
from tryggve.casework.base.actor import Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.portals.ui import clock

__all__ = ["registers", "road"]

FRIDA, FREDRIK, ALVA, OLOF, NORA = "198406149800", "198112039816", "197909229804", "197509269812", "198305179809"
ONE, OTHER = "5569990152", "5569990202"


def at_desk(number, insurer, role="officer"):
    """A client at the desk of an insurer."""
    return enter(Client(), number, role=role, insurer=insurer)


def appoint(number, insurer, role="officer"):
    """Give somebody a post."""
    person = people_queries.person_by_number(number).id
    people_actions.appoint(
        person=person, insurer=insurer, role=role, from_day=date(2019, 1, 1), actor=system("tests"), now=clock.now()
    )


def ready(road):
    """Bo has approved the certificate and the registers have answered: there is a proposal. Gives the case."""
    shown = asks.signing_text(kind="part_approve", part=road.part, language="sv", on=road.now.date())
    bo = road.actor(BO, Role.CLAIMANT)
    flow.approve_certificate(part=road.part, signature=road.sign(BO, shown), actor=bo, now=road.now)
    asking.ask_and_assess(case=road.number, now=road.now)
    road.to("2023-03-08")
    return cases.case(road.number)


@pytest.fixture
def sara(people):
    """An officer of the fund."""
    return at_desk(SARA, "tryggve")


@pytest.fixture
def frida(people):
    """An officer of Försäkringskassan, with the permission for what is said of health."""
    return at_desk(FRIDA, FK)


@pytest.fixture
def alva(people):
    """An officer of Afa Försäkring."""
    return at_desk(ALVA, "afa")


@pytest.fixture
def bos_case(people, bankid):
    """Bo's case, with the certificate signed; `ready` brings it to a proposal."""
    return Road(bankid).applied().certified()


@pytest.fixture
def annas_case(people, bankid):
    """A company's application for Anna, at both payers; it is 2026-03-02."""
    move("2026-03-02")
    provider = register_provider(HEALTH_FIRST, "Företagshälsan i Norr AB", "Umeå", date(2020, 1, 1))
    company = people_queries.company_by_number(BYGG)
    eva = enter(Client(), EVA, role="company_user", company=company.id)
    road = RehabRoad(Road(bankid), eva, provider.orgnr)
    road.applied(of(provider))
    return road


@pytest.fixture
def nora(people):
    """A user of the provider that has not applied yet."""
    company = people_queries.company_by_number(OTHER)
    return enter(Client(), NORA, role="company_user", company=company.id)
