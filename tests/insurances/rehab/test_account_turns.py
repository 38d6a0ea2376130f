"""Whose turn it is while an account is asked for, who hears of it, and what shows when it is late."""

from datetime import date

import pytest

from tests.insurances.rehab.afterwards import LAST, ask, give, judge, let_read_health, withdraw
from tests.insurances.rehab.town import ANNA, TESTS, apply, at, bill, consent, decide
from tryggve.casework.cases import actions as case_actions
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow import reviewing
from tryggve.casework.notifications.models import Knock
from tryggve.casework.people import actions as people
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.worklists import actions as lists
from tryggve.casework.worklists import queries as worklists


@pytest.fixture
def town(town):
    """Everyone; one officer at each payer may read what is said of health."""
    return let_read_health(town)


@pytest.fixture
def granted(town):
    """Anna's case at Försäkringskassan, decided."""
    case = apply(town, ANNA)["fk"]
    decide(town, case)
    return case


def turn(case):
    now = cases.case(case.number)
    return now.turn, now.turn_reason, now.due_on


def test_asked_it_is_the_companys_turn_until_the_last_day_and_its_user_hears_of_it(town, granted):
    asked = ask(town, granted)
    assert asked.number == f"{granted.number}-R1"
    assert turn(granted) == ("employer", "account", LAST)
    assert Knock.objects.filter(person=town.eva.id, occasion="task").count() == 1
    todo = asks.accounts_to_give(company=town.bygg.id, actor=town.employer(), on=date(2026, 5, 2))
    assert [(one.number, one.person_name, one.last_day, one.late) for one in todo] == [
        (asked.number, "Anna Alm", LAST, False)
    ]
    assert ask(town, granted) == reviewed.request(asked.number)
    assert len(reviewed.requests(granted.id)) == 1


def test_the_company_is_reminded_once_in_the_last_week_and_a_day_too_late_it_shows_and_nothing_else_happens(
    town, granted
):
    asked = ask(town, granted)
    assert reviewing.remind(on=date(2026, 5, 24), now=at("2026-05-24")) == 0
    assert reviewing.remind(on=date(2026, 5, 25), now=at("2026-05-25")) == 1
    assert reviewing.remind(on=date(2026, 5, 26), now=at("2026-05-26")) == 1
    assert Knock.objects.filter(key__startswith="account-near:").count() == 1
    assert not reviewed.request(asked.number).late(LAST)
    day_after = date(2026, 6, 2)
    assert [one.number for one in reviewed.unanswered("fk", "rehab", day_after)] == [asked.number]
    assert [one.late for one in asks.accounts_to_give(company=town.bygg.id, actor=town.employer(), on=day_after)] == [
        True
    ]
    assert [row.late for row in worklists.waiting("fk", day_after)] == [True]
    assert reviewing.remind(on=day_after, now=at("2026-06-02")) == 0
    give(town, asked, now=at("2026-06-03"))
    assert reviewed.request(asked.number).state == "answered"


def test_a_new_user_is_told_when_the_one_who_applied_may_not_any_more(town, granted):
    people.give_mandate(
        person=town.per.id,
        company=town.bygg.id,
        service="rehab",
        from_day=date(2026, 1, 1),
        actor=TESTS,
        now=at("2026-01-02"),
    )
    record = cases.case(granted.number)
    assert reviewing.company_users(record, on=date(2026, 5, 1)) == [town.eva.id]
    mandate = next(m for m in reviewing.people.mandates(town.eva.id, date(2026, 5, 1)) if m.company == town.bygg.id)
    people.remove_mandate(mandate=mandate.id, actor=TESTS, now=at("2026-04-30"))
    assert reviewing.company_users(record, on=date(2026, 5, 1)) == [town.per.id]


def test_a_cost_that_comes_meanwhile_does_not_hide_that_an_account_is_wanted(town):
    case = apply(town, ANNA)["afa"]
    consent(town, case, "anna")
    decide(town, case)
    ask(town, case, lines=["2"])
    bill(town, case, "a", "2", "6 000", "anna")
    assert turn(case) == ("employer", "account", LAST)
    asked = reviewed.live(case.id)
    give(town, asked, {"2": {"done": "Tre samtal i april."}})
    judge(town, case, asked)
    assert turn(case)[:2] == ("employer", "invoices")


def test_asked_before_the_decision_the_case_waits_for_the_company_and_is_decided_after(town):
    case = apply(town, ANNA)["fk"]
    asked = ask(town, case, now=at("2026-03-11"), last=date(2026, 4, 10))
    flow.assess(case=case.number, actor=TESTS, now=at("2026-03-12"))
    assert turn(case) == ("employer", "account", date(2026, 4, 10))
    give(town, asked, now=at("2026-03-13"))
    judge(town, case, asked, now=at("2026-03-14"))
    assert turn(case) == ("fund", "decide", None)
    assert decide(town, case, now=at("2026-03-15")).kind == "grant"


def test_what_waits_for_the_employee_goes_on_waiting_for_her(town):
    case = apply(town, ANNA)["afa"]
    ask(town, case, lines=["2"], now=at("2026-03-11"))
    assert turn(case)[:2] == ("claimant", "consent")
    consent(town, case, "anna", now=at("2026-03-12"))
    assert turn(case) == ("employer", "account", LAST)


def test_an_application_taken_back_needs_no_account_and_a_closed_case_is_not_asked(town):
    case = apply(town, ANNA)["fk"]
    asked = ask(town, case, now=at("2026-03-11"))
    withdraw(town, case)
    assert reviewed.request(asked.number).state == "dropped"
    assert asks.accounts_to_give(company=town.bygg.id, actor=town.employer(), on=date(2026, 3, 21)) == []
    with pytest.raises(CaseIsClosed):
        ask(town, case)


def test_given_after_the_decision_it_waits_for_any_officer_and_not_for_the_one_who_decided(town, granted):
    case_actions.hold(case=granted.id, officer=town.alva.id, now=at("2026-03-12"), actor=TESTS)
    give(town, ask(town, granted))
    taken = lists.next_case(insurer="fk", officer=town.frida.id, now=at("2026-05-21"), actor=town.officer("fk"))
    assert taken.number == granted.number
