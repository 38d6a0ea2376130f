from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.build import NOW, build_town
from tryggve.casework.base import actions, clock
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.base.models import Clock

REAL = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OPERATOR = Actor(role=Role.OPERATOR, name="Disa Dahl", person=1, insurer="tryggve")

pytestmark = pytest.mark.django_db


def test_without_a_moved_clock_the_real_time_goes():
    assert clock.now(real=REAL) == REAL
    assert not clock.is_set()


def test_a_moved_clock_ticks_on_from_where_it_was_set():
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    assert clock.now(real=REAL) == NOW
    assert clock.now(real=REAL + timedelta(minutes=7)) == NOW + timedelta(minutes=7)


def test_the_first_setting_may_be_long_ago_and_the_next_only_forward():
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    later = REAL + timedelta(hours=1)
    with pytest.raises(actions.ClockGoesBack):
        actions.set_clock(to=NOW + timedelta(minutes=59), real=later, actor=OPERATOR)
    assert clock.now(real=later) == NOW + timedelta(hours=1)
    actions.set_clock(to=NOW + timedelta(days=3), real=later, actor=OPERATOR)
    assert clock.now(real=later) == NOW + timedelta(days=3)


def test_the_clock_stands_still_when_the_machines_own_goes_back():
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    assert clock.now(real=REAL - timedelta(hours=3)) == NOW


def test_the_database_refuses_a_clock_that_goes_back_and_a_deleted_one():
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    with pytest.raises(DatabaseError, match="goes back"), transaction.atomic():
        Clock.objects.update(set_to=NOW - timedelta(seconds=1))
    with pytest.raises(DatabaseError, match="delete"), transaction.atomic():
        Clock.objects.all().delete()


def test_a_second_clock_is_refused():
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO base_clock (id, set_to, set_at) VALUES (2, now(), now())")


def test_nobody_but_an_operator_moves_the_clock(town):
    with pytest.raises(actions.NotAnOperator):
        actions.set_clock(to=NOW, real=REAL, actor=town.officer)
    actions.set_clock(to=NOW, real=REAL, actor=system("start"))


def test_where_the_clock_is_real_nobody_moves_it_and_a_row_changes_nothing(settings):
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    settings.MOVABLE_CLOCK = False
    assert clock.now(real=REAL) == REAL
    with pytest.raises(actions.ClockIsReal):
        actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)


def test_a_day_is_a_swedish_day_also_around_midnight_and_summer_time():
    assert clock.day_of(datetime(2023, 3, 5, 22, 59, tzinfo=UTC)) == date(2023, 3, 5)
    assert clock.day_of(datetime(2023, 3, 5, 23, 0, tzinfo=UTC)) == date(2023, 3, 6)
    assert clock.day_of(datetime(2023, 3, 26, 21, 59, tzinfo=UTC)) == date(2023, 3, 26)
    assert clock.day_of(datetime(2023, 3, 26, 22, 0, tzinfo=UTC)) == date(2023, 3, 27)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(-5_000, 5_000), st.integers(0, 5_000)), max_size=12))
def test_whatever_is_asked_of_it_the_clock_never_shows_an_earlier_time(steps):
    with transaction.atomic():
        real, last = REAL, None
        for move, wait in steps:
            real += timedelta(seconds=wait)
            try:
                actions.set_clock(to=(last or NOW) + timedelta(seconds=move), real=real, actor=OPERATOR)
            except actions.ClockGoesBack:
                assert last is not None
            shown = clock.now(real=real)
            assert last is None or shown >= last
            last = shown
        transaction.set_rollback(True)


def test_two_operators_at_once_leave_the_later_time(racing_town):
    from tests.casework.race import race

    build_town()
    actions.set_clock(to=NOW, real=REAL, actor=OPERATOR)
    days = [timedelta(days=day) for day in range(1, 9)]
    results = race([lambda day=day: actions.set_clock(to=NOW + day, real=REAL, actor=OPERATOR) for day in days])
    assert all(isinstance(result, datetime | actions.ClockGoesBack) for result in results)
    assert clock.now(real=REAL) == NOW + timedelta(days=8)
