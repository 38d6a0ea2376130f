"""Approved from a day, to a day; published as it was on a day."""

from datetime import date

import pytest

from tests.casework.build import NOW, TESTS, works
from tryggve.casework.base.actor import Role
from tryggve.casework.providers import actions, queries
from tryggve.casework.providers.records import COMPETENCES

ORGNR = "5569990152"
FROM, TO = date(2023, 4, 1), date(2023, 6, 30)


def ask(competences=tuple(COMPETENCES)):
    return actions.apply_for_approval(
        insurer="tryggve", orgnr="556999-0152", name="Norra Företagshälsan AB", town="Umeå", competences=competences, actor=TESTS, now=NOW
    )  # fmt: skip


def listed(day, search=""):
    return [one.name for one in queries.published("tryggve", day, search)]


def test_asked_twice_it_waits_once(town):
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


def test_without_medicine_and_rehabilitation_and_three_more_nobody_is_approved(town):
    short = ask(["medicine", "rehabilitation", "ergonomics", "health"])
    with pytest.raises(actions.CompetenceMissing):
        actions.approve(approval=short.id, from_day=FROM, actor=town.officer, now=NOW)
    actions.change(orgnr=ORGNR, insurer="tryggve", competences=list(COMPETENCES), actor=TESTS, now=NOW)
    assert actions.approve(approval=short.id, from_day=FROM, actor=town.officer, now=NOW).state == "approved"
    with pytest.raises(actions.UnknownCompetence):
        ask(["magic"])


def test_another_insurer_s_officer_decides_nothing(town):
    with pytest.raises(actions.NotYours):
        actions.refuse(approval=ask().id, why="", actor=works(town.sara, Role.OFFICER, "norrsken"), now=NOW)


def test_a_refused_one_gets_the_reason_and_may_ask_again(town):
    refused = actions.refuse(approval=ask().id, why="Ingen läkare.", actor=town.officer, now=NOW)
    assert (refused.state, refused.why_refused) == ("refused", "Ingen läkare.")
    with pytest.raises(actions.AlreadyDecided):
        actions.approve(approval=refused.id, from_day=FROM, actor=town.officer, now=NOW)
    assert ask().id != refused.id
