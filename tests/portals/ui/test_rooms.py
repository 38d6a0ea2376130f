from django.test import Client

from tests.portals.people import BO, EVA, SARA, enter


def test_a_person_with_one_room_goes_straight_in(bo):
    assert bo.get("/rum/")["Location"] == "/mina-sidor/"


def test_a_person_with_several_chooses(people):
    eva = enter(Client(), EVA)
    shown = eva.get("/rum/").content.decode()
    assert "Bygg &amp; Trä i Norr AB" in shown
    assert "Mina sidor" in shown


def test_a_room_that_is_not_ones_own_does_not_exist(people):
    bo = enter(Client(), BO)
    assert bo.post("/rum/", {"rum": "officer-tryggve"}).status_code == 404
    assert bo.session["role"] == "claimant"


def test_the_room_decides_the_role(people):
    sara = enter(Client(), SARA)
    sara.post("/rum/", {"rum": "officer-tryggve"})
    assert (sara.session["role"], sara.session["insurer"]) == ("officer", "tryggve")


def test_staying_signed_in_is_answered_without_a_page(bo):
    assert bo.post("/fortsatt/").status_code == 204
