"""What a payer decided, as the company reads it: the stored words and the sealed letter, for whoever may apply for support."""

import pytest
from django.test import Client

from tests.portals.claimant.road import Road
from tests.portals.employer.rehab_road import BASE
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import EVA, enter
from tryggve.casework.audit import queries as log
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.letters import actions as letters
from tryggve.casework.people import queries as people_queries

FRIDA, PER = "198406149800", "197904159816"
BILLED = {"lines.0.invoice": "F-17", "lines.0.persons": "199305112386"}


@pytest.fixture
def decided(road, approved, bankid):
    """Försäkringskassan has granted 1 500 kronor for Anna."""
    road.applied(of(approved) | BILLED)
    number, desk = road.cases["fk"], Road(bankid)
    shown = asks.signing_text(kind="decision", case=number, language="sv", on=desk.now.date())
    flow.decide(
        case=number, seen_version=cases.case(number).version, signature=desk.sign(FRIDA, shown),
        actor=desk.actor(FRIDA, Role.OFFICER, insurer="fk"), now=desk.now,
    )  # fmt: skip
    return desk


def address(road, payer="fk"):
    return f"{BASE}/{road.matter}/{road.cases[payer]}/beslut/"


def test_the_decision_is_linked_from_the_application_and_says_what_was_granted(road, decided):
    page = parsed(road.eva.get(f"{BASE}/{road.matter}/"))
    assert page.find(id=f"beslut-{road.cases['fk']}")["href"] == address(road)
    shown = parsed(road.eva.get(address(road)))
    assert "1 500 kr" in words(shown.main)
    assert len(shown.find_all("h1")) == 1
    assert "Brevet som PDF blir klart om en stund." in words(shown.main)


def test_the_letter_is_a_pdf_when_it_is_sealed(road, decided):
    assert road.eva.get(f"{address(road)}brev.pdf").status_code == 404
    letters.seal_pending(now=decided.now)
    answer = road.eva.get(parsed(road.eva.get(address(road))).find(id="brev")["href"])
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer.headers["Content-Disposition"]


def test_reading_it_is_noted_for_the_employee(road, decided):
    anna = people_queries.person_by_number("199305112386").id
    before = len(log.about_person(anna))
    road.eva.get(address(road))
    assert log.about_person(anna)[0].actor_name == "Eva Ek"
    assert len(log.about_person(anna)) > before


def test_what_is_not_decided_is_not_there(road, decided):
    assert road.eva.get(address(road, "afa")).status_code == 404
    assert road.eva.get(f"{address(road, 'afa')}brev.pdf").status_code == 404


def test_another_company_and_another_part_see_nothing(road, decided):
    other = people_queries.company_by_number("5569990012")
    per = enter(Client(), PER, role="company_user", company=other.id)
    for path in (address(road), f"{address(road)}brev.pdf"):
        assert per.get(path).status_code == 404
        assert per.get(path.replace("5569990004", "5569990012")).status_code == 404
        assert enter(Client(), EVA).get(path).status_code == 403
        assert "/valj-inloggning/" in Client().get(path).headers["Location"]


def test_the_page_is_in_english_too(road, decided):
    page = parsed(road.eva.get(f"/en{address(road)}"))
    assert "If you do not agree" in words(page.main)
