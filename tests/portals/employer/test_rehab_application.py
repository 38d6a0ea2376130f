"""After signing: a receipt at each payer, papers, invoices, the employee's consent; what is another's does not exist."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.portals.employer.rehab_road import ANNA, BASE
from tests.portals.employer.test_rehab_wizard import cells
from tests.portals.employer.test_rehab_wizard import of as lines_of
from tests.portals.htmx import parsed, words
from tests.portals.people import BYGG, EVA, RUT, enter
from tryggve.casework.applications import queries as applications
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.documents import queries as documents
from tryggve.casework.people import queries as people_queries
from tryggve.portals.employer import rehab_invoice_pages


def sent(road, approved):
    return road.applied(lines_of(approved))


def test_the_receipt_has_a_number_from_each_payer_and_the_same_sums(road, approved):
    page = parsed(road.eva.get(sent(road, approved)))
    given = [
        applications.submissions(case=case_queries.case(road.cases[payer]).id)[0].receipt for payer in ("fk", "afa")
    ]
    assert [words(one) for one in page.select(".receipt__number")] == given
    assert cells(page)[-1][1:] == ["15 000 kr", "1 500 kr", "6 000 kr", "7 500 kr"]


def test_what_was_written_is_gone_when_it_is_sent_and_the_overview_shows_both_payers(road, approved):
    sent(road, approved)
    page = parsed(road.eva.get(f"{BASE}/"))
    assert words(page.find(id="ny-ansokan")) == "Ny ansökan"
    assert "Stöd för Anna Alm" in words(page.main)


def test_signed_twice_it_is_one_application(road, approved):
    first = sent(road, approved)
    assert len(case_queries.cases_of_matter(road.matter)) == 2
    assert road.eva.get(first).status_code == 200


def test_the_application_of_another_company_does_not_exist(road, approved, people):
    sent(road, approved)
    other = people_queries.company_by_number("5569990012")
    per = enter(Client(), "197904159816", role="company_user", company=other.id)
    assert per.get(f"/arbetsgivare/5569990012/rehab/{road.matter}/").status_code == 404
    assert per.get(f"{BASE}/{road.matter}/").status_code == 404


def test_a_script_is_refused_as_an_attachment_whatever_it_is_called(road, approved):
    sent(road, approved)
    script = SimpleUploadedFile("faktura.pdf", b"#!/bin/sh\nrm -rf /\n", content_type="application/pdf")
    page = parsed(road.eva.post(f"{BASE}/{road.matter}/", {"case": road.cases["fk"], "kind": "cost", "file": script}))
    assert [words(one) for one in page.select("#fel li")] == [
        "faktura.pdf är inte en PDF eller en bild, vad den än heter. Vi kan ta emot PDF, JPG, PNG och HEIC."
    ]
    assert not documents.documents(case=case_queries.case(road.cases["fk"]).id)


def test_an_invoice_for_two_people_is_refused_in_one_sentence(road, approved):
    sent(road, approved)
    page = parsed(road.invoice("fk", persons="930511-2386; 870823-9812"))
    assert "En faktura får bara gälla en medarbetare." in words(page.find(id="persons-error"))


def test_an_invoice_of_another_year_is_refused_in_one_sentence(road, approved):
    sent(road, approved)
    page = parsed(road.invoice("fk", line="1", date="2025-12-31", amount="3 000"))
    assert [words(one) for one in page.select("#fel li")] == [
        "Fakturan gäller 2025, ansökan gäller 2026. Sök stöd för 2025 i en egen ansökan."
    ]


def test_an_invoice_to_afa_before_the_grant_is_refused_in_one_sentence(road, approved):
    sent(road, approved)
    page = parsed(road.invoice("afa"))
    assert [words(one) for one in page.select("#fel li")] == [
        "Afa Försäkring tar emot fakturor när stödet är beviljat."
    ]


def test_an_invoice_to_forsakringskassan_is_sent_and_sent_again_under_its_number_it_is_a_correction(road, approved):
    sent(road, approved)
    for amount in ("3 000", "2 000"):
        response = road.invoice("fk", line="1", amount=amount)
        address = road.signed(road.eva, "196411139808", rehab_invoice_pages.signed, response)
    page = parsed(road.eva.get(address))
    assert "2 000 kr" in words(page.find(id=f"betalare-{road.cases['fk']}"))
    assert cells(page)[-1][1:3] == ["14 000 kr", "1 000 kr"]


def test_the_employee_sees_what_was_applied_for_and_consents(road, approved):
    sent(road, approved)
    anna = enter(Client(), ANNA)
    page = parsed(anna.get(f"/mina-sidor/stod/{road.matter}/"))
    assert "Svårt att sitta vid skrivbordet." in words(page.main)
    assert "12 000" in words(page.main)
    page = parsed(anna.get(road.consented(anna, ANNA)))
    assert "Du har samtyckt till ansökan." in words(page.main)


def test_an_answer_must_be_chosen(road, approved):
    sent(road, approved)
    page = parsed(enter(Client(), ANNA).post(f"/mina-sidor/stod/{road.matter}/", {"case": road.cases["afa"]}))
    assert [words(one) for one in page.select("#fel li")] == ["Välj om du samtycker eller inte."]


def test_the_employee_sees_who_read_it(road, approved):
    sent(road, approved)
    road.eva.get(f"{BASE}/{road.matter}/")
    page = parsed(enter(Client(), ANNA).get(f"/mina-sidor/stod/{road.matter}/"))
    assert "Eva Ek" in words(page.find("section", attrs={"aria-labelledby": "last"}))


def test_somebody_else_does_not_see_it(road, approved):
    sent(road, approved)
    assert enter(Client(), RUT).get(f"/mina-sidor/stod/{road.matter}/").status_code == 404


def test_the_year_names_nobody(road, approved):
    sent(road, approved)
    page = parsed(road.eva.get(f"{BASE}/ar/2026/"))
    assert "1 ansökan" in words(page.main)
    assert "Anna" not in words(page.main)
    assert "1 500 kr" in words(page.main)
    assert road.eva.get(f"/arbetsgivare/{BYGG}/rehab/ar/2099/").status_code == 404


def test_the_employee_is_asked_on_her_first_page_and_eva_is_not_asked_to_go_on_there(road, approved):
    sent(road, approved)
    page = parsed(enter(Client(), ANNA).get("/mina-sidor/"))
    assert "Din arbetsgivare har ansökt om stöd för dig" in words(page.main)
    road.eva.post(f"{BASE}/ny/vem/", {})
    assert "Fortsätt på din ansökan" not in words(parsed(enter(Client(), EVA).get("/mina-sidor/")).main)
