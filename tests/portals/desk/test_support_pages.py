"""Sums by year, invoices that stand twice, and what is said of health: each at the payer whose it is."""

from django.test import Client

from tests.portals.desk.conftest import FREDRIK, at_desk
from tests.portals.htmx import parsed, words
from tests.portals.people import EVA, RUT, enter

SUMS = "/handlaggning/rehab/"


def test_a_year_without_payments_is_nought_and_no_invoice_stands_twice(frida):
    page = words(parsed(frida.get(SUMS)).main)
    assert "0 kr" in page
    assert "Ingen faktura finns mer än en gång." in page


def test_years_are_written_without_a_space(frida, annas_case):
    text = frida.get(SUMS).content.decode()
    assert "2026" in text
    assert "2\u00a0026" not in text


def test_health_is_read_with_the_permission_and_the_reading_is_noted_each_time(frida, annas_case):
    address = f"/handlaggning/arende/{annas_case.cases['fk']}/halsa/"
    assert "Svårt att sitta" in words(parsed(frida.get(address)).main)
    closed = at_desk(FREDRIK, "fk").get(address)
    assert closed.status_code == 403
    assert "Svårt att sitta" not in closed.content.decode()


def test_the_other_payer_s_officer_reads_her_own_case_and_not_this_one(alva, annas_case):
    assert alva.get(f"/handlaggning/arende/{annas_case.cases['afa']}/halsa/").status_code == 200
    for page in ("", "halsa/", "brev/"):
        assert alva.get(f"/handlaggning/arende/{annas_case.cases['fk']}/{page}").status_code == 404


def test_a_case_that_no_company_applied_for_has_no_page_of_health(sara, bos_case):
    assert sara.get(f"/handlaggning/arende/{bos_case.number}/halsa/").status_code == 404


def test_strangers_claimants_and_the_company_s_own_user_are_kept_out(people, annas_case):
    for path in (SUMS, f"/handlaggning/arende/{annas_case.cases['fk']}/halsa/"):
        assert "/valj-inloggning/" in Client().get(path).headers["Location"]
        assert enter(Client(), RUT).get(path).status_code == 403
        assert enter(Client(), EVA).get(path).status_code == 403
        assert annas_case.eva.get(path).status_code == 403
