"""The application, step by step: what is shown while one writes, what is said when something is wrong, nothing is lost."""

import pytest
from django.test import Client

from tests.portals.employer.conftest import move
from tests.portals.employer.rehab_road import BASE, WHO, line, to_costs
from tests.portals.htmx import parsed, swap, words
from tests.portals.people import BYGG, enter
from tryggve.casework.people import queries as people_queries

ANNA = line(0, measure="utredning", date="2026-03-01", cost="3 000") | line(
    1, measure="behandlande_samtal", date="2026-03-01", cost="12 000", therapist="Ulla Berg", licence="psykolog"
)


def cells(page):
    """The table of who pays, row by row, as one reads it."""
    return [[words(cell) for cell in row.find_all(["th", "td"])[:5]] for row in page.select("table.split tbody tr")]


def of(approved):
    """Anna's lines, performed by that provider."""
    return ANNA | {"lines.0.provider": approved.orgnr, "lines.1.provider": approved.orgnr}


def test_without_the_permission_one_sentence_is_shown(people):
    company = people_queries.company_by_number(BYGG)
    client = enter(Client(), "197904159816", role="company_user", company=company.id)
    assert client.get(f"{BASE}/").status_code == 404
    assert client.get(f"{BASE}/ny/vem/").status_code == 404


def test_each_thing_that_is_missing_is_said_at_its_field_and_in_the_list(eva):
    page = parsed(eva.post(f"{BASE}/ny/vem/", {}))
    said = [words(one) for one in page.select("#fel li")]
    assert "Skriv medarbetarens förnamn." in said
    for link in page.select("#fel a"):
        assert page.find(id=link["href"][1:]) is not None, link


def test_what_was_written_is_there_after_a_fault_and_after_going_away(eva):
    eva.post(f"{BASE}/ny/vem/", WHO | {"surname": ""})
    page = parsed(eva.get(f"{BASE}/ny/vem/"))
    assert page.find(id="given-name")["value"] == "Anna"
    assert page.find(id="person")["value"] == "199305112386"


def test_health_is_spoken_of_before_anything_is_written(eva):
    page = parsed(eva.get(f"{BASE}/ny/orsak/"))
    assert "Skriv bara det som behövs" in words(page.find(id="om-halsa"))


def test_a_provider_is_found_by_town_and_chosen(eva, approved):
    page = parsed(eva.get(f"{BASE}/ny/anordnare/?sok=ume%C3%A5"))
    assert "Godkänd från" in words(page.main)
    eva.post(f"{BASE}/ny/anordnare/", {"valj": approved.orgnr})
    assert approved.name in words(parsed(eva.get(f"{BASE}/ny/anordnare/")).select_one(".task__name"))


def test_one_without_approval_is_written_by_hand_and_a_wrong_number_is_said(eva):
    page = parsed(eva.post(f"{BASE}/ny/anordnare/", {"hand": "1", "orgnr": "12", "namn": ""}))
    assert len(page.select("#fel li")) == 2
    assert (
        eva.post(f"{BASE}/ny/anordnare/", {"hand": "1", "orgnr": "556000-0175", "namn": "Lugn AB"}).status_code == 302
    )
    assert "Lugn AB" in words(parsed(eva.get(f"{BASE}/ny/anordnare/")).select_one(".task__name"))


def test_anna_costs_1500_and_6000_while_one_writes(eva, approved):
    to_costs(eva, approved.orgnr)
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", of(approved) | {"do": "rakna"}))
    whole = [row[1:] for row in cells(page)]
    assert whole[-1] == ["15 000 kr", "1 500 kr", "6 000 kr", "7 500 kr"]
    assert not page.select("#fel")


def test_the_swapped_table_is_the_table_of_the_whole_page(eva, approved):
    to_costs(eva, approved.orgnr)
    before = parsed(eva.get(f"{BASE}/ny/kostnader/"))
    part = eva.post(f"{BASE}/ny/kostnader/fordelning/", of(approved), headers={"HX-Request": "true"})
    after = swap(before, "#fordelning", part)
    assert cells(after) == cells(parsed(eva.get(f"{BASE}/ny/kostnader/")))
    assert "Ni betalar 7 500 kr." in words(after.find(id="status"))


def test_a_line_that_nobody_pays_stays_with_its_reason(eva, approved):
    to_costs(eva, approved.orgnr)
    naprapat = line(0, measure="medicinsk_behandling", date="2026-03-01", cost="900", provider=approved.orgnr)
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", naprapat | {"do": "rakna"}))
    assert cells(page)[0][1:] == ["900 kr", "0 kr", "0 kr", "900 kr"]
    assert "ersätts inte" in words(page.select_one("td.whys"))


def test_a_line_is_added_and_taken_away_and_the_others_keep_their_keys(eva, approved):
    to_costs(eva, approved.orgnr)
    eva.post(f"{BASE}/ny/kostnader/", of(approved) | {"do": "ny-rad"})
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", of(approved) | {"do": "bort-1"}))
    assert [one["value"] for one in page.select("input[name$='.key']")] == ["2"]


def test_an_invoice_for_two_people_is_told_at_its_field(eva, approved):
    to_costs(eva, approved.orgnr)
    two = of(approved) | {"lines.0.invoice": "F1", "lines.0.persons": "930511-2386, 870823-9812"}
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", two))
    assert [words(one) for one in page.select("#fel li")] == [
        "En faktura får bara gälla en medarbetare. Be om en faktura för var och en."
    ]
    assert page.find(id="lines-0-persons")["aria-invalid"] == "true"
    assert page.find(id="mer-1").has_attr("open")


@pytest.mark.parametrize("path", ["/", "/ny/", "/ny/vem/", "/ny/orsak/", "/ny/anordnare/"])
def test_the_pages_are_in_english_too(eva, path):
    page = parsed(eva.get(f"/en{BASE}{path}"))
    assert page.html["lang"] == "en"
    assert "Ersättning" not in words(page.h1)


def test_a_provider_that_is_approved_a_day_too_late_is_told_and_not_paid_for(eva, approved_late):
    to_costs(eva, approved_late.orgnr)
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", of(approved_late) | {"do": "rakna"}))
    assert cells(page)[0][2] == "0 kr"
    assert "Anordnaren är godkänd från 2 mars 2026." in words(page.select_one("td.whys"))


def test_a_second_before_midnight_on_the_last_day_is_in_time_and_midnight_is_not(eva, approved):
    to_costs(eva, approved.orgnr)
    for moment, paid in (("23:59:59", "1 500 kr"), ("00:00:00", "0 kr")):
        move("2027-02-01" if moment != "00:00:00" else "2027-02-02", moment)
        page = parsed(eva.post(f"{BASE}/ny/kostnader/", of(approved) | {"do": "rakna"}))
        assert cells(page)[0][2] == paid
    assert "Sista dagen var 1 februari 2027." in words(page.select_one("td.whys"))
