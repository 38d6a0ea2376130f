"""Kill an action before or after each of its SQL statements, one after the other, and run it again."""

from django.db import connection


class Killed(BaseException):
    """The process is gone; nothing catches it, and what was not committed never was."""


def killed_at(place, *, after, action):
    """Run `action`, killed at its statement number `place` (0 first). Gives whether it came that far."""
    seen = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal seen
        here, seen = seen, seen + 1
        if here == place and not after:
            raise Killed
        result = execute(sql, params, many, context)
        if here == place:
            raise Killed
        return result

    try:
        with connection.execute_wrapper(wrapper):
            action()
    except Killed:
        connection.close()
        return True
    return False


def at_every_statement(action, *, prepare=lambda place: None, then=lambda place: None):
    """`prepare`, kill `action` at a statement, `then` whatever heals; for every statement, before and after. Gives their number."""
    place = 0
    while True:
        prepare(2 * place)
        if not killed_at(place, after=False, action=action):
            then(2 * place)
            return place
        then(2 * place)
        prepare(2 * place + 1)
        assert killed_at(place, after=True, action=action)
        then(2 * place + 1)
        place += 1
