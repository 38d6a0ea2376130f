"""A knock comes once, says nothing about what it is about, and is never lost between the row and the job."""

import os
import socketserver
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from tests.casework.build import NOW, TESTS
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.notifications import actions, jobs, queries
from tryggve.casework.notifications.models import Knock
from tryggve.casework.notifications.tasks import deliver_knock
from tryggve.casework.notifications.words import BODY, SENTENCES, SUBJECT
from tryggve.casework.people import actions as people

PROJECT = Path(__file__).parents[3]


def knock(town, key="letter:1", occasion="letter"):
    return actions.knock(key=key, person=town.bo.id, occasion=occasion, now=NOW)


def jobs_waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs")
        return cursor.fetchall()


def test_a_knock_comes_once_for_each_thing(town):
    assert knock(town) == knock(town)
    assert len(jobs_waiting()) == 1
    assert jobs.deliver_queued(now=NOW) == 1
    assert jobs.deliver_queued(now=NOW) == 0
    assert len(mail.outbox) == 1
    assert queries.knocks(town.bo.id)[0].state == "sent"


def test_the_letter_at_the_door_says_that_something_came_and_never_what(town, settings):
    knock(town)
    jobs.deliver_queued(now=NOW)
    sent = mail.outbox[0]
    assert sent.to == ["bo@example.com"]
    assert "Du har fått ett brev." in sent.body
    assert settings.PUBLIC_URL in sent.body
    for secret in (town.bo.personnummer, town.bo.surname, "a-kassa", "beslut", "letter:1"):
        assert secret not in sent.subject + sent.body


def test_a_contact_person_of_the_matter_gets_it_in_the_persons_place(town):
    people.set_contact(person=town.bo.id, knock_by="none", email="", actor=TESTS, now=NOW)
    actions.knock(key="letter:9", person=town.bo.id, occasion="letter", to="per@bygg.example", now=NOW)
    assert jobs.deliver_queued(now=NOW) == 1
    assert mail.outbox[0].to == ["per@bygg.example"]


def test_the_words_are_in_the_persons_language_for_every_occasion(town):
    people.set_contact(person=town.bo.id, language="en", actor=TESTS, now=NOW)
    knock(town)
    jobs.deliver_queued(now=NOW)
    assert "You have a letter." in mail.outbox[0].body
    assert all(set(words) == {"sv", "en"} for words in [*SENTENCES.values(), SUBJECT, BODY])


def test_a_knock_without_words_is_refused(town):
    with pytest.raises(actions.UnknownOccasion):
        knock(town, occasion="gossip")


def test_the_job_is_there_if_and_only_if_the_knock_is(town):
    with transaction.atomic():
        knock(town)
        transaction.set_rollback(True)
    assert jobs_waiting() == []
    made = knock(town)
    ((task, arguments),) = jobs_waiting()
    assert task == deliver_knock.name
    assert arguments in ({"knock": made.id}, f'{{"knock": {made.id}}}')
    assert town.bo.personnummer not in str(jobs_waiting())


def test_the_job_delivers_the_knock_and_a_second_delivery_does_nothing(town):
    made = knock(town)
    deliver_knock(knock=made.id)
    deliver_knock(knock=made.id)
    assert len(mail.outbox) == 1


def test_whoever_wants_none_gets_none_and_whoever_has_no_address_is_on_a_list(town):
    people.set_contact(person=town.bo.id, knock_by="none", actor=TESTS, now=NOW)
    people.set_contact(person=town.rut.id, email="", actor=TESTS, now=NOW)
    knock(town)
    nowhere = actions.knock(key="letter:2", person=town.rut.id, occasion="letter", now=NOW)
    assert jobs.deliver_queued(now=NOW) == 0
    assert queries.knocks(town.bo.id)[0].state == "unwanted"
    assert [one.id for one in queries.undelivered(10)] == [nowhere.id]


def test_a_post_office_that_is_away_is_tried_five_times_and_then_somebody_must_look(town, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    made = knock(town)
    for number in range(1, jobs.MOST_TRIES):
        with pytest.raises(jobs.NotDelivered):
            jobs.deliver(knock=made.id, now=NOW)
        assert queries.knocks(town.bo.id)[0].tries == number
    assert jobs.deliver(knock=made.id, now=NOW) == "failed"
    assert [one.key for one in queries.undelivered(10)] == ["letter:1"]


def test_a_knock_is_delivered_by_a_real_post_office(town, settings):
    from aiosmtpd.controller import Controller

    class Box:
        def __init__(self):
            self.letters = []

        async def handle_DATA(self, server, session, envelope):
            self.letters.append(envelope)
            return "250 OK"

    box = Box()
    office = Controller(box, hostname="127.0.0.1", port=free_port())
    office.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        assert jobs.deliver(knock=knock(town).id, now=NOW) == "sent"
    finally:
        office.stop()
    assert [letter.rcpt_tos for letter in box.letters] == [["bo@example.com"]]


def free_port():
    with socketserver.TCPServer(("127.0.0.1", 0), None) as server:
        return server.server_address[1]


def test_the_knock_is_in_the_persons_log(town):
    knock(town)
    jobs.deliver_queued(now=NOW)
    assert audit.about_person(town.bo.id)[0].verb == Verb.KNOCKED


@pytest.mark.parametrize("change", [{"state": "queued"}, {"key": "x"}, {"person_id": 1}, {"occasion": "task"}])
def test_a_sent_knock_is_not_sent_again_by_changing_its_row(town, change):
    knock(town)
    jobs.deliver_queued(now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Knock.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Knock.objects.all().delete()


@pytest.mark.faults
def test_twenty_connections_knock_once(racing_town):
    results = race([lambda: knock(racing_town)] * 20)
    assert len({result.id for result in results}) == 1
    assert len(jobs_waiting()) == 1


@pytest.mark.faults
def test_two_workers_with_the_same_job_send_one_letter(racing_town):
    made = knock(racing_town)
    sent = len(mail.outbox)
    results = race([lambda: jobs.deliver(knock=made.id, now=NOW)] * 8)
    assert results == ["sent"] * 8
    assert len(mail.outbox) == sent + 1


def test_a_worker_in_a_process_of_its_own_finds_the_job_and_delivers_the_knock(racing_town, tmp_path):
    with transaction.atomic():
        knock(racing_town)
    there = connection.settings_dict
    surroundings = {
        **os.environ,
        "DATABASE_URL": f"postgresql://{there['USER']}@/{there['NAME']}?host={there['HOST']}&port={there['PORT']}",
        "PYTHONPATH": str(PROJECT / "src"),
        "TRYGGVE_TRY_OUT": str(tmp_path),
        "PGPASSWORD": there["PASSWORD"],
    }
    work = [sys.executable, "-m", "django", "procrastinate", "worker", "--one-shot", "--queues", "notices"]
    subprocess.run(work, env=surroundings, cwd=PROJECT, check=True, timeout=60, capture_output=True)
    assert queries.knocks(racing_town.bo.id)[0].state == "sent"
    (letter,) = (tmp_path / "mail").iterdir()
    assert "To: bo@example.com" in letter.read_text()
    assert deliver_knock.name not in {task for task, _ in jobs_waiting()}
