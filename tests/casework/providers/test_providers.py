"""Approved from a day, to a day; published as it was on a day."""

from datetime import date

import pytest

from tests.casework.build import LONG_AGO, NOW, TESTS, works
from tryggve.casework.base.actor import Role
from tryggve.casework.people import actions as people
from tryggve.casework.providers import actions, queries
from tryggve.casework.providers.records import COMPETENCES

ORGNR = "5569990152"
FROM, TO = date(2023, 4, 1), date(2023, 6, 30)


def ask(competences=tuple(COMPETENCES), **declared):
    return actions.apply_for_approval(
        insurer="tryggve", orgnr="556999-0152", name="Norra Företagshälsan AB", town="Umeå", competences=competences, actor=TESTS,
        now=NOW, **declared,
    )  # fmt: skip


def listed(day, search=""):
    return [one.name for one in queries.published("tryggve", day, search)]


def test_a_register_loaded_twice_makes_it_wait_once(town):
    assert ask() == ask()
    assert [one.orgnr for one in queries.waiting("tryggve")] == [ORGNR]


def test_the_list_shows_whom_the_insurer_had_approved_that_day(town):
    asked = ask()
    actions.approve(approval=asked.id, from_day=FROM, actor=town.officer, now=NOW)
    actions.end(approval=asked.id, to_day=TO, actor=town.officer, now=NOW)
    days = [date(2023, 3, 31), FROM, TO, date(2023, 7, 1)]
    assert [len(listed(day)) for day in days] == [0, 1, 1, 0]
    assert listed(FROM, "umeå") == listed(FROM, "556999-0152") == ["Norra Företagshälsan AB"]
    assert listed(FROM, "lund") == []
    again = ask()
    actions.approve(approval=again.id, from_day=date(2024, 1, 1), actor=town.officer, now=NOW)
    spells = [(one.approved_from, one.approved_to) for one in queries.approvals(ORGNR, "tryggve")]
    assert spells == [(FROM, TO), (date(2024, 1, 1), None)]
    assert [one.state for one in queries.of_provider(ORGNR, "tryggve")] == ["approved", "ended"]


def test_without_medicine_and_rehabilitation_and_three_more_nobody_is_approved(town):
    short = ask(["medicine", "rehabilitation", "ergonomics", "health"])
    with pytest.raises(actions.CompetenceMissing):
        actions.approve(approval=short.id, from_day=FROM, actor=town.officer, now=NOW)
    actions.change(orgnr=ORGNR, insurer="tryggve", competences=list(COMPETENCES), actor=TESTS, now=NOW)
    assert actions.approve(approval=short.id, from_day=FROM, actor=town.officer, now=NOW).state == "approved"
    with pytest.raises(actions.UnknownCompetence):
        ask(["magic"])


@pytest.mark.parametrize("declared", [{"hired": "without", "duties": True}, {"hired": "contract", "duties": False}])
def test_one_that_declares_no_contracts_or_no_knowledge_of_the_duties_is_not_approved(town, declared):
    asked = ask(**declared)
    with pytest.raises(actions.NotDeclared):
        actions.approve(approval=asked.id, from_day=FROM, actor=town.officer, now=NOW)


def test_another_insurer_s_officer_decides_nothing(town):
    with pytest.raises(actions.NotYours):
        actions.refuse(approval=ask().id, why="", actor=works(town.sara, Role.OFFICER, "norrsken"), now=NOW)


def test_somebody_who_has_left_the_post_decides_nothing(town):
    people.dismiss(person=town.sara.id, insurer="tryggve", role="officer", actor=TESTS, now=NOW)
    with pytest.raises(actions.NotYours):
        actions.approve(approval=ask().id, from_day=FROM, actor=town.officer, now=NOW)


def test_nobody_decides_on_a_company_that_they_act_for(town):
    company = people.register_company(
        orgnr=ORGNR, name="Norra Företagshälsan AB", connected_on=LONG_AGO, actor=TESTS, now=NOW
    )
    people.give_mandate(
        person=town.sara.id, company=company.id, service="rehab", from_day=LONG_AGO, actor=TESTS, now=NOW
    )
    asked = ask()
    with pytest.raises(actions.NotYours):
        actions.approve(approval=asked.id, from_day=FROM, actor=town.officer, now=NOW)
    assert actions.approve(approval=asked.id, from_day=FROM, actor=town.approver, now=NOW).state == "approved"


def test_a_refused_one_gets_the_reason_and_may_ask_again(town):
    with pytest.raises(actions.NoReason):
        actions.refuse(approval=ask().id, why=" ", actor=town.officer, now=NOW)
    refused = actions.refuse(approval=ask().id, why="Ingen läkare.", actor=town.officer, now=NOW)
    assert (refused.state, refused.why_refused) == ("refused", "Ingen läkare.")
    with pytest.raises(actions.AlreadyDecided):
        actions.approve(approval=refused.id, from_day=FROM, actor=town.officer, now=NOW)
    assert ask().id != refused.id


def test_an_approval_does_not_end_before_it_began(town):
    asked = ask()
    actions.approve(approval=asked.id, from_day=FROM, actor=town.officer, now=NOW)
    with pytest.raises(actions.BeforeItBegan):
        actions.end(approval=asked.id, to_day=date(2023, 3, 31), actor=town.officer, now=NOW)
