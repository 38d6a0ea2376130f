"""A decision is made on what the officer has read, by somebody who may, once."""

from django.test import Client

from tests.portals.desk.conftest import OLOF, appoint, at_desk, ready
from tests.portals.htmx import parsed, words
from tests.portals.people import BO, SARA
from tryggve.casework.base.actor import Role
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import queries as asks
from tryggve.portals.desk import decision_pages


def test_the_letter_is_read_before_the_decision_and_is_in_the_person_s_words(sara, bos_case):
    found = ready(bos_case)
    page = parsed(sara.get(f"/handlaggning/arende/{found.number}/brev/"))
    assert "1 091 kronor om dagen" in words(page.main)
    assert page.find(id="fatta-beslut") is not None


def test_without_a_proposal_there_is_no_letter_to_read(sara, bos_case):
    sent = sara.get(f"/handlaggning/arende/{bos_case.number}/brev/")
    assert sent.headers["Location"] == f"/handlaggning/arende/{bos_case.number}/"


def test_a_case_that_has_changed_since_it_was_read_is_not_decided(sara, bos_case):
    found = ready(bos_case)
    for seen in (str(found.version - 1), "", "-1", "x", "²", "9" * 30, "9" * 5000):
        sent = sara.post(f"/handlaggning/arende/{found.number}/beslut/", {"seen": seen})
        assert sent.status_code == 409, seen
    assert decided.current(found.id) is None


def test_what_is_signed_is_the_decision_and_signed_twice_it_is_one(sara, bos_case):
    found = ready(bos_case)
    sent = sara.post(f"/handlaggning/arende/{found.number}/beslut/", {"seen": str(found.version)})
    waiting = sara.session["signing"]
    assert sent.headers["Location"].endswith("/skriv-under/")
    actor = bos_case.actor(SARA, Role.OFFICER, insurer="tryggve")
    shown = asks.signing_text(kind="decision", case=found.number, language="sv", on=bos_case.now.date())
    assert (waiting["text"], waiting["subject"]) == (shown.text, shown.subject)
    signature = bos_case.sign(SARA, shown)
    addresses = {
        decision_pages.signed(signature=signature, context=waiting["context"], actor=actor, now=bos_case.now)
        for _ in range(2)
    }
    assert addresses == {f"/handlaggning/arende/{found.number}/klart/"}
    assert len([one for one in decided.decisions(found.id) if one.signed_at]) == 1
    assert "fattat" in words(parsed(sara.get(addresses.pop())).main)


def test_another_insurer_s_officer_and_the_person_herself_decide_nothing(frida, people, bos_case):
    found = ready(bos_case)
    appoint(BO, "tryggve")
    for client in (frida, at_desk(BO, "tryggve")):
        sent = client.post(f"/handlaggning/arende/{found.number}/beslut/", {"seen": str(found.version)})
        assert sent.status_code == 404
    assert "/valj-inloggning/" in Client().post(f"/handlaggning/arende/{found.number}/beslut/").headers["Location"]
    assert decided.current(found.id) is None


def test_an_officer_is_no_approver_and_a_reading_decides_nothing(sara, people, bos_case):
    found = ready(bos_case)
    assert sara.post(f"/handlaggning/arende/{found.number}/godkann/").status_code == 403
    assert sara.get(f"/handlaggning/arende/{found.number}/beslut/").status_code == 405
    approver = at_desk(OLOF, "tryggve", "approver")
    assert approver.post(f"/handlaggning/arende/{found.number}/beslut/", {"seen": "1"}).status_code == 403


def test_a_second_officer_approves_and_is_another_than_the_one_who_decides(people, bos_case):
    found = ready(bos_case)
    olof = at_desk(OLOF, "tryggve", "approver")
    assert olof.post(f"/handlaggning/arende/{found.number}/godkann/").status_code == 302
    proposal = decided.proposal(found.id)
    assert proposal is not None
    assert proposal.approved_by == olof.person.id
