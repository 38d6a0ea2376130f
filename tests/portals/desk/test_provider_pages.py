"""Providers at the desk: what was signed, what waits longest, what has changed; each decision by the insurer's own officer."""

import pytest
from django.test import Client

from tests.portals.desk.conftest import NORA, ONE, OTHER, appoint, at_desk
from tests.portals.employer.conftest import COMPETENT, FK, LOADER, at, move
from tests.portals.employer.provider_road import ANSWERS, ProviderRoad
from tests.portals.htmx import parsed, words
from tests.portals.people import RUT, enter
from tryggve.casework.providers import actions as register
from tryggve.casework.providers import queries as providers

PAGE = "/handlaggning/anordnare/"


@pytest.fixture
def road(nora, bankid):
    """Where a provider's own application can be brought as far as a test needs."""
    return ProviderRoad(nora, OTHER, bankid)


def asked(orgnr="5569990020", name="Nya Vägar AB", day="2023-03-01", competences=COMPETENT):
    return register.apply_for_approval(
        insurer=FK, orgnr=orgnr, name=name, town="Boden", competences=competences, actor=LOADER, now=at(day)
    )


def faults(response):
    assert response.status_code == 422
    page = parsed(response)
    for link in page.select("#fel a"):
        assert page.find(id=link["href"][1:]) is not None, link
    return [words(one) for one in page.select("#fel li")]


def test_without_anything_to_do_each_list_says_so(frida):
    page = words(parsed(frida.get(PAGE)).main)
    assert "Ingen anordnare väntar." in page
    assert "Inget att bedöma." in page


def test_who_has_waited_longest_comes_first(frida):
    asked("5569990178", "Senare AB", "2023-03-04")
    asked(day="2023-03-01")
    page = parsed(frida.get(PAGE))
    assert [words(one) for one in page.select("article h3")] == ["Nya Vägar AB", "Senare AB"]
    assert "Längst har Nya Vägar AB väntat, 5 dagar." in words(page.main)


def test_what_was_signed_is_read_before_it_is_decided(frida, road):
    road.applied()
    told = words(parsed(frida.get(PAGE)).select_one("article"))
    for said in (
        "Kustens Arbetshälsa AB",
        "Gävle",
        "Nora Nyman",
        "Avtal med alla som hyrs in.",
        "Känner till arbetsmiljöarbetet.",
    ):
        assert said in told


def test_the_provider_sees_from_when_it_is_approved(frida, road):
    one = road.applied()
    assert frida.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-04-01"}).status_code == 302
    assert "Ni är godkända från lördag 1 april 2023, tills vidare." in words(parsed(road.overview()).main)


def test_a_refusal_has_a_reason_which_the_provider_reads(frida, road):
    one = road.applied()
    given = {"approval": one.id, "do": "refuse"}
    assert faults(frida.post(PAGE, given | {"why": " "})) == ["Skriv varför anordnaren inte godkänns."]
    assert frida.post(PAGE, given | {"why": "Ingen läkare."}).status_code == 302
    page = words(parsed(road.overview()).main)
    assert "Ni godkändes inte." in page
    assert "Skälet: Ingen läkare." in page


@pytest.mark.parametrize("day", ["", "i går", "2023-02-30", "20230301x", "\0"])
def test_a_day_that_is_none_is_told_at_its_field(frida, day):
    one = asked()
    assert len(faults(frida.post(PAGE, {"approval": one.id, "do": "approve", "day": day}))) == 1
    assert providers.waiting(FK)[0].id == one.id


def test_what_an_approval_asks_for_is_said_when_it_is_missing(frida, road):
    one = road.applied(competences=["medicine"], anyway="yes")
    assert "Medicin och rehabilitering och tre till behövs." in words(parsed(frida.get(PAGE)).select_one("article"))
    sent = frida.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-04-01"})
    assert faults(sent) == ["Det krävs medicinsk och rehabiliterande kompetens, och tre till."]


def test_a_no_to_what_is_declared_is_said(frida, road):
    one = road.applied(hired="without", anyway="yes")
    sent = frida.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-04-01"})
    assert faults(sent) == ["Anordnaren har svarat nej på något som krävs."]


