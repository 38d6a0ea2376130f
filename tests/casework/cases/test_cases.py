from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.casework.build import NOW, TESTS, herself, open_case, works
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Role
from tryggve.casework.cases import access, actions, queries
from tryggve.casework.cases.models import Case
from tryggve.casework.people import actions as people

TODAY = date(2023, 3, 6)


def test_a_case_has_a_number_that_can_be_read_aloud_and_begins_with_its_swedish_year(town):
    assert open_case(town).number == "2023-000001"
    assert open_case(town, town.rut).number == "2023-000002"
    newyear = actions.open_case(
        insurer="tryggve",
        insurance="unemployment",
        person=town.amina.id,
        now=datetime(2023, 12, 31, 23, 0, tzinfo=UTC),
        actor=TESTS,
    )
    assert newyear.number == "2024-000001"


def test_a_person_has_one_open_case_of_an_insurance_at_an_insurer(town, case):
    assert open_case(town) == case
    other_fund = open_case(town, insurer="norrsken")
    other_insurance = actions.open_case(
        insurer="tryggve", insurance="agreement", person=town.bo.id, now=NOW, actor=TESTS
    )
    assert len({case.id, other_fund.id, other_insurance.id}) == 3
    assert [one.id for one in queries.cases_of(town.bo.id)] == [other_insurance.id, other_fund.id, case.id]


def test_a_closed_case_stays_closed_and_a_new_matter_opens_a_new_one(town, case):
    closed = actions.close_case(case=case.id, reason="withdrawn", now=NOW, actor=herself(town.bo))
    assert (closed.closed_at, closed.turn) == (NOW, "nobody")
    assert actions.close_case(case=case.id, reason="again", now=NOW + timedelta(1), actor=TESTS) == closed
    with pytest.raises(actions.CaseIsClosed):
        actions.lock_open(case.id)
    assert open_case(town).id != case.id


def test_the_turn_says_whose_why_and_until_when_and_is_logged_when_it_changes(town, case):
    given = {"case": case.id, "turn": "fund", "reason": "deciding", "due_on": TODAY, "now": NOW, "actor": TESTS}
    moved = actions.set_turn(**given)
    assert (moved.turn, moved.turn_reason, moved.due_on) == ("fund", "deciding", TODAY)
    actions.set_turn(**given)
    lines = [line for line in audit.chain(case.number) if line.verb == Verb.CASE_TURN]
    assert len(lines) == 1
    with pytest.raises(ValueError, match="nobody knows"):
        actions.set_turn(**{**given, "turn": "nobody knows"})


def test_the_version_grows_each_time_something_is_filed(town, case):
    assert [actions.filed(case=case.id), actions.filed(case=case.id)] == [1, 2]
    assert queries.case(case.number).version == 2
    with pytest.raises(queries.NoSuchCase):
        actions.filed(case=0)


def test_a_case_is_held_by_one_officer_at_a_time_and_never_by_the_person_it_is_about(town, case):
    held = actions.hold(case=case.id, officer=town.sara.id, now=NOW, actor=town.officer)
    assert (held.officer, held.opened_by_officer_at) == (town.sara.id, NOW)
    assert actions.hold(case=case.id, officer=town.sara.id, now=NOW + timedelta(1), actor=town.officer) == held
    with pytest.raises(actions.HeldByAnother):
        actions.hold(case=case.id, officer=town.olof.id, now=NOW, actor=town.approver)
    with pytest.raises(actions.OwnCase):
        actions.hold(case=case.id, officer=town.bo.id, now=NOW, actor=works(town.bo, Role.OFFICER))
    actions.let_go(case=case.id, officer=town.olof.id)
    assert queries.case(case.number).officer == town.sara.id
    actions.let_go(case=case.id, officer=town.sara.id)
    assert actions.hold(case=case.id, officer=town.olof.id, now=NOW, actor=town.approver).officer == town.olof.id


