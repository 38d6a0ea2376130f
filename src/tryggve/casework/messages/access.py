"""Who may read and write messages: who may read their case. A person may write in a closed case too."""

from __future__ import annotations

from datetime import date

from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases.access import may_read
from tryggve.casework.cases.access import may_write as may_work_on
from tryggve.casework.cases.records import CaseRecord

__all__ = ["may_read", "may_write"]


def may_write(actor: Actor, case: CaseRecord, on: date) -> bool:
    """The claimant, and those at the insurer who work on the case."""
    return may_read(actor, case, on) if actor.role is Role.CLAIMANT else may_work_on(actor, case, on)
