from datetime import date, timedelta

import pytest

from tests.casework.build import LONG_AGO, NOW, TESTS, herself, works
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.people import access, actions, queries

TODAY = date(2023, 3, 6)


def test_a_post_is_asked_for_every_time_and_at_its_insurer_only(town):
    assert access.works_as(town.officer, TODAY)
    assert access.works_as(town.officer, TODAY, "tryggve")
    assert not access.works_as(town.officer, TODAY, "norrsken")
    assert not access.works_as(works(town.sara, Role.OFFICER, "norrsken"), TODAY)
    assert not access.works_as(works(town.sara, Role.APPROVER), TODAY)
    assert not access.works_as(town.officer, LONG_AGO - timedelta(days=1))
    actions.dismiss(person=town.sara.id, insurer="tryggve", role="officer", actor=TESTS, now=NOW)
    assert not access.works_as(town.officer, TODAY)


def test_claiming_a_role_without_a_person_or_an_insurer_opens_nothing(town):
    assert not access.works_as(Actor(role=Role.OFFICER, name="x"), TODAY)
    assert not access.works_as(Actor(role=Role.OFFICER, name="x", person=town.sara.id), TODAY)
    assert not access.works_as(herself(town.sara), TODAY)


def test_a_company_user_acts_for_her_company_with_a_mandate(town):
    assert access.acts_for(town.employer, town.bygg.id, "certificates", TODAY)
    assert not access.acts_for(town.employer, town.kontor.id, "certificates", TODAY)
    stranger = Actor(role=Role.COMPANY_USER, name="x", person=town.rut.id, company=town.bygg.id)
    assert not access.acts_for(stranger, town.bygg.id, "certificates", TODAY)
    assert not access.acts_for(herself(town.eva), town.bygg.id, "certificates", TODAY)
    in_another_role = Actor(role=Role.OFFICER, name="x", person=town.eva.id, company=town.bygg.id)
    assert not access.acts_for(in_another_role, town.bygg.id, "certificates", TODAY)


def test_whoever_acts_for_one_of_her_companies_does_not_reach_the_other(town):
    actions.give_mandate(
        person=town.eva.id, company=town.kontor.id, service="certificates", from_day=TODAY, actor=TESTS, now=NOW
    )
    assert not access.acts_for(town.employer, town.kontor.id, "certificates", TODAY)
    there = Actor(role=Role.COMPANY_USER, name="x", person=town.eva.id, company=town.kontor.id)
    assert access.acts_for(there, town.kontor.id, "certificates", TODAY)


def test_the_program_itself_gives_mandates_and_changes_contact_details(town):
    assert access.may_give_mandate(TESTS, town.bygg.id, TODAY)
    assert access.may_change_contact(TESTS, town.bo.id, TODAY)


def test_whoever_only_says_she_is_an_operator_or_an_officer_may_nothing(town):
    assert not access.may_give_mandate(works(town.rut, Role.OPERATOR), town.bygg.id, TODAY)
    assert not access.may_change_contact(works(town.rut, Role.OFFICER), town.bo.id, TODAY)
    assert not access.may_change_contact(town.operator, town.bo.id, TODAY)


@pytest.mark.parametrize(
    ("who", "may"),
    [("employer", True), ("operator", True), ("officer", False), ("approver", False), ("auditor", False)],
)
def test_mandates_are_given_by_the_companys_administrators_or_on_paper_by_an_operator(town, who, may):
    assert access.may_give_mandate(getattr(town, who), town.bygg.id, TODAY) is may


def test_contact_details_are_changed_by_oneself_or_by_an_officer(town):
    assert access.may_change_contact(herself(town.bo), town.bo.id, TODAY)
    assert not access.may_change_contact(herself(town.rut), town.bo.id, TODAY)
    assert access.may_change_contact(town.officer, town.bo.id, TODAY)
    assert not access.may_change_contact(town.auditor, town.bo.id, TODAY)
    assert not access.may_change_contact(town.employer, town.bo.id, TODAY)


def test_what_is_asked_is_asked_by_the_verbs_too_and_nothing_is_changed(town):
    given = {"person": town.per.id, "company": town.bygg.id, "service": "wages", "from_day": TODAY, "now": NOW}
    with pytest.raises(actions.NotYours):
        actions.give_mandate(**given, actor=herself(town.per))
    assert not queries.may(town.per.id, town.bygg.id, "wages", TODAY)
    evas = queries.mandates(town.eva.id, TODAY)
    with pytest.raises(actions.NotYours):
        actions.remove_mandate(mandate=evas[0].id, actor=town.officer, now=NOW)
    assert queries.mandates(town.eva.id, TODAY) == evas
    before = queries.person(town.bo.id)
    with pytest.raises(actions.NotYours):
        actions.set_contact(person=town.bo.id, email="rut@example.com", actor=herself(town.rut), now=NOW)
    assert queries.person(town.bo.id) == before
