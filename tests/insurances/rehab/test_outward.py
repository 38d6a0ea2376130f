"""What leaves the house: a letter that machines can read, a file to the bank in the company's name, books and log that hold."""

from datetime import UTC, date, datetime

import page
import pytest

from tests.insurances.rehab.town import ACCOUNT, ANNA, LENA, apply, at, bill, consent, decide
from tryggve.casework.base.actor import system
from tryggve.casework.documents import queries as documents
from tryggve.casework.letters import actions as letter_actions
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import actions as payment_actions
from tryggve.casework.payments import queries as payments
from tryggve.casework.payments.trace import trace
from tryggve.casework.worklists.invariants import broken

ROBOT = system("tests")
NOW = at("2026-05-04")


@pytest.fixture
def granted(town):
    """Anna's application, granted by both and billed at Afa."""
    made = apply(town, ANNA)
    consent(town, made["afa"], "anna")
    for case in made.values():
        decide(town, case)
    bill(town, made["afa"], "a", "2", "12 000", "anna", last="yes")
    return made


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_letters_are_valid_by_the_standards(granted, profile):
    for case in granted.values():
        sealed = letter_actions.seal_letter(letter=letters.letters(case.id)[0].id, now=NOW)
        content = documents.read(sealed.document)
        assert page.validate_pdf_bytes(content, profile=profile).is_compliant


def test_the_company_is_paid_by_its_organisation_number_and_account(granted):
    for payer in ("fk", "afa"):
        file = payment_actions.write_file(insurer=payer, day=date(2026, 5, 29), actor=ROBOT, now=NOW)
        text = file.content.decode()
        assert file.orders == 1
        assert "<OrgId><Othr><Id>5569990004</Id>" in text.replace("\n", "").replace("  ", "")
        assert ACCOUNT in text
        assert "199305112386" not in text


def test_nothing_that_must_never_be_false_is(granted):
    assert [one.key for one in broken(real=datetime(2026, 5, 4, tzinfo=UTC)) if one.offenders] == []


def test_a_krona_leads_back_to_the_line_and_the_paragraph(granted):
    told = trace(payments.orders(granted["fk"].id)[0].reference)
    assert "to Bygg & Trä i Norr AB" in told
    assert "Förordning (2014:67) 7 §" in told


def test_the_same_line_of_two_applications_is_two_payments(town):
    paid = []
    for said in (LENA, {**LENA, "purpose": "igen"}):
        case = apply(town, said, company=town.region)["fk"]
        decide(town, case)
        paid += payments.orders(case.id)
    assert [order.net for order in paid] == [900_000, 100_000]
    assert len({order.reference for order in paid}) == len({order.period for order in paid}) == 2
