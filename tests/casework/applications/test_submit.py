"""The same answers sent any number of times are one submission with one receipt; what is signed is never changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.build import NOW, TESTS, herself, open_case, sign
from tests.casework.race import race
from tryggve.casework.applications import actions, queries
from tryggve.casework.applications.digests import LETTERS, digest, receipt
from tryggve.casework.applications.models import Draft, Submission
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.text import UnreadableAnswers
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries

ANSWERS = {"days": {"2023-03-06": "unemployed", "2023-03-07": {"worked": "4,0"}}, "sick": False}
KEY = {"insurer": "tryggve", "insurance": "unemployment", "kind": "report", "key": "2023-W10"}


def submit(town, case, signature=None, answers=ANSWERS, **changes):
    return actions.submit(
        **{
            "case": case.id, "kind": "report", "key": "2023-W10", "answers": answers, "sender": town.bo.id,
            "signature": (signature or sign(town.bo, "submission:report:2023-W10")).id, "actor": herself(town.bo), "now": NOW, **changes,
        }
    )  # fmt: skip


def test_a_submission_keeps_what_was_signed_and_gives_a_receipt(town, case):
    sent = submit(town, case)
    assert (sent.version, sent.answers, sent.digest) == (1, ANSWERS, digest(ANSWERS))
    assert len(sent.receipt) == 14
    assert set(sent.receipt) <= set(LETTERS + "-")
    assert queries.submissions(case.id) == [sent]
    assert queries.submission(sent.id) == sent
    assert queries.submission_signed_by(sent.signature) == sent
    assert case_queries.case(case.number).version == 1


def test_the_same_signature_again_is_the_same_submission(town, case):
    signature = sign(town.bo, "x")
    assert submit(town, case, signature) == submit(town, case, signature, now=NOW + timedelta(days=1))
    assert case_queries.case(case.number).version == 1


def test_the_same_answers_signed_again_are_the_same_submission_with_the_same_receipt(town, case):
    assert submit(town, case).receipt == submit(town, case, answers=dict(reversed(ANSWERS.items()))).receipt
    assert Submission.objects.count() == 1


def test_other_answers_are_the_next_version_and_the_first_is_kept(town, case):
    first = submit(town, case)
    second = submit(town, case, answers={**ANSWERS, "sick": True}, why_changed="  Jag glömde en dag.\x00 ")
    assert (second.version, second.why_changed) == (2, "Jag glömde en dag.")
    assert queries.submissions(case.id) == [second]
    assert queries.submissions(case.id, all_versions=True) == [first, second]
    assert submit(town, case).version == 3


def test_a_signature_is_used_for_one_thing_only(town, case):
    signature = sign(town.bo, "x")
    submit(town, case, signature)
    for changes in ({"answers": {"sick": True}}, {"key": "2023-W11"}, {"kind": "application"}):
        with pytest.raises(actions.SignatureUsed):
            submit(town, case, signature, **changes)


def test_another_persons_signature_is_refused(town, case):
    with pytest.raises(actions.NotTheSigner):
        submit(town, case, sign(town.rut, "x"))


def test_nothing_is_filed_in_a_closed_case(town, case):
    cases.close_case(case=case.id, reason="withdrawn", now=NOW, actor=TESTS)
    with pytest.raises(cases.CaseIsClosed):
        submit(town, case)


def test_what_was_begun_is_kept_until_it_is_sent_and_gone_when_it_is(town, case):
    actions.save_draft(person=town.bo.id, answers={"sick": True}, now=NOW, **KEY)
    kept = actions.save_draft(person=town.bo.id, answers=ANSWERS, now=NOW + timedelta(minutes=1), **KEY)
    other = actions.save_draft(person=town.bo.id, answers={}, now=NOW, **{**KEY, "key": "2023-W11"})
    assert queries.drafts(town.bo.id) == [kept, other]
    assert queries.drafts(town.rut.id) == []
    submit(town, case)
    assert queries.draft(person=town.bo.id, **KEY) is None
    assert queries.drafts(town.bo.id) == [other]


def test_a_draft_is_still_there_when_the_sending_failed(town, case):
    actions.save_draft(person=town.bo.id, answers=ANSWERS, now=NOW, **KEY)
    with pytest.raises(actions.NotTheSigner):
        submit(town, case, sign(town.rut, "x"))
    assert queries.draft(person=town.bo.id, **KEY).answers == ANSWERS
    actions.drop_draft(person=town.bo.id, **KEY)
    actions.drop_draft(person=town.bo.id, **KEY)
    assert not Draft.objects.exists()


def test_what_was_sent_is_in_the_persons_log_without_its_answers(town, case):
    sent = submit(town, case)
    line = audit.about_person(town.bo.id)[0]
    assert (line.verb, line.chain) == (Verb.SUBMISSION_RECEIVED, case.number)
    assert line.data == {"kind": "report", "key": "2023-W10", "version": 1, "digest": sent.digest}


@pytest.mark.parametrize(
    "sql", ["UPDATE applications_submission SET answers = '{}'", "DELETE FROM applications_submission"]
)
def test_the_database_refuses_to_change_what_was_signed(town, case, sql):
    submit(town, case)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_answers_that_no_form_sends_are_refused_and_nothing_is_kept(town, case):
    for answers in ({"x": float("nan")}, {"x": {1, 2}}):
        with pytest.raises(UnreadableAnswers):
            submit(town, case, answers=answers)
        with pytest.raises(UnreadableAnswers):
            actions.save_draft(person=town.bo.id, answers=answers, now=NOW, **KEY)
    assert not Submission.objects.exists()


ANY = st.text(alphabet=st.characters(codec=None, min_codepoint=0), max_size=60)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(ANY, st.none() | st.booleans() | st.integers() | ANY | st.lists(ANY, max_size=3), max_size=5))
def test_any_answers_a_form_can_send_are_kept_and_read_back_the_same(town, case, answers):
    with transaction.atomic():
        sent = submit(town, case, answers=answers)
        assert queries.submission(sent.id).answers == sent.answers
        assert digest(sent.answers) == sent.digest
        transaction.set_rollback(True)


def test_a_receipt_is_the_same_for_the_same_and_another_for_anything_else():
    given = {"case_number": "2023-000001", "kind": "report", "key": "2023-W10", "version": 1, "digest": "a"}
    assert receipt(**given) == receipt(**given)
    changed = {receipt(**{**given, name: 2 if name == "version" else "b"}) for name in given}
    assert len(changed | {receipt(**given)}) == 6


@pytest.mark.faults
@pytest.mark.parametrize("signatures", [1, 20])
def test_twenty_identical_submits_at_once_are_one_with_one_receipt(racing_town, signatures):
    case = open_case(racing_town)
    signed = [sign(racing_town.bo, "x") for _ in range(signatures)]
    results = race([lambda n=n: submit(racing_town, case, signed[n % signatures]) for n in range(20)])
    assert {(result.id, result.receipt) for result in results} == {(results[0].id, results[0].receipt)}
    assert Submission.objects.count() == 1
    assert case_queries.case(case.number).version == 1
    assert audit.verify() == []


@pytest.mark.faults
def test_different_corrections_at_once_each_get_a_version_of_their_own(racing_town):
    case = open_case(racing_town)
    signed = [sign(racing_town.bo, "x") for _ in range(8)]
    results = race([lambda n=n: submit(racing_town, case, signed[n], answers={"n": n}) for n in range(8)])
    assert sorted(result.version for result in results) == list(range(1, 9))


@pytest.mark.faults
def test_two_tabs_saving_a_draft_at_once_leave_one_draft(racing_town):
    save = [
        lambda n=n: actions.save_draft(person=racing_town.bo.id, answers={"n": n}, now=NOW, **KEY) for n in range(8)
    ]
    race(save)
    assert Draft.objects.count() == 1
