"""An account: asked for at the desk, given by Eva, read by an officer who may, seen by the employee; and samples."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.portals.employer.afterwards import ALVA, BILLED, FREDRIK, FRIDA, decided, paid, signed_late
from tests.portals.employer.conftest import FK, LOADER, at, move
from tests.portals.employer.rehab_road import ANNA, BASE
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import BYGG, EVA, enter
from tryggve.casework.applications import queries as applications
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.portals.employer import rehab_account_pages
from tryggve.portals.ui import errors

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TOLD = {"lines.1.done": "Besök på arbetsplatsen.", "lines.1.conclusions": "Ett höj- och sänkbart bord."}
WHY = "Fakturan säger inte vad som gjordes."


@pytest.fixture
def frida(people):
    return enter(Client(), FRIDA, role="officer", insurer=FK)


@pytest.fixture
def fredrik(people):
    return enter(Client(), FREDRIK, role="officer", insurer=FK)


@pytest.fixture
def granted(road, approved, bankid):
    """Anna's application, decided at Försäkringskassan."""
    road.applied(of(approved) | BILLED)
    decided(road, FRIDA)
    return road


class Asked:
    """An account that Frida has asked for."""

    def __init__(self, road, officer):
        self.road, self.case = road, road.cases["fk"]
        self.desk = f"/handlaggning/arende/{self.case}/redogorelse/"
        page = parsed(officer.get(self.desk))
        told = {"lines": ["1"], "why": WHY, "day": page.find(id="dag")["value"]}
        assert officer.post(self.desk, told).status_code == 302
        self.number = f"{self.case}-R1"
        self.address = f"{BASE}/{road.matter}/redogorelse/{self.number}/"

    def given(self, **told):
        response = self.road.eva.post(self.address, TOLD | told)
        return self.road.signed(self.road.eva, EVA, rehab_account_pages.signed, response)


@pytest.fixture
def asked(granted, frida):
    return Asked(granted, frida)


def faults(response):
    return [words(one) for one in parsed(response).select("#fel li")]


def test_the_form_has_the_insurers_days_and_says_what_is_missing(granted, frida):
    address = f"/handlaggning/arende/{granted.cases['fk']}/redogorelse/"
    assert parsed(frida.get(address)).find(id="dag")["value"] == "2026-04-01"
    assert faults(frida.post(address, {"why": "", "day": "2026-03-02"})) == [
        "Välj minst en åtgärd.", "Skriv varför ni behöver redogörelsen. Företaget läser det.", "Sista dagen ska ligga framåt i tiden.",
    ]  # fmt: skip
    assert faults(frida.post(address, {"why": WHY, "lines": ["1"], "day": "snart"})) == [
        "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16."
    ]
    assert faults(frida.post(address, {"why": WHY, "lines": ["7"], "day": "2026-04-01"})) == ["Välj minst en åtgärd."]


def test_asked_for_it_stands_on_the_desk_on_the_companys_overview_and_on_the_case(asked, frida):
    assert "begärd, senast onsdag 1 april 2026" in words(parsed(frida.get(f"/handlaggning/arende/{asked.case}/")).main)
    eva = asked.road.eva
    for address in (f"/arbetsgivare/{BYGG}/", f"{BASE}/"):
        todo = parsed(eva.get(address)).find("section", attrs={"aria-labelledby": "att-gora"})
        assert todo.find("a", href=asked.address)
        assert "Försäkringskassan vill ha den senast onsdag 1 april 2026." in words(todo)
    assert parsed(eva.get(f"{BASE}/{asked.road.matter}/")).find("a", href=asked.address)
    assert WHY in words(parsed(eva.get(asked.address)).main)
    assert frida.post(asked.desk, {"lines": ["1"], "why": "Annat skäl.", "day": "2026-05-01"}).status_code == 409


