"""The queue: the oldest case, lists that can be kept, and who may look."""

from django.test import Client

from tests.portals.desk.conftest import appoint, at_desk, ready
from tests.portals.htmx import parsed, words
from tests.portals.people import BO, DISA, RUT, SARA, enter

QUEUE = "/handlaggning/ko/"


def test_an_empty_queue_says_so(sara):
    page = parsed(sara.get(QUEUE))
    assert words(page.select_one("p.empty")) == "Inga ärenden väntar."
    assert sara.post(f"{QUEUE}nasta/").headers["Location"] == f"{QUEUE}?tom=1"


def test_the_oldest_case_is_taken_and_stands_among_mine(sara, bos_case):
    ready(bos_case)
    assert sara.post(f"{QUEUE}nasta/").headers["Location"] == f"/handlaggning/arende/{bos_case.number}/"
    assert bos_case.number in words(parsed(sara.get(f"{QUEUE}?visa=mina")).main)


def test_another_insurer_s_officer_sees_none_of_it(alva, bos_case):
    ready(bos_case)
    for view in ("", "mina", "granska", "vantar"):
        assert bos_case.number not in words(parsed(alva.get(f"{QUEUE}?visa={view}")).main)
    assert alva.post(f"{QUEUE}nasta/").headers["Location"] == f"{QUEUE}?tom=1"


def test_nobody_takes_the_case_that_is_their_own(people, bos_case):
    ready(bos_case)
    appoint(BO, "tryggve")
    client = at_desk(BO, "tryggve")
    assert client.post(f"{QUEUE}nasta/").headers["Location"] == f"{QUEUE}?tom=1"


def test_a_stranger_is_led_to_sign_in_and_a_claimant_is_refused(people):
    assert "/valj-inloggning/" in Client().get(QUEUE).headers["Location"]
    assert enter(Client(), RUT).get(QUEUE).status_code == 403
    assert enter(Client(), DISA, role="operator", insurer="tryggve").get(QUEUE).status_code == 403


def test_a_post_that_one_does_not_have_opens_nothing(people):
    assert at_desk(SARA, "fk").get(QUEUE).status_code == 404
    assert at_desk(RUT, "tryggve").get(QUEUE).status_code == 404


def test_only_a_post_takes_a_case(sara):
    assert sara.get(f"{QUEUE}nasta/").status_code == 405


def test_a_list_that_there_is_not_is_empty(sara):
    assert "Inga ärenden väntar." in words(parsed(sara.get(f"{QUEUE}?visa=finns-inte")).main)


def test_the_register_of_providers_is_linked_only_where_providers_are_approved(sara, frida):
    assert parsed(frida.get(QUEUE)).find(id="anordnare") is not None
    assert parsed(sara.get(QUEUE)).find(id="anordnare") is None
