"""Killing a step before and after each of its SQL statements, as a process that dies does: the server sees the line go dead."""

from django.db import connection


class Killed(BaseException):
    """The process is gone; nothing in it may catch this and go on."""


class _Death:
    """Counts statements and cuts the line at one of them: 0 before the first, 1 after it, 2 before the second …"""

    def __init__(self, point):
        self.point = point
        self.seen = 0
        self.struck = False

    def __call__(self, execute, sql, params, many, context):
        self._strike_at(self.seen)
        result = execute(sql, params, many, context)
        self._strike_at(self.seen + 1)
        self.seen += 2
        return result

    def _strike_at(self, point):
        if point == self.point and not self.struck:
            self.struck = True
            connection.connection.close()
            raise Killed


def every_kill_point(step):
    """Run `step()` anew for each of its kill points and let it die there; yields after each death, ready to run it again."""
    point = 0
    while True:
        death = _Death(point)
        try:
            with connection.execute_wrapper(death):
                step()
        except BaseException:
            if not death.struck:
                raise
        connection.close()
        if not death.struck:
            return
        yield point
        point += 1
