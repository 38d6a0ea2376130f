"""A provider's own pages: applies, is told what is missing, tells of changes, asks to leave; what is another's does not exist."""

import pytest
from django.test import Client

from tests.portals.employer.provider_road import ANSWERS, FK, ProviderRoad
from tests.portals.htmx import parsed, words
from tests.portals.people import BYGG, EVA, RUT, enter
from tryggve.casework.base.actor import system
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.casework.providers import queries as providers
from tryggve.portals.employer import provider_pages
from tryggve.portals.ui import clock, errors

NORA, ONE, OTHER = "198305179809", "5569990152", "5569990202"


def client(number, orgnr):
    company = people_queries.company_by_number(orgnr)
    return enter(Client(), number, role="company_user", company=company.id)


@pytest.fixture
def road(people, bankid):
    """Nora's, at the provider that has not applied yet."""
    return ProviderRoad(client(NORA, OTHER), OTHER, bankid)


@pytest.fixture
def approved(people, bankid):
    """Nora's, at the one that Försäkringskassan has approved."""
    return ProviderRoad(client(NORA, ONE), ONE, bankid)


def faults(response):
    assert response.status_code == 422
    page = parsed(response)
    for link in page.select("#fel a"):
        assert page.find(id=link["href"][1:]) is not None, link
    return [words(one) for one in page.select("#fel li")]


def test_only_insurers_that_approve_providers_are_shown(road):
    page = parsed(road.overview())
    assert [words(one) for one in page.select(".payers h2")] == ["Försäkringskassan"]
    assert "Ni har inte ansökt om att bli godkända." in words(page.main)


def test_it_applies_and_sees_that_it_waits_and_what_it_said(road):
    road.applied()
    page = words(parsed(road.client.get(f"{road.base}?skickat=fk")).main)
    for said in (
        "Klart. Försäkringskassan har tagit emot",
        "Ansökan kom in 6 mars 2023",
        "Ergonomi",
        "Avtal med alla",
        "Nora Nyman",
    ):
        assert said in page


def test_what_is_signed_is_what_was_filled_in(road):
    road.fill()
    text = road.client.session["signing"]["text"]
    for said in ("Kustens Arbetshälsa AB, 556999-0202, Gävle", "Medicin, Rehabilitering", "Vi har avtal med alla"):
        assert said in text


def test_each_thing_that_is_missing_is_said_at_its_field_and_in_the_list(road):
    assert faults(road.fill(name=" ", town="", competences=[], hired="", duties="")) == [
        "Skriv vad ni heter.", "Skriv orten där ni finns.", "Välj den kompetens ni har.", "Svara om dem ni hyr in.",
        "Svara om arbetsmiljöarbetet.",
    ]  # fmt: skip


def test_what_does_not_suffice_is_told_and_may_be_sent_all_the_same(road):
    short = {"competences": ["medicine", "health"], "duties": "no"}
    response = road.fill(**short)
    assert [one.split(":")[0] for one in faults(response)] == [
        "Det räcker inte för att bli godkänd", "För att bli godkänd behöver ni känna till det systematiska arbetsmiljöarbetet.",
    ]  # fmt: skip
    assert parsed(response).find(id="anyway-1") is not None
    assert road.applied(**short, anyway="yes").competences == ("medicine", "health")


@pytest.mark.parametrize("given", [{"competences": ["magic"]}, {"hired": "perhaps"}, {"duties": "<b>"}])
def test_what_is_no_choice_is_no_answer(road, given):
    assert len(faults(road.fill(**given))) == 1


def test_what_was_written_is_there_after_going_away_and_gone_when_sent(road):
    assert road.fill(name="Halvskrivet", later="1").headers["Location"] == road.base
    page = parsed(road.client.get(f"{road.base}{FK}/"))
    assert page.find(id="name")["value"] == "Halvskrivet"
    road.applied()
    assert parsed(road.client.get(f"{road.base}{FK}/")).find(id="name")["value"] == ANSWERS["name"]


def test_the_user_is_not_asked_to_go_on_with_it_as_a_matter_of_their_own(road):
    road.fill(later="1")
    assert "Fortsätt på din ansökan" not in words(parsed(enter(Client(), NORA).get("/mina-sidor/")).main)


def test_the_company_s_name_and_town_stand_there_at_first(road):
    page = parsed(road.client.get(f"{road.base}{FK}/"))
    assert (page.find(id="name")["value"], page.find(id="town")["value"]) == ("Kustens Arbetshälsa AB", "Gävle")


def test_sent_twice_it_is_one_application(road):
    response = road.fill()
    assert response.status_code == 302
    waiting = dict(road.client.session["signing"])
    address = road.signed(response)
    road.client.session["signing"] = waiting
    assert len(providers.of_provider(OTHER, FK)) == 1
    assert address == f"{road.base}?skickat=fk"


