"""What an application says of somebody's health: who may read it, and what the others read instead. Invoices sent in twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import access
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication, HasCosts
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.records import Duplicate
from tryggve.casework.flow.withdrawing import withdrawn
from tryggve.casework.people import queries as people


class NeedsHealthPermission(Exception):
    """Reading what is said of health needs the post `health` at the insurer beside one's own."""


def may_read_health(actor: Actor, case: CaseRecord, *, on: date) -> bool:
    """The employee herself, and an officer of the insurer who also has the post `health` there."""
    if not access.may_read(actor, case, on):
        return False
    if actor.role is Role.CLAIMANT:
        return True
    return actor.person is not None and people.has_post(actor.person, case.insurer, Role.HEALTH, on)


@transaction.atomic
def sensitive_answers(*, case: str, actor: Actor, now: datetime) -> dict[str, Any]:
    """The whole application. The reading is noted where the employee can see it. Raises `NeedsHealthPermission`."""
    record = cases.case(case)
    if not may_read_health(actor, record, on=day_of(now)):
        raise NeedsHealthPermission(case)
    audit.note(
        verb=Verb.HEALTH_READ, actor=actor, now=now, subject=f"case:{case}", chain=case, person=record.person,
        company=record.company, insurer=record.insurer,
    )  # fmt: skip
    return dict(_answers(record))


def plain_answers(*, case: str) -> dict[str, Any]:
    """The application without what is said of health: for whoever may read the case."""
    record = cases.case(case)
    plug = registry.insurance(record.insurance)
    hidden = plug.sensitive if isinstance(plug, HasCompanyApplication) else frozenset()
    return {key: _without(value, hidden) for key, value in _answers(record).items() if key not in hidden}


def _without(value: Any, hidden: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_without(one, hidden) for one in value]
    if isinstance(value, Mapping):
        return {key: _without(one, hidden) for key, one in value.items() if key not in hidden}
    return value


def _answers(record: CaseRecord) -> Mapping[str, Any]:
    return next((sent.answers for sent in applied.submissions(record.id) if sent.kind == "application"), {})


def duplicate_invoices(*, insurance: str, insurer: str) -> list[Duplicate]:
    """Invoices with one number from one provider that stand in several places at the insurer, across companies and years."""
    plug = registry.insurance(insurance)
    assert isinstance(plug, HasCosts)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases.cases_at(insurer, insurance):
        if withdrawn(case):
            continue
        for provider, number in plug.invoices(case_file(case)):
            found[provider, number.casefold()].append(case.number)
    return [
        Duplicate(provider=provider, number=number, cases=tuple(where))
        for (provider, number), where in sorted(found.items())
        if len(where) > 1
    ]
