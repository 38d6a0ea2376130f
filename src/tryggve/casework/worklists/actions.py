"""Take the next case: the oldest that this officer may handle. Nobody chooses."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.people.queries import has_post
from tryggve.casework.worklists.queries import FROM_CASES, NO_CONFLICT, RECEIVED

# Two officers who press at once get two cases: the second skips what the first is taking.
NEXT = f"""
    SELECT c.id {FROM_CASES} AND c.turn = 'fund' AND c.officer_id IS NULL AND {NO_CONFLICT}
    ORDER BY {RECEIVED}, c.id LIMIT 1 FOR UPDATE OF c SKIP LOCKED
"""


class NotAnOfficer(Exception):
    """The person has no post as officer at the insurer that day, or takes a case for somebody else."""


@transaction.atomic
def next_case(*, insurer: str, officer: int, now: datetime, actor: Actor) -> CaseRecord | None:
    """The officer takes the oldest case that nobody holds and that raises no conflict of interest; None when none waits.

    Raises `NotAnOfficer`.
    """
    if actor.person != officer or not has_post(officer, insurer, "officer", day_of(now)):
        raise NotAnOfficer(insurer)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, {"insurer": insurer, "officer": officer})
        found = cursor.fetchone()
    return None if found is None else cases.hold(case=found[0], officer=officer, now=now, actor=actor)
