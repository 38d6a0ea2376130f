"""What the house itself knows of a case: which providers were approved when, and how ceilings over many cases stand."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime

from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.ceilings import actions as ceilings
from tryggve.casework.ceilings import queries as ceiling_queries
from tryggve.casework.contract.insurance import HasCeilings, HasProviders, Insurance
from tryggve.casework.contract.records import CaseFile, FactView, Outcome
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.providers import queries as providers


def keep(record: CaseRecord, plug: object, *, actor: Actor, now: datetime) -> None:
    """Keep as facts what differs from what is kept. The insurer's ceilings are held from here until the transaction ends."""
    if not isinstance(plug, HasProviders | HasCeilings):
        return
    file = case_file(record)
    facts = approvals(plug, file)
    if isinstance(plug, HasCeilings):
        wanted = plug.ceilings(file, on=day_of(now))
        if any(ceiling.insurer == record.insurer for ceiling in wanted):
            standings = ceilings.hold(ceilings=wanted, matter=record.matter)
        else:
            standings = [ceiling_queries.standing(ceiling, matter=record.matter) for ceiling in wanted]
        facts += plug.standing(standings)
    changed = _changed(record, facts)
    if changed:
        assessments.keep_facts(case=record.id, facts=changed, actor=actor, now=now)


def approvals(plug: object, file: CaseFile) -> list[FactView]:
    """From and to when each provider of the case has been approved, as facts."""
    if not isinstance(plug, HasProviders):
        return []
    facts = []
    for insurer, orgnr in plug.providers(file):
        spells = [
            {
                "från": one.approved_from.isoformat(),
                "till": None if one.approved_to is None else one.approved_to.isoformat(),
            }
            for one in providers.approvals(orgnr, insurer)
            if one.approved_from is not None
        ]
        facts.append(FactView("anordnare", spells, "providers", "register:providers", "", part=orgnr))
    return facts


def as_read(plug: Insurance, file: CaseFile, *, on: date) -> list[FactView]:
    """The same facts for an application that has no case yet. Nothing is held: until it is sent, others may come first."""
    facts = approvals(plug, file)
    if isinstance(plug, HasCeilings):
        facts += plug.standing([ceiling_queries.standing(ceiling) for ceiling in plug.ceilings(file, on=on)])
    return facts


def draw(record: CaseRecord, plug: object, outcome: Outcome, file: CaseFile, *, actor: Actor, now: datetime) -> None:
    """Let the case draw what the outcome gives; the ceilings are held already."""
    if isinstance(plug, HasCeilings):
        ceilings.draw(case=record.id, amounts=plug.draws(outcome, file, on=day_of(now)), actor=actor, now=now)


def _changed(record: CaseRecord, facts: Sequence[FactView]) -> list[FactView]:
    """Those that say something new, each with evidence of its own: what comes back to an old value is new evidence too."""
    every = assessed.all_facts(record.id)
    replaced = {fact.replaces for fact in every}
    head = {(fact.name, fact.part): fact.value for fact in every if fact.id not in replaced}
    times = {fact.name: sum(one.name == fact.name for one in every) for fact in facts}
    return [
        dataclasses.replace(fact, evidence=f"{fact.given_by}:{fact.part}:{times[fact.name] + 1}")
        for fact in facts
        if (fact.name, fact.part) not in head or head[fact.name, fact.part] != fact.value
    ]
