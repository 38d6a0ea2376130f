"""One case: read by the right officer, unknown to everybody else; messages and judgements that lack something."""

import pytest
from django.test import Client

from tests.portals.desk.conftest import appoint, at_desk
from tests.portals.htmx import parsed, words
from tests.portals.people import BO, RUT, enter
from tryggve.casework.audit import queries as log
from tryggve.casework.cases import queries as cases
from tryggve.casework.messages import queries as messages
from tryggve.casework.people import queries as people_queries

PAGES = ["", "halsa/", "brev/", "klart/", "brev.pdf"]


def of(road, page=""):
    return f"/handlaggning/arende/{road.number}/{page}"


def test_the_officer_reads_it_and_the_person_can_see_that(sara, bos_case):
    page = parsed(sara.get(of(bos_case)))
    assert "Bo Bengtsson" in words(page.main)
    bo = people_queries.person_by_number(BO)
    assert ("case:case:read", "Sara Sand") in {(line.verb, line.actor_name) for line in log.about_person(bo.id)}


@pytest.mark.parametrize("page", PAGES)
def test_another_insurer_s_officer_meets_a_case_that_does_not_exist(frida, bos_case, page):
    assert frida.get(of(bos_case, page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_their_own_case_at_the_desk(people, bos_case, page):
    appoint(BO, "tryggve")
    assert at_desk(BO, "tryggve").get(of(bos_case, page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_led_to_sign_in_and_a_claimant_is_refused(bos_case, page):
    assert "/valj-inloggning/" in Client().get(of(bos_case, page)).headers["Location"]
    assert enter(Client(), RUT).get(of(bos_case, page)).status_code == 403


@pytest.mark.parametrize("number", ["2023-0000", "finns-inte", "0"])
def test_a_number_that_is_no_case_is_404(sara, number):
    assert sara.get(f"/handlaggning/arende/{number}/").status_code == 404


@pytest.mark.parametrize("action", ["svar/", "meddelande/", "beslut/", "godkann/"])
def test_another_insurer_s_officer_can_do_nothing_with_it(frida, bos_case, action):
    sent = frida.post(of(bos_case, action), {"text": "Hej", "question": "x", "value": "y", "reason": "z", "seen": "1"})
    assert sent.status_code in {403, 404}
    assert messages.thread(cases.case(bos_case.number).id) == []


def test_a_message_without_text_is_told_at_its_field_and_a_sent_one_is_sent_once(sara, bos_case):
    page = parsed(sara.post(of(bos_case, "meddelande/"), {"text": " ", "key": "k"}))
    assert [words(one) for one in page.select("#fel li")] == ["Skriv ett meddelande."]
    for _ in range(2):
        assert sara.post(of(bos_case, "meddelande/"), {"text": "Hej!", "key": "k"}).status_code == 302
    assert len(messages.thread(cases.case(bos_case.number).id)) == 1


def test_a_message_that_is_too_long_is_not_lost(sara, bos_case):
    page = sara.post(of(bos_case, "meddelande/"), {"text": "a" * 200_000, "key": "k"})
    assert page.status_code == 422
    assert "för långt" in words(parsed(page).find(id="fel"))


def test_a_judgement_needs_an_answer_and_a_reason(sara, bos_case):
    page = parsed(sara.post(of(bos_case, "svar/"), {"question": "x"}))
    assert len(page.select("#fel li")) == 2


def test_a_question_that_nobody_asks_is_told_to_be_answered(sara, bos_case):
    sent = sara.post(of(bos_case, "svar/"), {"question": "påhittad", "value": "true", "reason": "Därför."})
    assert sent.status_code == 409


def test_a_document_of_another_case_does_not_exist(sara, bos_case):
    assert sara.get(of(bos_case, "dokument/99999/")).status_code == 404


@pytest.mark.parametrize("key", ["", "\0", "a\0b", "k" * 500, "🙂", "../x"])
def test_a_form_whose_key_was_tampered_with_breaks_nothing(sara, bos_case, key):
    sent = sara.post(of(bos_case, "meddelande/"), {"text": "Hej\0 Bo\u202e!", "key": key})
    assert sent.status_code == 302
    (message,) = messages.thread(cases.case(bos_case.number).id)
    assert message.text == "Hej Bo!"


def test_two_messages_without_a_key_are_two(sara, bos_case):
    for text in ("Hej!", "Hej igen!"):
        sara.post(of(bos_case, "meddelande/"), {"text": text, "key": ""})
    assert len(messages.thread(cases.case(bos_case.number).id)) == 2


@pytest.mark.parametrize("text", ["\0", "x" * 5000, "' OR 1=1 --"])
def test_a_judgement_of_something_else_breaks_nothing(sara, bos_case, text):
    sent = sara.post(of(bos_case, "svar/"), {"question": text, "value": text, "reason": text})
    assert sent.status_code in {409, 422}