def test_a_case_that_is_not_there_is_not_there(town):
    for ask, key in (
        (queries.case, "2023-999999"),
        (queries.case_by_id, 0),
        (actions.lock_case, "x"),
        (actions.lock_open, 0),
    ):
        with pytest.raises(queries.NoSuchCase):
            ask(key)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cases_case SET number = 'x'", "UPDATE cases_case SET person_id = (SELECT max(id) FROM people_person)",
        "UPDATE cases_case SET insurer_id = (SELECT max(id) FROM people_insurer)", "DELETE FROM cases_case",
        "UPDATE cases_case SET version = version - 1", "UPDATE cases_case SET turn = 'whoever'",
        "UPDATE cases_case SET opened_at = opened_at - interval '1 day'",
    ],
)  # fmt: skip
def test_the_database_refuses_to_make_it_another_case(town, case, sql):
    actions.filed(case=case.id)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_claimant_reads_her_own_case_and_nobody_elses(town, case):
    assert access.may_read(herself(town.bo), case, TODAY)
    assert access.may_write(herself(town.bo), case, TODAY)
    for other in (town.rut, town.eva, town.sara, town.olof, town.nils, town.disa):
        assert not access.may_read(herself(other), case, TODAY)
        assert not access.may_write(herself(other), case, TODAY)


def test_the_program_itself_reads_and_writes(town, case):
    assert access.may_read(TESTS, case, TODAY)
    assert access.may_write(TESTS, case, TODAY)


ROLES = {
    # Whether the role reads and writes.
    "officer": (True, True),
    "approver": (True, True),
    "auditor": (True, False),
    "operator": (False, False),
    "employer": (False, False),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_it_may_at_its_own_insurer_and_nothing_at_another(town, case, role):
    actor = getattr(town, role)
    asks = (access.may_read, access.may_write)
    assert tuple(ask(actor, case, TODAY) for ask in asks) == ROLES[role]
    elsewhere = open_case(town, town.rut, insurer="norrsken")
    assert not any(ask(actor, elsewhere, TODAY) for ask in asks)


def test_an_officer_who_says_she_is_at_another_fund_is_not_believed(town):
    elsewhere = open_case(town, town.rut, insurer="norrsken")
    assert not access.may_read(works(town.sara, Role.OFFICER, "norrsken"), elsewhere, TODAY)


def test_an_officer_reads_her_own_case_as_a_claimant_only(town):
    own = open_case(town, town.sara)
    assert not access.may_read(town.officer, own, TODAY)
    assert access.may_read(herself(town.sara), own, TODAY)


def test_a_post_that_ended_opens_nothing_from_the_next_question(town, case):
    assert access.may_read(town.officer, case, TODAY)
    people.dismiss(person=town.sara.id, insurer="tryggve", role="officer", actor=TESTS, now=NOW)
    assert not access.may_read(town.officer, case, TODAY)


def test_nobody_sends_in_to_a_closed_case_but_the_person_still_reads_it(town, case):
    closed = actions.close_case(case=case.id, reason="withdrawn", now=NOW, actor=TESTS)
    assert access.may_read(herself(town.bo), closed, TODAY)
    assert not access.may_write(herself(town.bo), closed, TODAY)


@pytest.mark.faults
def test_twenty_connections_open_one_case(racing_town):
    results = race([lambda: open_case(racing_town)] * 20)
    assert len({result.id for result in results}) == 1
    assert Case.objects.count() == 1
    assert audit.verify() == []


@pytest.mark.faults
def test_cases_opened_at_once_get_different_numbers(racing_town):
    people_ = [racing_town.bo, racing_town.rut, racing_town.amina, racing_town.eva, racing_town.per]
    results = race([lambda one=one: open_case(racing_town, one) for one in people_])
    assert len({result.number for result in results}) == 5


@pytest.mark.faults
def test_two_officers_who_take_a_case_at_once_are_told_who_has_it(racing_town):
    town, case = racing_town, open_case(racing_town)
    officers = [(town.sara, town.officer), (town.olof, town.approver)]
    results = race([lambda o=o, a=a: actions.hold(case=case.id, officer=o.id, now=NOW, actor=a) for o, a in officers])
    assert sum(isinstance(result, actions.HeldByAnother) for result in results) == 1


@pytest.mark.faults
def test_what_is_filed_at_once_counts_every_time(racing_town):
    case = open_case(racing_town)
    race([lambda: actions.filed(case=case.id)] * 12)
    assert queries.case(case.number).version == 12