def test_late_it_is_said_to_both_and_nothing_else_happens(asked, frida):
    move("2026-04-02")
    frida, eva = enter(frida, FRIDA, role="officer", insurer=FK), asked.road.eva
    assert "försenad, skulle ha kommit senast onsdag 1 april 2026" in words(
        parsed(frida.get(f"/handlaggning/arende/{asked.case}/")).main
    )
    assert asked.number in words(
        parsed(frida.get("/handlaggning/stickprov/")).find("section", attrs={"aria-labelledby": "sena"})
    )
    assert "onsdag 1 april 2026 försenad" in words(parsed(frida.get("/handlaggning/ko/?visa=vantar")).main)
    for address in (f"/arbetsgivare/{BYGG}/", f"{BASE}/{asked.road.matter}/", asked.address):
        assert "Lämna den så snart ni kan." in words(parsed(eva.get(address)).main)


def test_each_question_is_answered_or_a_paper_is_enclosed_and_what_was_written_stays(asked):
    eva = asked.road.eva
    wrong = eva.post(asked.address, TOLD | {"lines.1.done": ""})
    assert faults(wrong) == [
        "Svara på frågan ”Vilka arbetsplatsinriktade åtgärder gjordes?”, eller bifoga redogörelsen."
    ]
    assert "höj- och sänkbart" in parsed(wrong).find(id="rad-1-conclusions").get_text()
    script = SimpleUploadedFile("r.pdf", b"#!/bin/sh\n", content_type="application/pdf")
    assert faults(eva.post(asked.address, {"file": script, "do": "attach"})) == [
        "r.pdf är inte en PDF eller en bild, vad den än heter. Vi kan ta emot PDF, JPG, PNG och HEIC."
    ]
    paper = SimpleUploadedFile("redogorelse.pdf", PDF, content_type="application/pdf")
    enclosed = eva.post(asked.address, TOLD | {"lines.1.done": "", "file": paper, "do": "attach"})
    assert enclosed.status_code == 200
    page = parsed(enclosed)
    assert "redogorelse.pdf" in words(page.find("section", attrs={"aria-labelledby": "bifogat"}))
    assert "höj- och sänkbart" in page.find(id="rad-1-conclusions").get_text()
    page = parsed(eva.get(asked.given(**{"lines.1.done": "", "lines.1.conclusions": ""})))
    assert "redogorelse.pdf" in words(page.main)


def test_who_goes_back_from_signing_finds_what_was_written_and_once_given_it_is_kept_nowhere_else(asked):
    asked.road.eva.post(asked.address, TOLD)
    assert "höj- och sänkbart" in parsed(asked.road.eva.get(asked.address)).find(id="rad-1-conclusions").get_text()
    asked.given()
    assert applications.drafts(person=asked.road.eva.person.id) == []


def test_given_there_is_a_receipt_and_it_cannot_be_given_twice(asked):
    response = asked.road.eva.post(asked.address, TOLD | {"lines.1.done": "Något annat."})
    page = parsed(asked.road.eva.get(asked.given()))
    assert words(page.h1) == "Redogörelsen är lämnad"
    assert words(page.select_one(".receipt__number"))
    assert "höj- och sänkbart" in words(page.main)
    assert page.find(id="skriv-under") is None
    assert response.status_code == 302
    again = asked.road.eva.post(asked.address, TOLD)
    assert again.status_code == 200
    assert "Redogörelsen är lämnad" in again.content.decode()


def test_two_windows_sign_and_the_second_is_told_so(asked):
    eva = asked.road.eva
    eva.post(asked.address, TOLD)
    waiting = dict(eva.session["signing"])
    asked.given(**{"lines.1.done": "Ett annat besök."})
    with pytest.raises(errors.Conflict, match="redan lämnad"):
        signed_late(asked.road, eva, EVA, rehab_account_pages.signed, waiting)


def test_an_officer_without_the_permission_reads_and_judges_nothing(asked, frida, fredrik):
    asked.given()
    closed = fredrik.get(f"{asked.desk}{asked.number}/")
    assert closed.status_code == 403
    assert "höj- och sänkbart" not in closed.content.decode()
    assert fredrik.post(f"{asked.desk}{asked.number}/", {"do": "accept"}).status_code == 403
    assert "ska läsas" in words(parsed(frida.get(f"/handlaggning/arende/{asked.case}/")).main)
    assert "höj- och sänkbart" not in frida.get(f"/handlaggning/arende/{asked.case}/").content.decode()


