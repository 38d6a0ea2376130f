"""The line to the database cut just after COMMIT: the caller gets an error and does it again; same receipt, one result."""

import pytest
from django.db import OperationalError

from tests.casework.cut import cut_after_commit
from tests.faults import way
from tests.faults.test_killpoints import STEPS

EACH = 15
# How many COMMITs the step makes, each of which is cut once before it is let through.
COMMITS = {"apply": 1, "report": 1, "decide": 1, "pay": 2}


def pressed_until_told(step, commits):
    """Do it with the answer to its next COMMIT thrown away, as often as it commits; then with a whole line."""
    for _ in range(commits):
        with cut_after_commit() as line, pytest.raises(OperationalError):
            step()
        assert line.cut == 1, "the line was never cut"
    return step()


@pytest.mark.parametrize("name", COMMITS)
def test_done_again_when_the_answer_was_lost(town, name, times, counted):
    stage, step_of = STEPS[name]
    step = step_of(town)
    town.back_to(stage)
    told = step()
    undisturbed = way.came_to()
    for _ in range(EACH * times):
        town.back_to(stage)
        first = pressed_until_told(step, COMMITS[name])
        assert step() == first, "told the same each time"
        if name == "report":
            assert way.offenders(receipts=[first.receipt]) == {}
        assert type(first) is type(told)
        assert way.came_to() == undisturbed
        assert way.offenders() == {}
    counted(f"{EACH * times} runs, {EACH * times * COMMITS[name]} answers lost, 0 differ")
