"""Signing in and signing, by the real protocol against the practice BankID."""

import pytest
from django.test import Client

from tests.portals.people import AMINA, BO, enter
from tryggve.casework.people import queries as people_queries
from tryggve.portals.ui import signing

SENT = []


@signing.continuation("test-letter")
def keep(*, signature, context, actor, now):
    SENT.append((signature, context["letter"], actor.reference))
    return "/mina-sidor/?klart"


@pytest.fixture
def signs(bo, bankid):
    """Bo has been asked to sign a text."""
    SENT.clear()
    kept = bo.session
    kept["signing"] = {
        "text": "Jag intygar.\nAllt är sant.",
        "subject": "test:1:abc",
        "kind": "test-letter",
        "context": {"letter": 7},
        "back": "/",
    }
    kept.save()
    return bo


def order_of(client):
    return client.session["eid"]["order"]


def begin(client, path, way="qr"):
    answer = client.post(path, {"enhet": way})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_a_person_signs_in_and_gets_a_new_session(people, bankid):
    client = Client()
    client.get("/logga-in/?nasta=/mina-sidor/dokument/")
    planted = client.session.session_key
    wait = begin(client, "/logga-in/")
    shown = client.get(wait).content.decode()
    assert "data:image/svg+xml;base64," in shown
    assert "Öppna övnings-BankID" in shown
    bankid("approve", order_of(client), BO)
    answer = client.get(wait)
    assert answer["Location"] == "/mina-sidor/dokument/"
    assert client.session.session_key != planted
    assert client.session["person"] == people_queries.person_by_number(BO).id


def test_the_page_that_polls_is_told_where_to_go(people, bankid):
    client = Client()
    begin(client, "/logga-in/")
    bankid("approve", order_of(client), BO)
    answer = client.get("/logga-in/bankid/lage/?tur=bankid&sagt=")
    assert answer["HX-Redirect"] == "/rum/"


def test_in_between_only_the_picture_is_drawn_anew(people, bankid):
    client = Client()
    begin(client, "/logga-in/")
    answer = client.get("/logga-in/bankid/lage/?tur=kod&sagt=outstandingTransaction").content.decode()
    assert 'id="qr"' in answer
    assert "bankid-status" not in answer


def test_a_status_is_said_once(people, bankid):
    client = Client()
    begin(client, "/logga-in/")
    bankid("choose", order_of(client), BO)
    first = client.get("/logga-in/bankid/lage/?tur=bankid&sagt=outstandingTransaction").content.decode()
    assert "Skriv in din säkerhetskod i BankID-appen och välj Identifiera." in first
    assert 'id="qr"' not in first
    again = client.get("/logga-in/bankid/lage/?tur=bankid&sagt=userSign").content.decode()
    assert "säkerhetskod" not in again


def test_the_text_is_shown_word_for_word_before_it_is_signed(signs):
    assert "Allt är sant." in signs.get("/skriv-under/").content.decode()


def test_a_signature_runs_what_was_waiting_for_it_and_again_gives_the_same(signs, bankid):
    wait = begin(signs, "/skriv-under/")
    bankid("approve", order_of(signs), BO)
    assert signs.get(wait)["Location"] == "/mina-sidor/?klart"
    assert signs.get(wait)["Location"] == "/mina-sidor/?klart"
    made = people_queries.signature_for("test:1:abc")
    assert made.text == "Jag intygar.\nAllt är sant."
    assert [(made.id, 7, f"claimant:{signs.person.id}")] * 2 == SENT


@pytest.mark.parametrize(
    ("how", "sentence"), [("cancel", "Åtgärden avbröts. Inget är skickat."), ("expire", "BankID-appen svarar inte.")]
)
def test_an_order_that_fails_sends_nothing_and_can_be_tried_again(signs, bankid, how, sentence):
    wait = begin(signs, "/skriv-under/")
    bankid(how, order_of(signs))
    shown = signs.get(wait).content.decode()
    assert sentence in shown
    assert 'href="/skriv-under/"' in shown
    assert SENT == []


def test_a_signature_by_another_person_is_not_taken(signs, bankid):
    wait = begin(signs, "/skriv-under/")
    bankid("mode", mode="wrong_person", times=1)
    bankid("approve", order_of(signs), BO)
    shown = signs.get(wait).content.decode()
    assert "Någon annan än du skrev under. Inget är skickat." in shown
    assert SENT == []


def test_an_order_belongs_to_the_session_that_started_it(signs, bankid):
    wait = begin(signs, "/skriv-under/")
    amina = enter(Client(), AMINA)
    kept = amina.session
    kept["eid"], kept["signing"] = dict(signs.session["eid"]), dict(signs.session["signing"])
    kept.save()
    bankid("approve", order_of(signs), BO)
    amina.raise_request_exception = False
    assert amina.get(wait).status_code == 404
    assert SENT == []


def test_stopping_leads_back_and_sends_nothing(signs, bankid):
    wait = begin(signs, "/skriv-under/")
    assert signs.post(wait)["Location"] == "/"
    assert SENT == []


def test_a_bankid_out_of_reach_is_said_in_words(signs, settings):
    settings.BANKID_URL = "https://127.0.0.1:9/rp/v6.0"
    answer = signs.post("/skriv-under/", {"enhet": "qr"})
    assert answer.status_code == 422
    assert "Något gick fel. Försök igen." in answer.content.decode()
    assert "Allt är sant." in answer.content.decode()


def test_nothing_to_sign_leads_home(bo):
    assert bo.get("/skriv-under/")["Location"] == "/rum/"