def test_a_colleague_who_was_first_is_told_of(road):
    response = road.fill()
    first = ProviderRoad(client(NORA, OTHER), OTHER, road._road._play)
    first.applied(town="Söderhamn")
    with pytest.raises(errors.Conflict):
        road.signed(response)
    assert road.latest.town == "Söderhamn"


def test_changes_are_told_of_an_approval_and_it_stands(approved):
    page = parsed(approved.client.get(f"{approved.base}{FK}/"))
    assert words(page.h1) == "Ändra uppgifterna hos Försäkringskassan"
    approved.changed(name="Norra Hälsan AB", town="Umeå")
    page = words(parsed(approved.overview()).main)
    assert "Ni är godkända från torsdag 1 januari 2015, tills vidare." in page
    assert "Norra Hälsan AB" in page
    assert "Ändrade uppgifter" in page


def test_an_end_is_asked_for_and_holds_until_it_is_decided(approved):
    assert approved.asked_to_end("2023-12-31") == f"{approved.base}?skickat=fk"
    page = words(parsed(approved.overview()).main)
    assert "Ni har bett att godkännandet ska upphöra efter söndag 31 december 2023." in page
    assert "Försäkringskassan har inte beslutat än." in page
    assert approved.latest.approved_to is None


@pytest.mark.parametrize("day", ["", "snart", "2014-12-31", "2023-13-01"])
def test_a_last_day_that_is_none_is_told_at_its_field(approved, day):
    assert len(faults(approved.client.post(f"{approved.base}{FK}/avsluta/", {"day": day}))) == 1


def test_one_that_is_not_approved_has_nothing_to_end(road):
    assert road.client.get(f"{road.base}{FK}/avsluta/").headers["Location"] == road.base
    road.applied()
    assert road.client.post(f"{road.base}{FK}/avsluta/", {"day": "2023-12-31"}).headers["Location"] == road.base


def test_without_the_permission_one_sentence_is_shown_and_nothing_can_be_done(people):
    eva = client(EVA, BYGG)
    base = f"/arbetsgivare/{BYGG}/anordnare/"
    assert "Din behörighet gäller inte företaget som anordnare." in words(parsed(eva.get(base)).main)
    for method in (eva.get, eva.post):
        assert method(f"{base}fk/").status_code == 404
        assert method(f"{base}fk/avsluta/").status_code == 404


def test_another_company_s_pages_do_not_exist(people, road):
    eva = client(EVA, BYGG)
    for path in ("", "fk/", "fk/avsluta/"):
        assert eva.get(f"{road.base}{path}").status_code == 404
        assert road.client.get(f"/arbetsgivare/{ONE}/anordnare/{path}").status_code == 404


def test_strangers_and_claimants_are_kept_out(people, road):
    for path in ("", "fk/", "fk/avsluta/"):
        assert "/valj-inloggning/" in Client().get(f"{road.base}{path}").headers["Location"]
        assert enter(Client(), RUT).get(f"{road.base}{path}").status_code == 403


@pytest.mark.parametrize("insurer", ["afa", "tryggve", "finns-inte"])
def test_an_insurer_that_approves_nobody_has_no_form(road, insurer):
    assert road.client.get(f"{road.base}{insurer}/").status_code == 404
    assert road.client.post(f"{road.base}{insurer}/", ANSWERS).status_code == 404


def test_a_permission_taken_away_while_one_signs_sends_nothing(road):
    response = road.fill()
    company = people_queries.company_by_number(OTHER).id
    for held in people_queries.mandates_of_company(company, clock.today()):
        if held.service == "provider":
            people_actions.remove_mandate(mandate=held.id, actor=system("tests"), now=clock.now())
    with pytest.raises(errors.Conflict):
        road.signed(response)
    assert providers.of_provider(OTHER, FK) == []


def test_an_approval_that_ended_while_one_signs_is_told_of(approved):
    from datetime import date

    from tryggve.casework.providers import actions as register

    response = approved.client.post(f"{approved.base}{FK}/avsluta/", {"day": "2023-12-31"})
    register.end(approval=approved.latest.id, to_day=date(2023, 6, 30), actor=system("tests"), now=clock.now())
    with pytest.raises(errors.Conflict):
        approved.signed(response, provider_pages.ending_signed)
    page = words(parsed(approved.overview()).main)
    assert "till och med fredag 30 juni 2023" in page
    assert "Ansök om att bli godkänd" in page


@pytest.mark.parametrize("path", ["", "fk/", "fk/avsluta/"])
def test_the_pages_are_in_english_too_with_one_heading(approved, path):
    page = parsed(approved.client.get(f"/en{approved.base}{path}"))
    assert page.html["lang"] == "en"
    assert len(page.find_all("h1")) == 1
    for swedish in ("godkän", "Godkän", "Kompetens", "Ort", "hyr"):
        assert swedish not in words(page.main)
