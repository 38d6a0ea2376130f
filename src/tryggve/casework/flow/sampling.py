"""A random sample of the cases that an insurer has paid: in each the company is asked for an account."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.flow import reviewing
from tryggve.casework.payments import queries as paid
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.reviews.records import SampleRecord


class OwnCase(Exception):
    """Somebody's own case, or one of a company that she acts for, is among those that could be drawn."""


def population(*, insurance: str, insurer: str, first: date, until: date) -> dict[str, tuple[str, ...]]:
    """The cases that something was paid out in, and that an account can be asked of: number, and the lines to account for."""
    chosen = paid.paid_cases(insurer, insurance, first, until)
    found = {}
    for case in case_queries.cases_at(insurer, insurance):
        if case.id in chosen and case.closed_at is None:
            lines = tuple(line.key for line in reviewing.account_lines(case))
            if lines:
                found[case.number] = lines
    return found


@transaction.atomic
def draw_sample(
    *,
    insurance: str,
    first: date,
    until: date,
    wanted: int,
    seed: str,
    last_day: date,
    key: str,
    actor: Actor,
    now: datetime,
) -> SampleRecord:
    """Draw a sample among the cases of the officer's insurer that were paid in the period, and ask for an account in each.

    The same `key` again is the same sample. Raises `OwnCase`, and `reviews`' own: `NotYours`, `NothingToDraw`, `DayHasPassed`.
    """
    on = day_of(now)
    known = reviewed.sample_by_key(key)
    if known is not None and known.insurer == actor.insurer:
        return known
    cases_by_lines = population(insurance=insurance, insurer=actor.insurer or "", first=first, until=until)
    mine = set() if actor.person is None else {mandate.company for mandate in people.mandates(actor.person, on)}
    if any(case.person == actor.person or case.company in mine for case in map(case_queries.case, cases_by_lines)):
        raise OwnCase(insurance)
    made = reviews.draw_sample(
        insurance=insurance, first_day=first, until_day=until, population=cases_by_lines, wanted=wanted, seed=seed, last_day=last_day,
        key=key, actor=actor, now=now,
    )  # fmt: skip
    for asked in made.requests:
        if asked.state == "asked":
            reviewing.told(case_queries.case_by_id(asked.case), asked, now=now)
    return made
