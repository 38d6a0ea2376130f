"""What was said of health is gone and what was signed still holds; nobody erases by hand, and nothing goes without a note."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.exceptions import IrreversibleError

from tests.casework.build import NOW, herself, sign
from tryggve.casework.applications import actions, queries
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.models import Erasure, Sensitive, Submission
from tryggve.casework.applications.records import Erased
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import system

SENSITIVE = frozenset({"cause", "therapist"})
SAID = {"cause": "Stress", "cost": "1", "lines": [{"therapist": "Pia P"}, {"therapist": ""}]}
RULE = system("health-retention")
BEFORE = import_module("tryggve.casework.applications.migrations.0004_health_apart_of_before")


def send(town, case, **changes):
    answers = {**SAID, "salt": actions.new_salt(), **changes}
    subject = f"company:1:sample:{actions.signed_digest(answers, SENSITIVE)[:32]}"
    return actions.submit(
        case=case.id, kind="application", key="first", answers=answers, sender=town.bo.id, signature=sign(town.bo, subject).id,
        sensitive=SENSITIVE, actor=herself(town.bo), now=NOW,
    )  # fmt: skip


def erase(case, actor=RULE):
    return actions.erase(case=case.id, rule="två år", actor=actor, now=NOW)


def by_force(statement, values=()):
    """As somebody could who owns the database: past every trigger."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_what_was_sent_reads_as_it_was_said_and_lies_apart(town, case):
    sent = send(town, case)
    assert sent.answers == SAID == queries.submissions(case.id)[0].answers
    kept = Submission.objects.get(id=sent.id).answers
    assert "Stress" not in str(kept)
    assert "Pia P" not in str(kept)
    assert sent.digest == digest(kept)
    assert queries.holds(sent.id)


def test_erased_it_reads_as_erased_where_something_was_said_and_the_rest_holds(town, case):
    sent = send(town, case)
    assert erase(case) == 1
    left = queries.submission(sent.id)
    assert left.answers == {"cause": Erased(NOW), "cost": "1", "lines": [{"therapist": Erased(NOW)}, {"therapist": ""}]}
    assert (left.erased_at, left.digest, left.receipt) == (NOW, sent.digest, sent.receipt)
    assert queries.holds(sent.id)
    assert not Sensitive.objects.exists()


def test_erased_again_it_is_erased_once(town, case):
    send(town, case)
    assert (erase(case), erase(case), Erasure.objects.count()) == (1, 0, 1)
    lines = [line for line in audit.about_person(town.bo.id) if line.verb == Verb.HEALTH_ERASED]
    assert [(line.actor, line.data["rule"]) for line in lines] == [("system:health-retention", "två år")]


def test_nobody_erases_by_hand(town, case):
    send(town, case)
    for actor in (town.officer, town.operator, herself(town.bo)):
        with pytest.raises(actions.NotTheRule):
            erase(case, actor)
    assert Sensitive.objects.count() == 1


def test_the_database_refuses_to_erase_without_a_note_and_to_change_either(town, case):
    sent = send(town, case)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sensitive.objects.filter(submission=sent.id).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Sensitive.objects.update(answers={})
    erase(case)
    for change in (lambda: Erasure.objects.update(rule="x"), lambda: Erasure.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    for table in ("applications_sensitive", "applications_erasure"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_word_that_was_put_there_afterwards_is_found_and_not_erased(town, case):
    sent = send(town, case)
    by_force("""UPDATE applications_sensitive SET answers = answers || '{"/cause": "Värk"}'""")
    assert not queries.holds(sent.id)
    with pytest.raises(actions.NotAsSigned):
        erase(case)
    assert not Erasure.objects.exists()


def test_a_change_of_what_stays_is_found_before_the_erasure_and_after(town, case):
    sent = send(town, case)
    change = """UPDATE applications_submission SET answers = answers || '{"cost": "2"}'"""
    with transaction.atomic():
        by_force(change)
        assert not queries.holds(sent.id)
        transaction.set_rollback(True)
    erase(case)
    assert queries.holds(sent.id)
    by_force(change)
    assert not queries.holds(sent.id)


def test_a_signature_for_something_else_does_not_hold(town, case):
    sent = send(town, case)
    by_force(
        "UPDATE people_signature SET subject = 'company:1:sample:' || repeat('0', 32) WHERE id = %s", [sent.signature]
    )
    assert not queries.holds(sent.id)


def test_a_submission_that_is_not_there_does_not_hold(town):
    with pytest.raises(queries.NoSuchSubmission):
        queries.holds(0)


def test_the_command_names_what_does_not_hold_and_fails(town, case, capsys):
    sent = send(town, case)
    erase(case)
    call_command("verify_submissions")
    assert "1 submissions, 1 without their health data, 0 that do not hold" in capsys.readouterr().out
    by_force("""UPDATE applications_submission SET answers = answers || '{"cost": "2"}'""")
    with pytest.raises(SystemExit):
        call_command("verify_submissions")
    assert sent.receipt in capsys.readouterr().out


@pytest.fixture
def of_before(town, case):
    """An application as it was kept before: its words among the answers, and signed word for word."""
    print_ = digest(SAID)
    signature = sign(town.bo, f"company:1:sample:{print_[:32]}")
    return Submission.objects.create(
        case_id=case.id, kind="application", key="first", version=1, answers=SAID, digest=print_, sender_id=town.bo.id,
        signature_id=signature.id, joint="S1", receipt="2222-2222-2222", received_at=NOW,
    )  # fmt: skip


def migrate(step):
    with connection.schema_editor() as editor:
        step(apps, editor)


def test_what_was_sent_before_is_put_apart_holds_and_is_erased_like_the_rest(of_before, case):
    migrate(BEFORE.put_apart)
    kept = Submission.objects.get(id=of_before.id)
    assert "Stress" not in str(kept.answers)
    assert (kept.digest, queries.submission(kept.id).answers) == (digest(SAID), SAID)
    assert queries.holds(kept.id)
    erase(case)
    assert queries.submission(kept.id).answers["cause"] == Erased(NOW)
    assert queries.holds(kept.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.update(answers={})


def test_backwards_it_is_put_together_again_unless_some_of_it_is_gone(of_before, case):
    migrate(BEFORE.put_apart)
    migrate(BEFORE.put_together)
    assert Submission.objects.get(id=of_before.id).answers == SAID


def test_what_is_gone_does_not_come_back(of_before, case):
    migrate(BEFORE.put_apart)
    erase(case)
    with pytest.raises(IrreversibleError):
        migrate(BEFORE.put_together)
