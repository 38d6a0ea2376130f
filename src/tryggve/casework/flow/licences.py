"""Licences of health professionals: the register is asked by name, and what it says is kept by the place in the application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.company import LICENCE, LicenceAsked
from tryggve.casework.contract.insurance import HasLicences
from tryggve.casework.contract.records import CaseFile
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import jobs
from tryggve.casework.flow.casefile import case_file
from tryggve.gateways import registers


def unanswered(plug: object, file: CaseFile, *, on: date) -> list[list[LicenceAsked]]:
    """The licences that the register has not answered for, those of one name and profession together: that is one question."""
    if not isinstance(plug, HasLicences):
        return []
    answered = {fact.part for fact in file.facts if fact.name == LICENCE}
    together: dict[tuple[str, str], list[LicenceAsked]] = defaultdict(list)
    for one in plug.licences(file, on=on):
        if one.part not in answered:
            together[one.name, one.profession].append(one)
    return list(together.values())


def found(line: registers.Line, same: Sequence[LicenceAsked], now: datetime) -> list[tuple[str, str, Any]]:
    """From and to when everybody of the name is licensed, as the fact of each place in the application. The name is not kept."""
    asked = same[0]
    holders = registers.LicenceRegister(line).holders(asked.name, profession=asked.profession, now=now)
    told = [
        {"från": one.since.isoformat(), "till": None if one.until is None else one.until.isoformat()} for one in holders
    ]
    return [(LICENCE, one.part, told) for one in same]


def ask_later(record: CaseRecord, *, now: datetime) -> None:
    """Have the register asked when the transaction is over, if an undecided case still waits for its answer."""
    if decided.current(record.id) is not None:
        return
    if unanswered(registry.insurance(record.insurance), case_file(record), on=day_of(now)):
        jobs.assess_later(case=record.number, now=now)