def test_read_and_accepted_it_shows_to_the_company_and_the_employee_sees_who_read(asked, frida):
    asked.given()
    address = f"{asked.desk}{asked.number}/"
    assert "höj- och sänkbart" in words(parsed(frida.get(address)).main)
    assert frida.post(address, {"do": "accept"}).status_code == 302
    assert "Redogörelsen godtogs." in words(parsed(asked.road.eva.get(asked.address)).main)
    anna = parsed(enter(Client(), ANNA).get(f"/mina-sidor/stod/{asked.road.matter}/"))
    assert "höj- och sänkbart" in words(anna.find(id=f"svar-{asked.number}"))
    assert "Frida Falk" in words(anna.find("section", attrs={"aria-labelledby": "last"}))
    assert frida.post(address, {"do": "refuse", "why": "Ångrar mig."}).status_code == 409
    assert frida.post(address, {"do": "vad som helst"}).status_code == 404


def test_not_accepted_it_has_a_reason_that_the_company_reads_and_the_desk_keeps_as_a_ground(asked, frida):
    asked.given()
    address = f"{asked.desk}{asked.number}/"
    assert faults(frida.post(address, {"do": "refuse", "why": " "})) == [
        "Skriv varför redogörelsen inte godtas. Företaget läser det."
    ]
    frida.post(address, {"do": "refuse", "why": "Det var behandling."})
    assert "Redogörelsen godtogs inte: Det var behandling." in words(parsed(asked.road.eva.get(asked.address)).main)
    assert "kan vara skäl för återkrav: Det var behandling." in words(
        parsed(frida.get(f"/handlaggning/arende/{asked.case}/")).main
    )


def test_the_employee_sees_that_it_was_asked_for_and_why(asked):
    page = words(parsed(enter(Client(), ANNA).get(f"/mina-sidor/stod/{asked.road.matter}/")).main)
    assert "bad måndag 2 mars 2026 din arbetsgivare berätta vad som gjordes." in page
    assert WHY in page


def test_a_request_is_taken_back(asked, fredrik):
    assert fredrik.post(f"{asked.desk}{asked.number}/", {"do": "take-back"}).status_code == 302
    assert asked.road.eva.get(asked.address).status_code == 404
    assert "Redogörelse för stödet" not in words(parsed(asked.road.eva.get(f"/arbetsgivare/{BYGG}/")).main)


def test_another_payer_another_company_and_ones_own_case_see_nothing(asked, people):
    alva = enter(Client(), ALVA, role="officer", insurer="afa")
    for address in (asked.desk, f"{asked.desk}{asked.number}/"):
        assert alva.get(address).status_code == 404
    assert alva.get(f"/handlaggning/arende/{asked.road.cases['afa']}/redogorelse/{asked.number}/").status_code == 404
    other = people_queries.company_by_number("5569990012")
    per = enter(Client(), "197904159816", role="company_user", company=other.id)
    assert per.get(f"/arbetsgivare/5569990012/rehab/{asked.road.matter}/redogorelse/{asked.number}/").status_code == 404
    assert asked.road.eva.get(f"{BASE}/S999/redogorelse/{asked.number}/").status_code == 404
    for number in (ANNA, EVA):
        person = people_queries.person_by_number(number)
        people_actions.appoint(
            person=person.id,
            insurer=FK,
            role="officer",
            from_day=at("2020-01-01").date(),
            actor=LOADER,
            now=at("2020-01-01"),
        )
    herself = enter(Client(), ANNA, role="officer", insurer=FK)
    assert herself.get(asked.desk).status_code == 404
    # Eva may read the case as an officer, but not ask the company that she acts for.
    assert enter(Client(), EVA, role="officer", insurer=FK).get(asked.desk).status_code == 404


