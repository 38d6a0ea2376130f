"""A process that dies: a child with its own connection that is gone before or after any statement or COMMIT of a step."""

import gc
import os
import sys
import time
import traceback

from django.db import connection, connections

KILLED = 137
DONE = 0
CRASHED = 70


class _Death:
    """Counts statements and COMMITs; at its point the process is gone, as by kill -9: nothing is said to the server."""

    def __init__(self, point):
        self.point = point
        self.seen = 0

    def around(self, do):
        self._strike()
        result = do()
        self._strike()
        return result

    def __call__(self, execute, sql, params, many, context):
        return self.around(lambda: execute(sql, params, many, context))

    def _strike(self):
        if self.seen == self.point:
            os._exit(KILLED)
        self.seen += 1


def dies_at(point, step):
    """Run the step in a process of its own that dies at the point; False when the step ended before it came there."""
    code = end_of(begin(lambda: _live_until(point, step)))
    assert code in (KILLED, DONE), f"the step did not die but failed, at point {point}: exit {code}"
    return code == KILLED


def begin(step):
    """The pid of a new process that runs the step on connections of its own."""
    child = os.fork()
    if child:
        return child
    code = CRASHED
    ours = [(one, one.connection) for one in connections.all(initialized_only=True)]
    for one, _line in ours:
        one.connection = None  # the parent's line: left alone, and never ended from here
    try:
        gc.disable()
        step()
        code = DONE
    except BaseException:  # noqa: BLE001 - whatever it was, this process ends here
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def end_of(child):
    """Wait for it; how it ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _live_until(point, step):
    death = _Death(point)
    commit = connection._commit
    connection._commit = lambda: death.around(commit)
    with connection.execute_wrapper(death):
        step()


def wait_until_gone():
    """The server has seen that the line is dead, and let go of what it held."""
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND backend_type = 'client backend'"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.002)
    raise AssertionError("a dead process still has its connection")
