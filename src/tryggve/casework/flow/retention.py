"""Erasing what is said of health when it is needed no longer: in the applications, in the papers sent in, in drafts left lying.

What is erased is kept from nobody by a page: it is gone. That it was there, and by what rule it went, stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication, HasHealthData
from tryggve.casework.contract.records import CaseFile
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents import queries as filed
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.payments import queries as paid
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import queries as reviewed

DRAFT_DAYS = 30
"""A draft that may say something of health is forgotten so many days after it was last changed."""
MOVING = {"ordered", "filed", "accepted"}


@dataclass(frozen=True, slots=True)
class KeptFor:
    """How long an insurer keeps what is said of health when nothing more can happen in a case, in words."""

    insurer: str
    time: Text


def kept_for() -> list[KeptFor]:
    """Every insurer that is told of somebody's health, with its own choice of time."""
    found = []
    for plug in registry.all_insurances():
        if isinstance(plug, HasHealthData) and isinstance(plug, HasCompanyApplication):
            found += [
                KeptFor(one.name, plug.kept(one.settings.get("choices", {})))
                for one in people.insurers()
                if one.key in plug.payers
            ]
    return found


def erase_due(*, day: date, actor: Actor, now: datetime) -> str:
    """Erase what no longer is to be kept that day; says what was done. Again, or after dying half way, it does what is left.

    A submission that is not what was signed is left as it is, with its case in what is said: somebody must see why first.
    """
    erased, kept = 0, []
    for case in _with_something_to_erase():
        try:
            erased += _erase(case, day=day, actor=actor, now=now)
        except applications.NotAsSigned:
            kept.append(case_queries.case_by_id(case).number)
    files, drafts = documents.sweep(), drop_drafts(now=now)
    said = f"{erased} cases, {files} files, {drafts} drafts"
    return f"{said}; not as signed: {', '.join(kept)}" if kept else said


def drop_drafts(*, now: datetime) -> int:
    """Forget what companies began to write and left for so long; gives how many drafts."""
    before = now - timedelta(days=DRAFT_DAYS)
    return sum(
        applications.drop_drafts(insurance=plug.key, kind="application", before=before)
        for plug in registry.all_insurances()
        if isinstance(plug, HasHealthData)
    )


def erased_from(record: CaseRecord) -> date | None:
    """The first day without what is said of health in the case; None while something can still happen in it."""
    plug = registry.insurance(record.insurance)
    if not isinstance(plug, HasHealthData) or _money_moves(record):
        return None
    file = case_file(record)
    over = _over(record, plug, file)
    if over is None:
        return None
    came = [day_of(one.received_at) for one in file.submissions]
    came += [day_of(one.received_at) for one in filed.documents(record.id)]
    return plug.erased_from(max([over, *came]), file.choices)


def _over(record: CaseRecord, plug: HasHealthData, file: CaseFile) -> date | None:
    """The last day that anything can happen. While a company is asked for an account of the case, something can."""
    if reviewed.live(record.id) is not None:
        return None
    if record.closed_at is not None:
        return day_of(record.closed_at)
    decision = decided.current(record.id)
    return (
        None
        if decision is None or decided.proposal(record.id) is not None
        else plug.over(file, granted=decision.kind == "grant")
    )


def _money_moves(record: CaseRecord) -> bool:
    orders = paid.orders(record.id)
    again = {one.again_for for one in orders}
    waits = any(one.state in MOVING or (one.state == "rejected" and one.reference not in again) for one in orders)
    return waits or any(claim.state == "proposed" or claim.left for claim in paid.claims(record.id))


def _with_something_to_erase() -> list[int]:
    """Cases that say something of health, and cases that did and have had a paper since."""
    return sorted(applied.cases_with_health() | filed.sent_in(applied.cases_erased()))


def _erase(case: int, *, day: date, actor: Actor, now: datetime) -> bool:
    if not _is_due(case_queries.case_by_id(case), day):
        return False
    with transaction.atomic():
        record = cases.lock_case(case_queries.case_by_id(case).number)
        if not _is_due(record, day):
            return False
        plug = registry.insurance(record.insurance)
        assert isinstance(plug, HasHealthData)
        file = case_file(record)
        assessments.keep_facts(case=case, facts=plug.remains(file), actor=actor, now=now)
        rule = plug.kept(file.choices).sv
        erased = applications.erase(case=case, rule=rule, actor=actor, now=now)
        papers = [one.id for one in filed.documents(case) if one.direction == "in"]
        erased += sum(documents.erase(document=one, rule=rule, actor=actor, now=now) for one in papers)
    return bool(erased)


def _is_due(record: CaseRecord, day: date) -> bool:
    first = erased_from(record)
    return first is not None and first <= day
