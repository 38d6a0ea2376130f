"""Eva takes an application back, or says that a measure never came about."""

import pytest
from django.test import Client

from tests.portals.employer.afterwards import BILLED, FRIDA, decided, signed_late
from tests.portals.employer.rehab_road import ANNA, BASE
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import EVA, enter
from tryggve.casework.applications import queries as applications
from tryggve.casework.cases import queries as cases
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import queries as people_queries
from tryggve.portals.claimant import support_pages
from tryggve.portals.employer import rehab_invoice_pages, rehab_withdraw_pages
from tryggve.portals.ui import errors


def taken_back(road, *payers):
    """Eva chooses, signs, and is led on."""
    chosen = {"cases": [road.cases[payer] for payer in payers]}
    return road.signed(
        road.eva, EVA, rehab_withdraw_pages.signed, road.eva.post(f"{BASE}/{road.matter}/aterkalla/", chosen)
    )


@pytest.fixture
def sent(road, approved):
    road.applied(of(approved) | BILLED)
    return road


def test_what_happens_is_said_before_anything_is_signed(sent):
    page = parsed(sent.eva.get(f"{BASE}/{sent.matter}/"))
    assert page.select_one(".ceilings")
    assert page.find(id=f"aterkalla-{sent.cases['fk']}")["href"] == f"{BASE}/{sent.matter}/aterkalla/"
    page = words(parsed(sent.eva.get(f"{BASE}/{sent.matter}/aterkalla/")).main)
    assert "1 500 kr av årets tak hos Försäkringskassan blir ledigt igen." in page.replace("\u00a0", " ")
    assert "Anna Alm får veta att ansökan är återkallad." in page
    assert cases.case(sent.cases["fk"]).closed_at is None


def test_taken_back_everywhere_there_is_a_receipt_from_each_payer_and_the_page_says_cancelled(sent):
    page = parsed(sent.eva.get(taken_back(sent, "fk", "afa")))
    assert words(page.h1) == "Ansökan är återkallad"
    given = [
        next(one.receipt for one in applications.submissions(cases.case(number).id) if one.kind == "withdrawal")
        for number in (sent.cases["fk"], sent.cases["afa"])
    ]
    assert [words(one) for one in page.select(".receipt__number")] == given
    page = parsed(sent.eva.get(f"{BASE}/{sent.matter}/"))
    assert [words(one) for one in page.select(".payers .badge")] == ["Avbruten", "Avbruten"]
    assert page.find(id=f"faktura-{sent.cases['fk']}") is None
    assert page.select_one(".ceilings") is None
    assert page.find(id=f"aterkalla-{sent.cases['fk']}") is None
    assert "Det finns inget att återkalla" in words(parsed(sent.eva.get(f"{BASE}/{sent.matter}/aterkalla/")).main)
    assert words(parsed(sent.eva.get(f"{BASE}/")).select_one(".payer-states")).count("Avbruten") == 2


def test_a_payer_must_be_chosen(sent):
    page = parsed(sent.eva.post(f"{BASE}/{sent.matter}/aterkalla/", {"cases": ["2026-999999"]}))
    assert [words(one) for one in page.select("#fel li")] == ["Välj hos vem ni vill återkalla ansökan."]


def test_the_receipt_does_not_exist_before(sent):
    assert sent.eva.get(f"{BASE}/{sent.matter}/aterkalla/kvittens/").status_code == 404


def test_the_employee_reads_that_it_is_taken_back_and_is_asked_nothing_more(sent):
    anna = enter(Client(), ANNA)
    assert "Din arbetsgivare har ansökt om stöd för dig" in words(parsed(anna.get("/mina-sidor/")).main)
    question = anna.post(f"/mina-sidor/stod/{sent.matter}/", {"case": sent.cases["afa"], "consent": "yes"})
    taken_back(sent, "fk", "afa")
    page = parsed(anna.get(f"/mina-sidor/stod/{sent.matter}/"))
    assert words(page.main).count("Arbetsgivaren har återkallat ansökan.") == 2
    assert page.find(id=f"svara-{sent.cases['afa']}") is None
    with pytest.raises(errors.Conflict, match="Du behöver inte svara"):
        sent.signed(anna, ANNA, support_pages.signed, question)
    assert "Din arbetsgivare har ansökt om stöd för dig" not in words(parsed(anna.get("/mina-sidor/")).main)


def test_decided_meanwhile_it_is_refused_with_what_to_do_instead(sent):
    response = sent.eva.post(f"{BASE}/{sent.matter}/aterkalla/", {"cases": [sent.cases["fk"]]})
    decided(sent, FRIDA)
    with pytest.raises(errors.Conflict, match="Skicka kostnaden som 0 kronor"):
        sent.signed(sent.eva, EVA, rehab_withdraw_pages.signed, response)
    page = parsed(sent.eva.get(f"{BASE}/{sent.matter}/aterkalla/"))
    assert "Försäkringskassan har redan beslutat" in words(page.main)
    assert [one["value"] for one in page.select("input[name=cases]")] == [sent.cases["afa"]]


def test_a_measure_that_never_came_about_is_two_presses_and_a_signature_away(sent):
    decided(sent, FRIDA)
    page = parsed(sent.eva.get(f"{BASE}/{sent.matter}/"))
    link = page.find(id=f"installd-{sent.cases['fk']}-1")
    assert words(link).startswith("Åtgärden blev inte av")
    assert page.find(id=f"installd-{sent.cases['afa']}-2") is None
    form = parsed(sent.eva.get(link["href"]))
    assert words(form.h1) == "Åtgärden blev inte av"
    told = {one["name"]: one.get("value", "") for one in form.select("main input[type=text]")} | {"line": "1"}
    assert (told["amount"], told["persons"]) == ("0", ANNA)
    address = sent.signed(sent.eva, EVA, rehab_invoice_pages.signed, sent.eva.post(link["href"], told))
    claims = payments.claims(cases.case(sent.cases["fk"]).id)
    assert [one.amount for one in claims] == [150_000]
    page = parsed(sent.eva.get(address))
    assert page.find(id=f"installd-{sent.cases['fk']}-1") is None


def test_an_invoice_is_not_sent_in_a_case_that_was_taken_back(sent):
    sent.invoice("fk", line="1", amount="2 000")
    waiting = dict(sent.eva.session["signing"])
    taken_back(sent, "fk")
    assert sent.invoice("fk", line="1", amount="2 000").status_code == 409
    with pytest.raises(errors.Conflict, match="återkallat"):
        signed_late(sent, sent.eva, EVA, rehab_invoice_pages.signed, waiting)


def test_another_company_sees_neither_the_page_nor_the_receipt(sent):
    taken_back(sent, "fk")
    other = people_queries.company_by_number("5569990012")
    per = enter(Client(), "197904159816", role="company_user", company=other.id)
    for address in ("aterkalla/", "aterkalla/kvittens/"):
        assert per.get(f"/arbetsgivare/5569990012/rehab/{sent.matter}/{address}").status_code == 404
        assert per.get(f"{BASE}/{sent.matter}/{address}").status_code == 404
    assert per.post(f"{BASE}/{sent.matter}/aterkalla/", {"cases": [sent.cases["afa"]]}).status_code == 404


def test_the_pages_are_there_in_english(sent):
    assert "Withdraw the application" in sent.eva.get(f"/en{BASE}/{sent.matter}/aterkalla/").content.decode()
    taken_back(sent, "fk")
    assert (
        "The application is withdrawn" in sent.eva.get(f"/en{BASE}/{sent.matter}/aterkalla/kvittens/").content.decode()
    )
