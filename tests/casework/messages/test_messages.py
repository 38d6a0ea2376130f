from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.build import NOW, herself, open_case
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.messages import access, actions, queries
from tryggve.casework.messages.models import Message

TODAY = date(2023, 3, 6)
MARKUP = """<script>alert('x')</script> <img src=x onerror=alert(1)> {{ 7*7 }} {% load x %} #read("/etc/passwd") ' OR 1=1 --"""


def send(town, case, text="Hej, hur går det?", key="m1", **changes):
    return actions.send(
        **{
            "case": case.id, "thread": "fråga", "key": key, "text": text, "from_fund": False, "actor": herself(town.bo), "now": NOW,
            **changes,
        }
    )  # fmt: skip


def test_messages_are_read_in_the_order_they_were_sent(town, case):
    first = send(town, case)
    answer = send(town, case, "Bra.", "m2", from_fund=True, actor=town.officer, now=NOW + timedelta(hours=1))
    send(town, case, "Annat.", "m3", thread="annat")
    assert queries.thread(case.id, "fråga") == [first, answer]
    assert len(queries.thread(case.id)) == 3
    assert (answer.sender_name, answer.from_fund) == ("Sara Sand", True)


def test_a_message_full_of_markup_and_script_is_kept_to_the_letter(town, case):
    assert send(town, case, MARKUP).text == MARKUP


def test_the_same_message_sent_twice_is_one_and_another_under_its_key_is_refused(town, case):
    assert send(town, case) == send(town, case)
    with pytest.raises(actions.MessageDiffers):
        send(town, case, "Något annat")
    other = open_case(town, town.rut)
    with pytest.raises(actions.MessageDiffers):
        send(town, other, actor=herself(town.rut))
    assert len(queries.thread(case.id)) == 1


@pytest.mark.parametrize("text", ["", "   \n ", "\x00", "\u202e\u200f"])
def test_a_message_says_something(town, case, text):
    with pytest.raises(actions.EmptyMessage):
        send(town, case, text)


def test_a_message_of_ten_megabytes_is_refused(town, case):
    with pytest.raises(actions.MessageTooLong):
        send(town, case, "å" * 10_000_000)
    assert len(send(town, case, "å" * actions.LONGEST).text) == actions.LONGEST


def test_a_message_to_the_fund_is_filed_and_both_are_logged_without_their_words(town, case):
    send(town, case)
    send(town, case, "Bra.", "m2", from_fund=True, actor=town.officer)
    assert case_queries.case(case.number).version == 1
    lines = [line for line in audit.about_person(town.bo.id) if line.verb == Verb.MESSAGE_SENT]
    assert [line.data for line in lines] == [{"from_fund": True}, {"from_fund": False}]


def test_a_person_may_write_in_a_closed_case_and_an_auditor_in_none(town, case):
    closed = cases.close_case(case=case.id, reason="withdrawn", now=NOW, actor=town.officer)
    assert access.may_write(herself(town.bo), closed, TODAY)
    assert send(town, case)
    assert not access.may_write(herself(town.rut), closed, TODAY)
    assert access.may_write(town.officer, closed, TODAY)
    assert access.may_read(town.auditor, closed, TODAY)
    assert not access.may_write(town.auditor, closed, TODAY)
    assert not access.may_read(town.employer, closed, TODAY)


def test_the_database_refuses_to_change_a_message_and_to_keep_an_empty_one(town, case):
    send(town, case)
    for change in (lambda: Message.objects.update(text="x"), lambda: Message.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.create(
            case_id=case.id, thread="x", key="x", from_fund=False, sender="x", sender_name="x", text="", sent_at=NOW
        )


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec=None, min_codepoint=0), max_size=300))
def test_any_text_at_all_is_kept_or_refused_with_a_name(town, case, text):
    with transaction.atomic():
        try:
            sent = send(town, case, text, key="any")
            assert queries.thread(case.id)[0].text == sent.text
        except actions.EmptyMessage:
            pass
        transaction.set_rollback(True)


@pytest.mark.faults
def test_twenty_connections_sending_one_message_send_it_once(racing_town):
    case = open_case(racing_town)
    results = race([lambda: send(racing_town, case)] * 20)
    assert len({result.id for result in results}) == 1
    assert case_queries.case(case.number).version == 1
