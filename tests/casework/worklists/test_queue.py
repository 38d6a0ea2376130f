from datetime import date, timedelta

import pytest

from tests.casework.build import sign
from tests.casework.matter import MONDAY, PEOPLE, ROBOT, open_matter
from tests.casework.race import race
from tryggve.casework.applications import actions as applications
from tryggve.casework.cases import actions as cases
from tryggve.casework.people import actions as people
from tryggve.casework.people import queries as person_queries
from tryggve.casework.worklists import queries
from tryggve.casework.worklists.actions import NotAnOfficer, next_case

TODAY = date(2023, 3, 20)
QUESTION = {"key": "giltig_anledning", "question": {"sv": "", "en": ""}, "law_text": "", "paragraph": "", "options": []}


def waiting_cases(*names, turn="fund"):
    """A case for each person, received in that order, each an hour after the one before."""
    matter = open_matter(claimant=names[0])
    made = []
    for hour, name in enumerate(names):
        case = cases.open_case(
            insurer="tryggve",
            insurance="sample",
            person=matter.ids[name],
            now=MONDAY + timedelta(hours=hour),
            actor=ROBOT,
        )
        cases.set_turn(case=case.id, turn=turn, reason="decide", due_on=None, now=MONDAY, actor=ROBOT)
        made.append(case)
    return matter, made


def take(matter, name="sara"):
    return next_case(insurer="tryggve", officer=matter.ids[name], now=MONDAY, actor=matter.officer(name))


@pytest.mark.django_db
def test_the_queue_is_oldest_first_and_says_how_long():
    matter, made = waiting_cases("rut", "bo", "amina")
    rows = queries.queue("tryggve", matter.ids["sara"], TODAY)
    assert [row.number for row in rows] == [case.number for case in made]
    assert (rows[0].name, rows[0].waited_days, rows[0].kind, rows[0].reason) == ("Rut Roos", 7, "decide", "decide")


@pytest.mark.django_db
def test_next_is_the_oldest_that_nobody_holds_and_then_there_are_none():
    matter, made = waiting_cases("rut", "bo")
    assert [take(matter).number, take(matter, "disa").number] == [case.number for case in made]
    assert take(matter) is None
    assert [row.number for row in queries.mine("tryggve", matter.ids["sara"], TODAY)] == [made[0].number]


@pytest.mark.django_db
def test_received_is_when_the_application_came_not_when_the_case_was_opened():
    matter, made = waiting_cases("bo", "amina")
    for case, name, hours in ((made[0], "bo", 30), (made[1], "amina", 2)):
        person = person_queries.person(matter.ids[name])
        at = MONDAY + timedelta(hours=hours)
        applications.submit(
            case=case.id, kind="application", key="first", answers={"a": name}, sender=person.id,
            signature=sign(person, "application", now=at).id, actor=ROBOT, now=at,
        )  # fmt: skip
    assert take(matter).number == made[1].number


@pytest.mark.django_db
def test_nobody_is_given_their_own_case_or_sees_it_in_the_queue():
    matter, made = waiting_cases("sara", "bo")
    assert [row.number for row in queries.queue("tryggve", matter.ids["sara"], TODAY)] == [made[1].number]
    assert take(matter).number == made[1].number
    assert take(matter) is None
    assert take(matter, "disa").number == made[0].number


@pytest.mark.django_db
def test_nobody_is_given_a_case_where_a_company_they_act_for_has_a_part():
    matter, made = waiting_cases("bo", "amina")
    company = people.register_company(orgnr="5569990004", name="Bygg & Trä i Norr AB", actor=ROBOT, now=MONDAY)
    applications.ask_part(case=made[0].id, kind="certificate", company=company.id, actor=ROBOT, now=MONDAY)
    people.give_mandate(
        person=matter.ids["sara"],
        company=company.id,
        service="certificates",
        from_day=date(2023, 1, 1),
        actor=ROBOT,
        now=MONDAY,
    )
    assert take(matter).number == made[1].number
    assert take(matter) is None
    assert take(matter, "disa").number == made[0].number


@pytest.mark.django_db
def test_what_waits_for_others_is_not_in_the_queue_but_in_the_list_of_what_is_waited_for():
    matter, made = waiting_cases("bo", "amina", turn="claimant")
    cases.set_turn(
        case=made[1].id, turn="employer", reason="certificate", due_on=date(2023, 3, 17), now=MONDAY, actor=ROBOT
    )
    assert queries.queue("tryggve", matter.ids["sara"], TODAY) == []
    assert take(matter) is None
    rows = queries.waiting("tryggve", TODAY)
    assert [(row.number, row.turn, row.reason, row.late) for row in rows] == [
        (made[1].number, "employer", "certificate", True), (made[0].number, "claimant", "decide", False),
    ]  # fmt: skip


@pytest.mark.django_db
def test_another_funds_cases_are_not_there():
    matter, _ = waiting_cases("bo")
    assert queries.queue("norrsken", matter.ids["sara"], TODAY) == []
    with pytest.raises(NotAnOfficer):
        next_case(insurer="norrsken", officer=matter.ids["sara"], now=MONDAY, actor=matter.officer("sara"))
    with pytest.raises(NotAnOfficer):
        take(matter, "rut")


@pytest.mark.django_db
def test_open_questions_are_counted():
    matter, _ = waiting_cases("bo")
    matter.assess(open_questions=[QUESTION, {**QUESTION, "key": "annat"}])
    row = queries.queue("tryggve", matter.ids["sara"], TODAY)[0]
    assert (row.kind, row.open_questions) == ("question", 2)


@pytest.mark.django_db
def test_what_needs_a_second_officer_is_shown_to_another_than_who_holds_it():
    matter, made = waiting_cases("bo")
    take(matter)
    matter.propose(needs_second=True, kind="refusal")
    assert queries.to_approve("tryggve", matter.ids["sara"], TODAY) == []
    assert [(row.number, row.kind) for row in queries.to_approve("tryggve", matter.ids["olof"], TODAY)] == [
        (made[0].number, "second")
    ]
    assert queries.to_approve("tryggve", matter.ids["bo"], TODAY) == []


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_officers_who_press_at_once_get_a_case_each_and_nobody_waits():
    matter, made = waiting_cases("rut", "bo", "amina")
    taken = race([lambda name=name: take(matter, name) for name in ("sara", "disa", "sara", "disa")])
    numbers = [case.number for case in taken if case is not None]
    assert sorted(numbers) == sorted(case.number for case in made)
    assert taken.count(None) == 1
    assert len(PEOPLE) == 6
