"""The last leg of a trace: the facts that were used, who gave them, and the signed papers and register answers they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments.records import AssessmentRecord, FactRecord
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.payments.records import ClaimRecord, OrderRecord
from tryggve.casework.people import queries as people

LONGEST_VALUE = 160


def facts(made: AssessmentRecord, kept: Sequence[FactRecord]) -> Iterator[str]:
    """Each fact used, and the kept facts of that name that were known then and not yet replaced: who said so, when, by what."""
    then = _then(made, kept)
    for name, value in made.facts.items():
        yield f"{name} = {short(value)}"
        behind = [fact for fact in then if fact.name == name]
        yield from (f"    {fact.part + ': ' if fact.part else ''}{_given(fact)}" for fact in behind)
        if not behind:
            yield "    made from the sources below"


def sources(order: OrderRecord | ClaimRecord, made: AssessmentRecord, kept: Sequence[FactRecord]) -> Iterator[str]:
    """What people signed and registers answered before the calculation: the application, the period's report day by day, the rest."""
    sent = [one for one in applied.submissions(order.case, all_versions=True) if one.received_at <= made.made_at]
    newest = {(one.kind, one.key): one for one in sent}
    for one in newest.values():
        if one.kind == "application" or one.key == order.period:
            signer = people.person(one.sender).name
            yield f"{one.kind} {one.key} version {one.version}, signed by {signer}, {at(one.received_at)}, {one.receipt}"
            days = one.answers.get("days")
            if isinstance(days, dict):
                yield from (f"    {day}: {short(told)}" for day, told in sorted(days.items()))
    for fact in _then(made, kept):
        if fact.name not in made.facts:
            yield f"{fact.name}{' ' + fact.part if fact.part else ''} = {short(fact.value)}"
            yield f"    {_given(fact)}"


def _then(made: AssessmentRecord, kept: Sequence[FactRecord]) -> list[FactRecord]:
    """The facts that held when the calculation was made."""
    known = [fact for fact in kept if fact.known_at <= made.made_at]
    replaced = {fact.replaces for fact in known}
    return [fact for fact in known if fact.id not in replaced]


def _given(fact: FactRecord) -> str:
    kind, _, number = fact.given_by.partition(":")
    who = people.person(int(number)).name if kind in {"person", "officer"} and number.isdecimal() else fact.given_by
    return f"from {fact.source}, given by {who}, {fact.evidence}, known {at(fact.known_at)}"


def short(value: Any) -> str:
    if isinstance(value, dict) and "value" in value:
        value = f"{value['value']} ({', '.join(f'{k} {v}' for k, v in value.items() if k != 'value')})"
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]} …"


def at(moment: datetime | date | None) -> str:
    return (
        moment.astimezone(SWEDEN).strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else str(moment or "never")
    )