def test_a_lost_competence_is_judged_and_the_approval_stands_meanwhile(frida, road):
    one = road.approved(frida)
    road.changed(competences=["medicine", "ergonomics"], anyway="yes")
    card = parsed(frida.get(PAGE)).select_one("section[aria-labelledby=bedom] article")
    assert "Medicin och rehabilitering och tre till behövs." in words(card)
    assert "Godkännandet gäller tills du har beslutat." in words(card)
    told = card.select_one("input[name=told]")["value"]
    given = {"approval": one.id, "told": told, "do": "let-stand"}
    assert faults(frida.post(PAGE, given | {"why": ""})) == ["Skriv varför godkännandet ska gälla."]
    assert frida.post(PAGE, given | {"why": "Ny läkare i maj."}).status_code == 302
    assert frida.post(PAGE, given | {"why": "Ny läkare i maj."}).status_code == 409
    page = words(parsed(frida.get(PAGE)).main)
    assert "Inget att bedöma." in page
    assert "Godkännandet fick gälla: Ny läkare i maj." in page
    assert "1 ändring sedan godkännandet." in page


def test_an_end_that_was_asked_for_is_decided_with_its_day(frida, road):
    one = road.approved(frida)
    road.asked_to_end("2023-06-30")
    card = parsed(frida.get(PAGE)).select_one("section[aria-labelledby=bedom] article")
    told = card.select_one("input[name=told]")["value"]
    assert card.find(id=f"sista-{told}")["value"] == "2023-06-30"
    given = {"approval": one.id, "told": told, "do": "end"}
    assert len(faults(frida.post(PAGE, given | {"day": "2023-01-01"}))) == 1
    assert frida.post(PAGE, given | {"day": "2023-06-30"}).status_code == 302
    assert "till och med fredag 30 juni 2023" in words(parsed(road.overview()).main)


def test_what_is_no_longer_as_it_was_is_a_conflict(frida):
    one = asked()
    frida.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-03-01"})
    again = frida.post(PAGE, {"approval": one.id, "do": "refuse", "why": "Nej."})
    assert again.status_code == 409


@pytest.mark.parametrize(
    "given", [{"do": "sell"}, {"do": ""}, {"do": "approve", "approval": "0"}, {"do": "end", "approval": "x"}]
)
def test_what_cannot_be_done_does_not_exist(frida, given):
    one = asked()
    assert frida.post(PAGE, {"approval": one.id, "day": "2023-03-01"} | given).status_code == 404


def test_the_register_is_the_insurer_s_own(sara, alva):
    one = asked()
    for other in (sara, alva):
        assert other.get(PAGE).status_code == 404
        assert other.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-03-01"}).status_code == 404
    assert providers.waiting(FK)[0].id == one.id


def test_strangers_and_claimants_are_kept_out(people):
    assert "/valj-inloggning/" in Client().get(PAGE).headers["Location"]
    assert enter(Client(), RUT).get(PAGE).status_code == 403


def test_an_officer_who_acts_for_the_provider_does_not_decide_on_it(people, road):
    one = road.applied()
    appoint(NORA, FK)
    nora = at_desk(NORA, FK)
    sent = nora.post(PAGE, {"approval": one.id, "do": "approve", "day": "2023-04-01"})
    assert sent.status_code == 409
    assert "som du själv har behörighet för" in sent.content.decode()


def test_one_from_a_register_says_that_nobody_signed(frida):
    move("2026-04-01")
    page = parsed(frida.get(f"{PAGE}?q={ONE}"))
    assert "inläst från ett register" in words(page.find("section", attrs={"aria-labelledby": "godkanda"}))
    assert "Ingen godkänd anordnare heter något med" in words(parsed(frida.get(f"{PAGE}?q=zzz")).main)


def test_the_page_is_in_english_too(frida, road):
    road.applied()
    page = parsed(frida.get(f"/en{PAGE}"))
    assert page.html["lang"] == "en"
    assert "Ergonomics" in words(page.main)
    assert "väntat" not in words(page.main)


def test_every_id_stands_once(frida, road):
    road.approved(frida)
    road.changed(competences=ANSWERS["competences"][:1], anyway="yes")
    asked()
    ids = [one["id"] for one in parsed(frida.get(PAGE)).find_all(id=True)]
    assert len(ids) == len(set(ids))
