"""Samples of paid cases: drawn once a form, the seed kept, an account asked for in each, never one's own case."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.casework.race import race
from tests.insurances.rehab.afterwards import ask, give, judge, let_read_health, paid, sample
from tests.insurances.rehab.town import TESTS, answers, apply, at, decide, done
from tryggve.casework.audit.models import Entry
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import actions as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.reviews.drawing import draw
from tryggve.casework.reviews.models import Request, Sample
from tryggve.casework.worklists.invariants import broken

WHO = ("anna", "kim", "lena")


@pytest.fixture
def town(town):
    """Everyone; one officer at each payer may read what is said of health."""
    return let_read_health(town)


@pytest.fixture
def cases_paid(town, settings, tmp_path):
    """Three cases at Försäkringskassan, decided and paid by the bank on 24 April."""
    return pay(town, settings, tmp_path)


def pay(town, settings, folder):
    settings.TRYGGVE_BANK_FOLDER = folder
    made = [apply(town, answers(whom, done("1", "utredning", "3 000", whom=whom)))["fk"] for whom in WHO]
    for case in made:
        decide(town, case)
    paid()
    return made


def test_a_sample_is_drawn_among_paid_cases_and_asks_for_an_account_in_each(town, cases_paid):
    apply(town, answers("per", done("1", "utredning", "3 000", whom="per")))
    made = sample(town)
    numbers = sorted(case.number for case in cases_paid)
    assert list(made.population) == numbers
    assert tuple(one.case_number for one in made.requests) == draw(numbers, seed="5eed", wanted=2)
    assert {(one.state, one.why, one.sampled) for one in made.requests} == {("asked", "", True)}
    assert {cases.case(one.case_number).turn_reason for one in made.requests} == {"account"}
    assert made.number == "fk-2026-1"
    assert Entry.objects.filter(verb=Verb.SAMPLE_DRAWN, insurer="fk").count() == 1


def test_from_what_is_kept_an_auditor_draws_the_same(town, cases_paid):
    kept = asks.sample(number=sample(town).number, actor=town.officer("fk"), on=date(2026, 5, 2))
    again = draw(kept.population, seed=kept.seed, wanted=kept.wanted)
    assert tuple(one.case_number for one in kept.requests) == again


def test_the_same_form_sent_twice_is_one_sample_and_another_form_another(town, cases_paid):
    first = sample(town)
    assert sample(town, seed="another seed").number == first.number
    assert sample(town, key="form-2").number == "fk-2026-2"


def test_a_case_in_which_an_account_waits_already_is_counted_and_not_asked_twice(town, cases_paid):
    asked = {ask(town, case, now=at("2026-04-28")).number for case in cases_paid}
    made = sample(town, wanted=3)
    assert {one.number for one in made.requests} == asked
    assert Request.objects.count() == 3


def test_how_far_it_has_come_is_told_by_each_request(town, cases_paid):
    made = sample(town, wanted=3)
    first, second, _third = made.requests
    give(town, first)
    give(town, second)
    judge(town, cases.case(first.case_number), first)
    judge(town, cases.case(second.case_number), second, accepted=False, why="Det saknas dagar.")
    assert [one.state for one in reviewed.sample(made.number).requests] == ["accepted", "refused", "asked"]
    assert [one.late(date(2026, 6, 2)) for one in reviewed.sample(made.number).requests] == [False, False, True]


def test_paid_outside_the_period_it_is_not_drawn_from(town, cases_paid):
    with pytest.raises(reviews.NothingToDraw):
        sample(town, first=date(2026, 4, 25))
    with pytest.raises(reviews.NothingToDraw):
        sample(town, until=date(2026, 4, 23))
    assert sample(town, first=date(2026, 4, 24), until=date(2026, 4, 24), wanted=9).requests[2:]


def test_another_insurers_officer_neither_draws_nor_sees_it(town, cases_paid):
    made = sample(town)
    with pytest.raises(reviewed.NoSuchSample):
        asks.sample(number=made.number, actor=town.officer("afa"), on=date(2026, 5, 2))
    with pytest.raises(reviews.NothingToDraw):
        sample(town, by=town.officer("afa"), key="afa-form")
    alva_at_fk = Actor(role=Role.OFFICER, name="Alva Asp", person=town.alva.id, insurer="fk")
    with pytest.raises(reviews.NotYours):
        sample(town, by=alva_at_fk, key="false")
    with pytest.raises(reviews.NotYours):
        sample(town, by=town.employer(), key="employer")


def test_an_officer_whose_own_case_could_be_drawn_draws_nothing(town, cases_paid):
    for name in ("anna", "eva"):
        who = town.persons[name]
        people.appoint(
            person=who.id, insurer="fk", role="officer", from_day=date(2020, 1, 1), actor=TESTS, now=at("2026-01-02")
        )
        with pytest.raises(flow.OwnCase):
            sample(town, wanted=1, by=Actor(role=Role.OFFICER, name=who.name, person=who.id, insurer="fk"), key=name)
    assert not Sample.objects.exists()


def test_a_sample_and_a_request_are_what_they_were(town, cases_paid):
    made = sample(town)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sample.objects.filter(id=made.id).update(seed="nicer")
    for changed in ({"last_day": date(2027, 1, 1)}, {"why": "annat"}, {"state": "accepted"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Request.objects.filter(number=made.requests[0].number).update(**changed)
    with pytest.raises(DatabaseError), transaction.atomic():
        Request.objects.all().delete()


def test_nothing_that_must_never_be_false_is(town, cases_paid):
    made = sample(town)
    give(town, made.requests[0])
    assert [one.key for one in broken(real=at("2026-05-22")) if one.offenders] == []


@pytest.mark.faults
def test_the_same_form_pressed_eight_times_at_once_is_one_sample(racing_town, settings, tmp_path):
    town = racing_town
    pay(town, settings, tmp_path)
    made = race([lambda n=n: sample(town, seed=f"{n}") for n in range(8)])
    assert {one.number for one in made} == {"fk-2026-1"}
    assert Request.objects.count() == 2
