"""At the payers' desk: health details behind a permission of their own, sums and duplicates, providers approved from a day."""

from datetime import date

import pytest
from django.test import Client

from tests.portals.employer.conftest import COMPETENT, FK, LOADER, at
from tests.portals.employer.rehab_road import ANNA
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import enter
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.casework.providers import actions as register

FRIDA, FREDRIK = "198406149800", "198112039816"


@pytest.fixture
def frida(people):
    """An officer of Försäkringskassan who may also read what is said of health."""
    return enter(Client(), FRIDA, role="officer", insurer=FK)


@pytest.fixture
def fredrik(people):
    """One who may not."""
    return enter(Client(), FREDRIK, role="officer", insurer=FK)


def test_health_is_read_only_with_the_permission_and_the_employee_sees_by_whom(road, approved, frida, fredrik):
    road.applied(of(approved))
    address = f"/handlaggning/arende/{road.cases['fk']}/halsa/"
    assert "Svårt att sitta" in words(parsed(frida.get(address)).main)
    refused = fredrik.get(address)
    assert refused.status_code == 403
    assert "Svårt att sitta" not in refused.content.decode()
    read = words(
        parsed(enter(Client(), ANNA).get(f"/mina-sidor/stod/{road.matter}/")).find(
            "section", attrs={"aria-labelledby": "last"}
        )
    )
    assert "Frida Falk" in read


def test_the_page_of_the_case_does_not_tell_of_health(road, approved, frida):
    road.applied(of(approved))
    page = frida.get(f"/handlaggning/arende/{road.cases['fk']}/").content.decode()
    assert "Svårt att sitta" not in page
    assert "Ulla Berg" not in page


def test_the_same_invoice_in_two_applications_is_found(road, approved, frida):
    billed = of(approved) | {"lines.0.invoice": "F-17", "lines.0.persons": ANNA}
    road.applied(billed)
    first = road.cases["fk"]
    assert "Ingen faktura finns mer än en gång." in words(parsed(frida.get("/handlaggning/rehab/")).main)
    road.applied(billed)
    told = words(parsed(frida.get("/handlaggning/rehab/")).find("section", attrs={"aria-labelledby": "dubbletter"}))
    assert first in told
    assert road.cases["fk"] in told


def test_a_provider_is_approved_from_a_day_and_published_then(people, frida):
    asked = register.apply_for_approval(
        insurer=FK,
        orgnr="5569990020",
        name="Nya Vägar AB",
        town="Boden",
        competences=COMPETENT,
        actor=LOADER,
        now=at("2023-03-01"),
    )
    wrong = parsed(frida.post("/handlaggning/anordnare/", {"approval": asked.id, "do": "approve", "day": "i går"}))
    assert len(wrong.select("#fel li")) == 1
    assert (
        frida.post("/handlaggning/anordnare/", {"approval": asked.id, "do": "approve", "day": "2023-03-01"}).status_code
        == 302
    )
    page = words(parsed(Client().get("/godkanda-anordnare/?q=boden")).main)
    assert "Nya Vägar AB" in page
    assert "från onsdag 1 mars 2023" in page


def test_a_provider_without_the_competence_is_not_approved_and_a_refusal_has_a_reason(people, frida):
    asked = register.apply_for_approval(
        insurer=FK,
        orgnr="5569990020",
        name="Nya Vägar AB",
        town="Boden",
        competences=["medicine"],
        actor=LOADER,
        now=at("2023-03-01"),
    )
    page = parsed(frida.post("/handlaggning/anordnare/", {"approval": asked.id, "do": "approve", "day": "2023-03-01"}))
    assert "Det krävs medicinsk och rehabiliterande kompetens" in words(page.find(id="fel"))
    assert frida.post("/handlaggning/anordnare/", {"approval": asked.id, "do": "refuse", "why": ""}).status_code == 422
    assert (
        frida.post(
            "/handlaggning/anordnare/", {"approval": asked.id, "do": "refuse", "why": "Kompetens saknas."}
        ).status_code
        == 302
    )


def test_a_post_that_opens_health_is_no_room_of_its_own(people, frida):
    assert frida.get("/rum/").status_code == 200


def test_nobody_else_sees_a_payers_desk(people, road, approved):
    road.applied(of(approved))
    person = people_queries.person_by_number("199202142387")
    people_actions.appoint(
        person=person.id,
        insurer="tryggve",
        role="officer",
        from_day=date(2020, 1, 1),
        actor=LOADER,
        now=at("2020-01-01"),
    )
    other = enter(Client(), "199202142387", role="officer", insurer="tryggve")
    assert other.get(f"/handlaggning/arende/{road.cases['fk']}/halsa/").status_code == 404
