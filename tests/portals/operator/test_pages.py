from django.test import Client

from tests.portals.people import BO, DISA, SARA, enter
from tryggve.casework.base.actor import system
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.notifications import jobs as delivering
from tryggve.casework.people import actions as registering
from tryggve.casework.people import queries as registered
from tryggve.portals.ui import clock


def operator():
    return enter(Client(), DISA, role="operator", insurer="tryggve")


def test_the_operator_sees_every_job_and_that_all_notices_came_through(people):
    told = operator().get("/drift/jobb/").content.decode()
    assert "Skicka dagens betalningar till banken" in told
    assert "Alla aviseringar har kommit fram." in told


def test_a_notice_that_reached_nobody_is_told_without_naming_the_person(people):
    bo = registered.person_by_number(BO)
    registering.set_contact(person=bo.id, email="", phone="", actor=system("tests"), now=clock.now())
    notifications.knock(key="letter:2023-000001-1", person=bo.id, occasion="letter", now=clock.now())
    delivering.deliver_queued(now=clock.now())
    told = operator().get("/drift/jobb/").content.decode()
    assert "letter:2023-000001-1" in told
    assert "Personen har ingen e-post eller mobil" in told
    assert bo.surname not in told


def test_the_operators_pages_are_closed_to_others(people, bo):
    officer = enter(Client(), SARA, role="officer", insurer="tryggve")
    for page in ("/drift/jobb/", "/drift/klocka/", "/drift/avstamning/", "/drift/logg/"):
        for client in (bo, officer):
            assert client.get(page).status_code == 403
        assert Client().get(page).status_code == 302