SAMPLE = {"first": "2026-01-01", "until": "2026-04-16", "wanted": "5", "day": "2026-05-20", "key": "a-form"}


@pytest.fixture
def case_paid(road, approved, bankid, settings, tmp_path):
    """Anna's case, performed, decided and paid; it is 2026-04-16."""
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    road.applied(of(approved) | BILLED)
    decided(road, FRIDA)
    move("2026-04-16")
    paid()
    return road


def test_a_sample_is_drawn_with_a_seed_that_is_shown_and_sent_twice_it_is_one(case_paid, frida):
    first = frida.post("/handlaggning/stickprov/", SAMPLE)
    assert first.status_code == 302
    assert frida.post("/handlaggning/stickprov/", SAMPLE).url == first.url
    page = parsed(frida.get(first.url))
    assert case_paid.cases["fk"] in words(page.find("section", attrs={"aria-labelledby": "arendena"}))
    assert len(words(page.find("code"))) == 32
    assert words(page.find(id="ur")).endswith(case_paid.cases["fk"])
    assert "fk-2026-1" in words(parsed(frida.get("/handlaggning/stickprov/")).main)
    number = f"{case_paid.cases['fk']}-R1"
    told = words(parsed(case_paid.eva.get(f"{BASE}/{case_paid.matter}/redogorelse/{number}/")).main)
    assert "stickprov" in told


def test_a_sample_of_nothing_and_wrong_fields_say_what_to_do(case_paid, frida):
    empty = SAMPLE | {"first": "2026-02-01", "until": "2026-02-28"}
    assert faults(frida.post("/handlaggning/stickprov/", empty)) == ["Inget ärende betalades under de dagarna."]
    wrong = {"first": "x", "until": "2027-01-01", "wanted": "0", "day": "2026-04-16", "key": "k"}
    assert faults(frida.post("/handlaggning/stickprov/", wrong)) == [
        "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.", "Skriv ett antal mellan 1 och 500.",
        "Sista dagen ska ligga framåt i tiden.",
    ]  # fmt: skip


def test_a_payers_sample_is_its_own_and_a_fund_without_support_has_no_such_page(case_paid, frida, people):
    address = frida.post("/handlaggning/stickprov/", SAMPLE).url
    alva = enter(Client(), ALVA, role="officer", insurer="afa")
    assert alva.get(address).status_code == 404
    assert alva.get("/handlaggning/stickprov/").status_code == 200
    sara = enter(Client(), "198803129801", role="officer", insurer="tryggve")
    assert sara.get("/handlaggning/stickprov/").status_code == 404
    assert "Stickprov" not in words(parsed(sara.get("/handlaggning/ko/")).main)
    assert parsed(frida.get("/handlaggning/ko/")).find(id="stickprov")
    assert parsed(frida.get("/handlaggning/rehab/")).find(id="stickprov")


def test_ones_own_case_in_a_sample_is_hidden_and_hinders_drawing(case_paid, frida, people):
    address = frida.post("/handlaggning/stickprov/", SAMPLE).url
    anna = people_queries.person_by_number(ANNA)
    people_actions.appoint(
        person=anna.id, insurer=FK, role="officer", from_day=at("2020-01-01").date(), actor=LOADER, now=at("2020-01-01")
    )
    herself = enter(Client(), ANNA, role="officer", insurer=FK)
    rows = words(parsed(herself.get(address)).find("section", attrs={"aria-labelledby": "arendena"}))
    assert rows == "Ärendena Ett ärende som du inte får se"
    assert herself.post("/handlaggning/stickprov/", SAMPLE | {"key": "another"}).status_code == 409


def test_the_pages_are_there_in_english(asked, frida):
    assert "Account of the support for Anna Alm" in asked.road.eva.get(f"/en{asked.address}").content.decode()
    assert "Ask for an account" in frida.get(f"/en{asked.desk}").content.decode()
    assert "Draw a sample" in frida.get("/en/handlaggning/stickprov/").content.decode()
