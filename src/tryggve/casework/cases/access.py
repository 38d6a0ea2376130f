"""Who may read and work on a case."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.people.access import works_as

READERS = {Role.OFFICER, Role.APPROVER, Role.AUDITOR}
WORKERS = {Role.OFFICER, Role.APPROVER}


def may_read(actor: Actor, case: CaseRecord, on: date) -> bool:
    """The claimant reads her own; officers, approvers and auditors the cases of an insurer where they have that post.

    A company user never reads a case, only the part that her company was asked for. Nobody reads her own case as an officer.
    """
    if actor.role is Role.SYSTEM:
        return True
    if actor.role is Role.CLAIMANT:
        return actor.person == case.person
    return actor.role in READERS and actor.person != case.person and works_as(actor, on, case.insurer)


def may_write(actor: Actor, case: CaseRecord, on: date) -> bool:
    """The claimant sends in to her own open case; officers and approvers work on their insurer's. An auditor only reads."""
    if actor.role is Role.CLAIMANT:
        return may_read(actor, case, on) and case.closed_at is None
    return actor.role in WORKERS | {Role.SYSTEM} and may_read(actor, case, on)
