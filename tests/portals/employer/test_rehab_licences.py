"""The therapist's licence through the pages, and what each payer's pages say of days and of what is paid."""

from django.test import Client

from tests.portals.employer.rehab_road import ANNA, BASE, line, to_costs
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import EVA, enter
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.decisions import queries as decided
from tryggve.portals.employer import rehab_invoice_pages

FRIDA, ALVA = "198406149800", "197909229804"
CHECKED = "Behandlarens legitimation kontrolleras i Socialstyrelsens register när ansökan är skickad."
ABSENT = "Behandlaren finns inte i Socialstyrelsens register över legitimerade."


def talks(approved, therapist):
    """An investigation that is paid for, and talks to come held by somebody."""
    return of(approved) | {"lines.0.invoice": "F-17", "lines.0.persons": ANNA, "lines.1.therapist": therapist}


def consented(road, approved, therapist):
    """Applied for, the register asked, the employee's yes: it is for Afa now."""
    road.applied(talks(approved, therapist))
    road.registers_asked()
    road.consented(enter(Client(), ANNA), ANNA)


def test_the_preview_says_that_the_licence_is_checked_when_it_is_sent(eva, approved):
    to_costs(eva, approved.orgnr)
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", of(approved) | {"do": "rakna"}))
    assert CHECKED in words(page.find(id="fordelning"))
    unticked = of(approved) | line(
        1, measure="behandlande_samtal", date="2026-03-01", cost="12 000", licence="", therapist=""
    )
    page = parsed(eva.post(f"{BASE}/ny/kostnader/", unticked | {"do": "rakna"}))
    assert "kontrolleras" not in words(page.find(id="fordelning"))


def test_the_officer_is_asked_without_the_name_and_the_reason_is_in_the_letter(road, approved, registers):
    consented(road, approved, "Kaj Kall")
    alva = enter(Client(), ALVA, role="officer", insurer="afa")
    address = f"/handlaggning/arende/{road.cases['afa']}/"
    page = parsed(alva.get(address))
    asked = words(page.select_one("form.question"))
    assert f"Rad 2, behandlande samtal hos psykolog eller psykoterapeut: {ABSENT} Är behandlaren legitimerad?" in asked
    assert "Skälet står i beslutet" in asked
    assert "Kaj Kall" not in page.get_text()
    assert "Legitimation, rad 2" in words(page.find(attrs={"aria-labelledby": "fakta"}))
    answer = {"question": "legitimerad_rad_2", "value": "false"}
    assert "Skriv skälet till bedömningen." in words(parsed(alva.post(f"{address}svar/", answer)).find(id="fel"))
    assert alva.post(f"{address}svar/", answer | {"reason": "Inget bevis har kommit in."}).status_code == 302
    letter = words(parsed(alva.get(f"{address}brev/")).main)
    assert (
        f"{ABSENT} En handläggare har bedömt att behandlaren inte är legitimerad: Inget bevis har kommit in." in letter
    )
    shown = words(parsed(road.eva.get(f"{BASE}/{road.matter}/")).main)
    assert "Inget bevis har kommit in." in shown


def test_only_forsakringskassan_promises_days_and_payments_are_named_by_measure_and_invoice(road, approved, registers):
    consented(road, approved, "Ulla Berg")
    road.decided("fk", FRIDA)
    road.decided("afa", ALVA)
    road.signed(road.eva, EVA, rehab_invoice_pages.signed, road.invoice("afa", last="no"))
    page = parsed(road.eva.get(f"{BASE}/{road.matter}/"))
    fk, afa = (words(page.find(id=f"betalare-{road.cases[payer]}")) for payer in ("fk", "afa"))
    assert "Betalas inom 45 dagar, senast " in fk
    assert "Betalas " in afa
    assert "45 dagar" not in afa
    for payer, officer, named in (
        ("fk", FRIDA, "Utredning, kartläggning eller bedömning, faktura F-17: 1 500 kr, "),
        ("afa", ALVA, "Behandlande samtal hos psykolog eller psykoterapeut, faktura F-17: 6 000 kr, "),
    ):
        desk = enter(Client(), officer, role="officer", insurer=payer)
        told = words(
            parsed(desk.get(f"/handlaggning/arende/{road.cases[payer]}/")).find(attrs={"aria-labelledby": "handlingar"})
        )
        assert named in told
        assert f"{road.matter}-" not in told


def test_the_employee_reads_a_last_day_only_where_there_is_one(road, approved, registers):
    consented(road, approved, "Ulla Berg")
    road.decided("fk", FRIDA)
    road.decided("afa", ALVA)
    anna = enter(Client(), ANNA)
    for payer, has_day in (("fk", True), ("afa", False)):
        number = decided.current(case_queries.case(road.cases[payer]).id).number
        page = words(parsed(anna.get(f"/mina-sidor/beslut/{number}/")).main)
        assert ("Du kan begära omprövning till och med" in page) == has_day
    listed = words(parsed(anna.get("/mina-sidor/beslut/")).main)
    assert listed.count("Kan omprövas till och med") == 1
