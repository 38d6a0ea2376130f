from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tests.portals.people import BO, enter
from tryggve.portals.ui import clock, session


def test_half_an_hour_of_silence_ends_the_session(people):
    bo = enter(Client(), BO)
    kept = bo.session
    kept["seen"] = (clock.real() - session.IDLE - timedelta(seconds=1)).isoformat()
    kept.save()
    answer = bo.get("/mina-sidor/")
    assert answer["Location"] == "/valj-inloggning/?nasta=%2Fmina-sidor%2F&slut=1"
    assert not Session.objects.filter(session_key=kept.session_key).exists()


def test_a_page_keeps_the_session_alive(people):
    bo = enter(Client(), BO)
    kept = bo.session
    kept["seen"] = (clock.real() - timedelta(minutes=29)).isoformat()
    kept.save()
    assert bo.get("/mina-sidor/").status_code == 200
    assert bo.session["seen"] > kept["seen"]


def test_signing_out_kills_the_session_at_once(bo):
    old = bo.cookies[settings.SESSION_COOKIE_NAME].value
    bo.post("/logga-ut/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = old
    assert thief.get("/mina-sidor/").status_code == 302


def test_signing_out_is_not_done_by_a_link(bo):
    assert bo.get("/logga-ut/").status_code == 405


def test_the_session_holds_no_name_and_no_number(bo):
    assert BO not in str(dict(bo.session))
    assert "Bengtsson" not in str(dict(bo.session))


def test_a_late_answer_to_an_old_session_leaves_the_new_cookie_alone(people):
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    answer = stranger.get("/logga-in/bankid/lage/")
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
