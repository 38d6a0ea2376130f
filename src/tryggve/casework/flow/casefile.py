"""Gather all that is filed in a case into the one record an insurance may read."""

from __future__ import annotations

from datetime import datetime

from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.assessments import queries as assessments
from tryggve.casework.assessments.records import FactRecord
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication
from tryggve.casework.contract.records import (
    CaseFile,
    CompanyView,
    FactView,
    PartView,
    PeriodView,
    PersonView,
    SubmissionView,
)  # fmt: skip
from tryggve.casework.decisions import queries as decided
from tryggve.casework.people import queries as people
from tryggve.casework.people.membership import memberships


def person_view(person_id: int) -> PersonView:
    """The person as an insurance sees them."""
    person = people.person(person_id)
    return PersonView(
        id=person.id, personnummer=person.personnummer, name=person.name, born=person.born, language=person.language,
    )  # fmt: skip


def membership_facts(person_id: int, *, now: datetime) -> list[FactView]:
    """The funds' own registers say how long the person has been a member; periods in order."""
    spells = memberships(person_id)
    if not spells:
        return []
    value = [{"från": s.from_day.isoformat(), "till": s.to_day.isoformat() if s.to_day else None} for s in spells]
    told = digest({"medlemskap": value})[:12]
    return [
        FactView(
            name="medlemskap", value=value, source="fund", given_by="system:members",
            evidence=f"register:members:{told}", known_at=now,
        )
    ]  # fmt: skip


def case_file(case: CaseRecord, *, draft: SubmissionView | None = None) -> CaseFile:
    """All of a case. A `draft` stands in for the sent report of its period, for a preview."""
    grant = assessments.latest(case=case.id, kind="grant", key="first")
    every = applications.submissions(case.id, all_versions=True)
    first = {(s.kind, s.key): s.received_at for s in every if s.version == 1}
    sent = [
        SubmissionView(
            id=s.id, kind=s.kind, key=s.key, version=s.version, answers=s.answers, received_at=s.received_at,
            first_at=first.get((s.kind, s.key)), erased=s.erased_at is not None,
        )
        for s in applications.latest_of(every)
    ]  # fmt: skip
    decision = decided.current(case.id)
    if draft is not None:
        sent = [s for s in sent if (s.kind, s.key) != (draft.kind, draft.key)] + [draft]
    return CaseFile(
        number=case.number,
        person=person_view(case.person),
        insurer=case.insurer,
        choices=choices(case.insurance, case.insurer),
        submissions=tuple(sent),
        parts=tuple(_part(part) for part in applications.parts(case.id)),
        facts=facts_of(case.id),
        grant=None if grant is None else {"act": grant.act, "on": grant.on_day, **grant.results},
        decided=decision is not None,
        periods=tuple(
            PeriodView(period.key, period.version, period.results) for period in assessments.latest_periods(case.id)
        ),
        matter=case.matter,
        company=None if case.company is None else company_view(case.company),
        decided_on=None if decision is None or decision.signed_at is None else day_of(decision.signed_at),
    )


def choices(insurance: str, insurer: str = "") -> dict[str, str]:
    """An insurer's named choices, and those that one payer makes for all: the others reckon with what it pays."""
    plug = registry.insurance(insurance)
    makers = plug.chosen_by if isinstance(plug, HasCompanyApplication) else {}
    made = {one: _settings(one) for one in {*makers.values(), *([insurer] if insurer else [])}}
    own = {name: value for name, value in made.get(insurer, {}).items() if name not in makers}
    return own | {name: made[maker][name] for name, maker in makers.items() if name in made[maker]}


def _settings(insurer: str) -> dict[str, str]:
    return dict(people.insurer(insurer).settings.get("choices", {}))


def facts_of(case: int) -> tuple[FactView, ...]:
    """The facts of a case that hold now; an officer's come with the reason."""
    found = assessments.facts_now(case)
    judged = any(fact.source == "officer" for fact in found)
    reasons = {one.question: one.reason for one in assessments.answers(case)} if judged else {}
    return tuple(_fact(fact, reasons.get(fact.name, "") if fact.source == "officer" else "") for fact in found)


def company_view(company: int) -> CompanyView:
    """The company as an insurance sees it."""
    found = people.company(company)
    return CompanyView(id=found.id, orgnr=found.orgnr, name=found.name, settings=found.settings)


def _part(part: PartRecord) -> PartView:
    return PartView(
        id=part.id, kind=part.kind, company=part.company_name, orgnr=part.orgnr, state=part.state, answers=part.answers,
        signed_by="" if part.signed_by is None else people.person(part.signed_by).name,
    )  # fmt: skip


def _fact(fact: FactRecord, reason: str) -> FactView:
    return FactView(
        name=fact.name, value=fact.value, source=fact.source, given_by=fact.given_by, evidence=fact.evidence, part=fact.part,
        holds_from=fact.holds_from, holds_to=fact.holds_to, known_at=fact.known_at, id=fact.id, reason=reason,
    )  # fmt: skip
