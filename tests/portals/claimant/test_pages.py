"""Decisions, payments, messages, the log and the profile, as the person sees them."""

import json

import pytest

from tests.portals.htmx import parsed, words
from tryggve.casework.decisions import queries as decided

MARKUP = "<script>alert(1)</script> {{ 7*7 }} åäö"


@pytest.fixture
def done(road, bo):
    """Bo has a decision."""
    road.applied().certified().decided()
    return road


def decision_of(road):
    from tryggve.casework.cases import queries as cases

    return decided.current(cases.case(road.number).id).number


def test_the_decision_is_a_sentence_first_and_then_the_stair(done, bo):
    page = parsed(bo.get(f"/mina-sidor/beslut/{decision_of(done)}/"))
    assert (
        words(page.h1)
        .replace("\u00a0", " ")
        .startswith("Du får ersättning från måndag 6 mars 2023: 1 091 kronor om dagen")
    )
    assert len(page.select(".stair li")) >= 5
    assert page.find(id="brev") is not None


def test_the_letter_is_a_pdf_to_keep(done, bo):
    answer = bo.get(f"/mina-sidor/beslut/{decision_of(done)}/brev.pdf")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "no-store"


def test_the_receipt_can_be_recomputed_by_anyone(done, bo):
    content = json.loads(bo.get(f"/mina-sidor/beslut/{decision_of(done)}/kvittens.json").content)
    assert content["act"]
    assert content["receipt"]
    assert content["findings"]


def test_another_persons_decision_does_not_exist(done, rut):
    for part in ("", "brev.pdf", "kvittens.json"):
        assert rut.get(f"/mina-sidor/beslut/{decision_of(done)}/{part}").status_code == 404


def test_a_message_full_of_markup_is_shown_as_it_was_written(done, bo):
    bo.post("/mina-sidor/meddelanden/", {"case": done.number, "key": "k1", "text": MARKUP})
    answer = bo.get("/mina-sidor/meddelanden/")
    assert MARKUP in words(parsed(answer).select_one("article"))
    assert "<script>alert" not in answer.content.decode()


def test_the_same_message_sent_twice_is_one(done, bo):
    for _ in range(2):
        bo.post("/mina-sidor/meddelanden/", {"case": done.number, "key": "k1", "text": "Hej"})
    assert len(parsed(bo.get("/mina-sidor/meddelanden/")).select("article")) == 1


@pytest.mark.parametrize(
    ("text", "sentence"), [("   ", "Skriv ditt meddelande."), ("å" * 10_001, "Meddelandet är för långt.")]
)
def test_a_message_that_cannot_be_sent_is_kept_in_the_field(done, bo, text, sentence):
    answer = bo.post("/mina-sidor/meddelanden/", {"case": done.number, "key": "k1", "text": text})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert text in parsed(answer).find(id="text").get_text()


def test_nobody_writes_in_another_persons_case(done, rut):
    assert rut.post("/mina-sidor/meddelanden/", {"case": done.number, "text": "Hej"}).status_code == 404


def test_the_log_says_who_did_what(done, bo):
    shown = words(parsed(bo.get("/mina-sidor/vem-har-last/")))
    assert "Sara Sand" in shown
    assert "Ett beslut fattades" in shown


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": "inte en adress"}, "Skriv e-postadressen som"),
        ({"phone": "ring mig"}, "Skriv telefonnumret"),
        ({"knock_by": "duva"}, "Välj hur du vill"),
    ],
)
def test_a_wrong_detail_is_said_and_kept(bo, changed, sentence):
    given = {"email": "bo@example.com", "phone": "070-174 06 05", "knock_by": "email", "language": "sv", **changed}
    answer = bo.post("/mina-sidor/profil/", given)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert parsed(answer).find(id="email")["value"] == given["email"]


def test_details_are_changed_and_the_name_is_not(bo):
    bo.post(
        "/mina-sidor/profil/",
        {"email": "ny@example.com", "phone": "", "knock_by": "none", "language": "en", "surname": "Kung"},
    )
    page = bo.get("/mina-sidor/profil/").content.decode()
    assert 'value="ny@example.com"' in page
    assert "Bengtsson" in page
    assert "Kung" not in page


def test_the_first_page_says_whose_turn_it_is_and_what_to_do(done, bo):
    done.to("2023-03-13", 8)
    page = parsed(bo.get("/mina-sidor/"))
    assert words(page.select_one(".turn")) == "Nu Du får ersättning. Rapportera din tid när perioden är slut."
    assert "Tidrapport vecka 10" in words(page.select_one("[aria-labelledby=att-gora]"))


def test_somebody_without_an_application_is_told_where_to_begin(rut):
    assert "Du har ingen pågående ansökan." in rut.get("/mina-sidor/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "tidrapport/",
        "arbetsgivarintyg/",
        "dokument/",
        "beslut/",
        "utbetalningar/",
        "meddelanden/",
        "vem-har-last/",
        "profil/",
        "ansokan/",
    ],
)
def test_every_page_is_there_for_somebody_who_has_nothing_yet_in_both_languages(rut, path):
    assert rut.get(f"/mina-sidor/{path}").status_code == 200
    assert rut.get(f"/en/mina-sidor/{path}").status_code == 200
