"""Killed before and after every statement and every COMMIT, and run again: what it comes to is as if nobody had died."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from tests.faults import way
from tests.faults.dying import dies_at, wait_until_gone
from tests.faults.town import fingerprint

STEPS = {
    "apply": ("written", lambda town: lambda: way.send_application(town.application)),
    "decide": ("reported", lambda town: town.decide),
    "report": ("decided", lambda town: town.report),
    "correct": ("decided", lambda town: town.correct),
    "pay": ("ordered", lambda town: way.pay),
    "read": ("answered", lambda town: way.read),
}


# What such a step has done outside the database is not undone with its transaction: it is always run again, and put back whole.
WRITES_FILES = {"pay"}


@contextmanager
def rehearsed():
    """Everything inside happens, with every constraint asked, and is then undone."""
    with transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def again(step, undisturbed):
    """Run again, twice: all invariants hold and it has come to what an undisturbed run comes to."""
    step()
    step()
    assert way.offenders() == {}
    assert way.came_to() == undisturbed


@pytest.mark.parametrize("name", STEPS)
def test_each_krona_once_wherever_the_process_dies(town, name, times, counted):
    stage, step_of = STEPS[name]
    step = step_of(town)
    town.back_to(stage)
    before = fingerprint()
    step()
    undisturbed = way.came_to()
    assert way.offenders() == {}
    town.back_to(stage)
    rerun_each = 7 if times == 1 else 1
    point, rerun, kept = 0, 0, 0
    while dies_at(point, step):
        wait_until_gone()
        if fingerprint() != before or name in WRITES_FILES:
            kept += fingerprint() != before
            again(step, undisturbed)
            town.back_to(stage)
            rerun += 1
        elif point % rerun_each == 0:
            # Not one row differs from before the step; a sample is run again all the same.
            with rehearsed():
                again(step, undisturbed)
            rerun += 1
        point += 1
    counted(f"{point} points, {kept} with something committed, {rerun} run again, 0 differ from the undisturbed run")
    assert point > 20
    assert kept
