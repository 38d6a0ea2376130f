"""What is said of health, and the papers, before the retention rule and after it: for the company, the employee and the payer's officers."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.casework.documents.files import PDF, PNG
from tests.portals.employer.conftest import FK, LOADER, at, move
from tests.portals.employer.rehab_road import ANNA, BASE, WHY
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import BYGG, EVA, RUT, enter
from tryggve.casework.base.actor import system
from tryggve.casework.cases import actions as case_actions
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.documents import queries as documents
from tryggve.casework.flow import retention
from tryggve.casework.people import queries as people_queries

FRIDA, FREDRIK, ALVA, PER = "198406149800", "198112039816", "197909229804", "197904159816"
GONE, NAME = "Raderat enligt gallringsregeln", "Plan för Anna Alm.pdf"


def paper(client, matter, case, name=NAME, content=PDF):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    response = client.post(f"{BASE}/{matter}/", {"case": case, "kind": "treatment", "file": file})
    assert response.status_code == 302, response.content.decode()


@pytest.fixture
def sent(road, approved):
    """Anna's application at both payers, a plan at Försäkringskassan, and everybody who may want to look."""
    road.applied(of(approved))
    fk = road.cases["fk"]
    paper(road.eva, road.matter, fk)
    number = documents.documents(case_queries.case(fk).id)[0].id
    return SimpleNamespace(
        eva=road.eva, anna=enter(Client(), ANNA), frida=enter(Client(), FRIDA, role="officer", insurer=FK),
        fredrik=enter(Client(), FREDRIK, role="officer", insurer=FK), number=number, fk=fk, matter=road.matter,
        company=f"{BASE}/{road.matter}/", company_paper=f"{BASE}/{road.matter}/{fk}/underlag/{number}/",
        hers=f"/mina-sidor/stod/{road.matter}/", her_paper=f"/mina-sidor/dokument/{number}/",
        desk=f"/handlaggning/arende/{fk}/", desk_paper=f"/handlaggning/arende/{fk}/dokument/{number}/",
    )  # fmt: skip


def erase(sent):
    """Both cases are closed; two years later the rule is at work."""
    for case in case_queries.cases_of_matter(sent.matter):
        case_actions.close_case(case=case.id, reason="finished", now=at("2026-03-20"), actor=LOADER)
    move("2028-03-20")
    said = retention.erase_due(
        day=date(2028, 3, 20), actor=system("health-retention"), now=at("2028-03-20", "03:30:00")
    )
    assert said == "2 cases, 1 files, 0 drafts"


def text(client, address):
    return words(parsed(client.get(address)).main)


def test_the_company_reads_and_opens_what_it_sent_and_afterwards_that_it_is_erased(sent):
    page = text(sent.eva, sent.company)
    assert WHY["cause"] in page
    assert NAME in page
    assert sent.eva.get(sent.company_paper).content == PDF
    erase(sent)
    page = text(sent.eva, sent.company)
    assert page.count(GONE) == 3
    assert WHY["cause"] not in page
    assert NAME not in page
    assert "15 000 kr" in page
    assert "6 000 kr" in page
    gone = sent.eva.get(sent.company_paper)
    assert gone.status_code == 409
    assert "Dokumentet är raderat enligt gallringsregeln." in gone.content.decode()
    assert text(sent.eva, f"/en{sent.company}").count("Erased by the retention rule") == 3


def test_the_employee_reads_and_opens_it_and_afterwards_that_it_is_erased(sent):
    assert WHY["purpose"] in text(sent.anna, sent.hers)
    listed = parsed(sent.anna.get("/mina-sidor/dokument/"))
    assert NAME in words(listed.find("section", attrs={"aria-labelledby": "fran-arbetsgivaren"}))
    assert NAME not in words(listed.find("section", attrs={"aria-labelledby": "fran-dig"}))
    assert sent.anna.get(sent.her_paper).content == PDF
    erase(sent)
    assert text(sent.anna, sent.hers).count(GONE) == 2
    listed = text(sent.anna, "/mina-sidor/dokument/")
    assert GONE in listed
    assert NAME not in listed
    assert sent.anna.get(sent.her_paper).status_code == 409
    assert "Uppgifter om hälsa raderades enligt gallringsregeln" in text(sent.anna, "/mina-sidor/vem-har-last/")


def test_an_officer_with_the_permission_reads_and_opens_it_and_afterwards_that_it_is_erased(sent):
    assert "Ulla Berg" in text(sent.frida, f"{sent.desk}halsa/")
    assert NAME in text(sent.frida, sent.desk)
    assert sent.frida.get(sent.desk_paper).content == PDF
    erase(sent)
    page = text(sent.frida, f"{sent.desk}halsa/")
    assert page.count(GONE) == 3
    assert "Ulla Berg" not in page
    assert NAME not in text(sent.frida, sent.desk)
    assert GONE in text(sent.frida, sent.desk)
    assert sent.frida.get(sent.desk_paper).status_code == 409


def test_an_officer_without_it_sees_kind_and_size_and_no_name_before_and_after(sent):
    for erased in (False, True):
        if erased:
            erase(sent)
        page = text(sent.fredrik, sent.desk)
        assert "Plan eller intyg om insatsen 1 kB" in page
        assert NAME not in page
        assert not parsed(sent.fredrik.get(sent.desk)).select(f"a[href='{sent.desk_paper}']")
        refused = sent.fredrik.get(sent.desk_paper)
        assert refused.status_code == 403
        assert NAME not in str(refused.headers) + refused.content.decode()


def test_the_employee_sees_who_opened_a_paper_and_not_that_she_did(sent):
    sent.anna.get(sent.her_paper)
    sent.frida.get(sent.desk_paper)
    sent.fredrik.get(sent.desk_paper)
    sent.eva.get(sent.company_paper)
    page = parsed(sent.anna.get("/mina-sidor/vem-har-last/"))
    rows = [words(row) for row in page.select("tbody tr") if "uppgifter om hälsa" in words(row)]
    assert sum("Frida Falk" in row for row in rows) == 1
    assert sum("Eva Ek" in row for row in rows) >= 1
    assert not any("Fredrik Frost" in row or "Du" in row.split() for row in rows)


def test_for_others_it_does_not_exist(sent):
    other = people_queries.company_by_number("5569990012")
    per = enter(Client(), PER, role="company_user", company=other.id)
    without = enter(Client(), PER, role="company_user", company=people_queries.company_by_number(BYGG).id)
    alva = enter(Client(), ALVA, role="officer", insurer="afa")
    for client, address in (
        (per, sent.company_paper),
        (per, sent.company_paper.replace(BYGG, "5569990012")),
        (without, sent.company_paper),
        (alva, sent.desk_paper),
        (enter(Client(), RUT), sent.her_paper),
        (sent.eva, sent.company_paper.replace(f"/{sent.number}/", "/999999/")),
        (sent.frida, sent.desk_paper.replace(f"/{sent.number}/", "/999999/")),
    ):
        assert client.get(address).status_code == 404, address


def test_a_paper_of_one_payer_is_not_opened_through_the_other_s_case(sent):
    afa = next(one.number for one in case_queries.cases_of_matter(sent.matter) if one.insurer == "afa")
    assert sent.eva.get(sent.company_paper.replace(sent.fk, afa)).status_code == 404


def test_what_the_employee_sends_herself_is_not_the_company_s_to_read(sent):
    file = SimpleUploadedFile("Mitt intyg.png", PNG, content_type="image/png")
    assert sent.anna.post("/mina-sidor/dokument/", {"files": file}).status_code == 302
    hers = max(one.id for case in case_queries.cases_of_matter(sent.matter) for one in documents.documents(case.id))
    where = next(case for case in case_queries.cases_of_matter(sent.matter) if documents.document(hers).case == case.id)
    assert "Mitt intyg" not in text(sent.eva, sent.company)
    assert sent.eva.get(f"{BASE}/{sent.matter}/{where.number}/underlag/{hers}/").status_code == 404


def test_erased_bytes_are_not_taken_in_again(sent):
    for case in case_queries.cases_of_matter(sent.matter):
        assert case.closed_at is None
    found = case_queries.case(sent.fk)
    from tryggve.casework.documents import actions

    actions.erase(document=sent.number, rule="två år", actor=system("health-retention"), now=at("2028-03-20"))
    assert actions.sweep() == 1
    file = SimpleUploadedFile(NAME, PDF, content_type="application/pdf")
    page = parsed(sent.eva.post(sent.company, {"case": found.number, "kind": "treatment", "file": file}))
    assert [words(one) for one in page.select("#fel li")] == [
        f"{NAME} har funnits i ärendet och är raderad enligt gallringsregeln. Vi sparar den inte igen."
    ]


def test_nothing_of_health_waits_in_the_session_to_be_signed(road, approved):
    road.applied(of(approved))
    kept = str(dict(road.eva.session.items()))
    assert "company_application" in kept
    assert WHY["cause"] not in kept
    assert "Ulla Berg" not in kept


def test_a_draft_changed_in_another_window_after_it_was_shown_is_shown_again(road, approved):
    from tests.portals.employer.rehab_road import to_costs
    from tryggve.portals.employer import rehab_wizard

    to_costs(road.eva, road.provider)
    road.eva.post(f"{BASE}/ny/kostnader/", of(approved))
    shown = road.eva.post(f"{BASE}/ny/granska/")
    road.eva.post(f"{BASE}/ny/orsak/", {**WHY, "cause": "Något annat."})
    assert road.signed(road.eva, EVA, rehab_wizard.signed, shown) == f"{BASE}/ny/granska/"
    assert "Något annat." in text(road.eva, f"{BASE}/ny/granska/")


def test_one_is_told_how_long_a_draft_is_kept(eva):
    assert "raderas om du inte ändrar i det på 30 dagar" in text(eva, f"{BASE}/ny/")
    assert "raderas om du inte ändrar i det på 30 dagar" in text(eva, f"{BASE}/ny/orsak/")
