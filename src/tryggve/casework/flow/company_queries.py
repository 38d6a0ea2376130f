"""What a company may ask of the applications it makes for its employees: before they are sent, and after."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from django.db import transaction

from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.records import SubmissionRecord
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import SWEDEN, day_of
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.company import LICENCE, CeilingView, CompanyForm, CostSplit
from tryggve.casework.contract.insurance import HasCosts
from tryggve.casework.contract.records import Answers, CaseFile, Outcome, Problem
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import company_file, health
from tryggve.casework.flow.casefile import case_file, company_view, facts_of
from tryggve.casework.flow.company_file import demand
from tryggve.casework.flow.records import (
    CompanyApplication,
    CompanyApplicationPage,
    CompanyYear,
    CostSent,
    PayerCase,
)
from tryggve.casework.flow.turns import SENTENCES
from tryggve.casework.flow.withdrawing import withdrawn
from tryggve.casework.payments import queries as paid
from tryggve.casework.people import queries as people


def company_form(*, insurance: str, on: date) -> CompanyForm:
    """What the company is asked, as data."""
    return company_file.plug(insurance).company_form(on=on)


def company_problems(*, insurance: str, company: int, answers: Answers, on: date) -> list[Problem]:
    """What must be mended before the application can be signed."""
    return company_file.plug(insurance).check_company(answers, company_view(company), on=on)


def cost_split(*, insurance: str, company: int, answers: Answers, on: date) -> CostSplit:
    """Who would pay what if it were sent that day: the same rules, registers and ceilings as when it is.

    Lines not yet filled in are left out.
    """
    outcome, file = company_file.tried(
        insurance=insurance, company=company, answers=answers, now=datetime.combine(on, time(12), tzinfo=SWEDEN)
    )
    return company_file.plug(insurance).split(outcome, file)


def company_ceilings(
    *, insurance: str, company: int, on: date, answers: Answers | None = None
) -> tuple[CeilingView, ...]:
    """How the year's ceilings stand with the application counted in, as `cost_split` has them."""
    return cost_split(insurance=insurance, company=company, answers=answers or {}, on=on).ceilings


def company_draft(*, company: int, person: int, insurance: str, key: str) -> dict[str, Any] | None:
    """What the user has begun for the company, if anything."""
    row = applied.draft(person=person, insurer=f"company:{company}", insurance=insurance, kind="application", key=key)
    return None if row is None else dict(row.answers)


def cost_problems(*, case: str, key: str, answers: Answers, on: date) -> list[Problem]:
    """What must be mended before a cost can be signed."""
    record = case_queries.case(case)
    plug = registry.insurance(record.insurance)
    assert isinstance(plug, HasCosts)
    return plug.check_cost(case_file(record), key, answers, on=on)


def company_applications(*, company: int, insurance: str, actor: Actor, on: date) -> list[CompanyApplication]:
    """Every application the company has sent, latest first. Raises `NotForYou`."""
    demand(actor, company, insurance, on=on)
    together: dict[str, list[CaseRecord]] = defaultdict(list)
    for case in case_queries.cases_of_company(company, insurance):
        together[case.matter].append(case)
    return [_application(sorted(found, key=lambda case: case.id)) for found in together.values()]


@transaction.atomic
def company_application(*, company: int, matter: str, actor: Actor, now: datetime) -> CompanyApplicationPage:
    """One application as it was written, and who pays what of it as it stands. The reading is noted for the employee to see.

    Raises `NotForYou`, `cases.NoSuchCase`.
    """
    found = [case for case in case_queries.cases_of_matter(matter) if case.company == company]
    if not found:
        raise case_queries.NoSuchCase(matter)
    demand(actor, company, found[0].insurance, on=day_of(now))
    for case in found:
        health.note_reading(case, _sent(case), actor=actor, now=now)
    outcome, file = _as_assessed(found[0])
    answers = dict(as_still_kept([_sent(case) for case in found]).answers)
    split = company_file.plug(found[0].insurance).split(outcome, file)
    return CompanyApplicationPage(application=_application(found), answers=answers, split=split)


def company_year(*, company: int, insurance: str, year: int, actor: Actor, on: date) -> CompanyYear:
    """What the company bought in a year and what each payer gives, by measure, naming nobody. Raises `NotForYou`.

    What a payer has refused, or the company took back, counts as nothing from that payer; what it has not decided counts as it
    stands now.
    """
    demand(actor, company, insurance, on=on)
    plug = company_file.plug(insurance)
    together: dict[str, list[CaseRecord]] = defaultdict(list)
    for case in case_queries.cases_of_company(company, insurance):
        if not withdrawn(case):
            together[case.matter].append(case)
    sums: dict[str, tuple[Text, Fraction, dict[str, Fraction]]] = {}
    counted = 0
    for found in together.values():
        first, given_by = _given(found)
        rows = [row for row in first.lines if row.day is not None and row.day.year == year]
        counted += bool(rows)
        for row in rows:
            label, cost, given = sums.get(
                row.label.sv, (row.label, Fraction(0), dict.fromkeys(plug.payers, Fraction(0)))
            )
            more = {payer: given[payer] + given_by.get((payer, row.key), Fraction(0)) for payer in given}
            sums[row.label.sv] = (label, cost + row.cost, more)
    totals = {payer: sum((given[payer] for _, _, given in sums.values()), Fraction(0)) for payer in plug.payers}
    return CompanyYear(year=year, applications=counted, by_measure=tuple(sums.values()), totals=totals)


def _given(found: list[CaseRecord]) -> tuple[CostSplit, dict[tuple[str, str], Fraction]]:
    """The lines of an application as its first payer knows them, and what each payer gives of each line by its own case."""
    splits = {case.insurer: _split_of(case) for case in sorted(found, key=lambda case: case.id)}
    decisions = {case.insurer: decided.current(case.id) for case in found}
    given = {
        (payer, row.key): row.of(payer)
        for payer, split in splits.items() for row in split.lines
        if (decision := decisions[payer]) is None or decision.kind == "grant"
    }  # fmt: skip
    return next(iter(splits.values())), given


def _split_of(case: CaseRecord) -> CostSplit:
    outcome, file = _as_assessed(case)
    return company_file.plug(case.insurance).split(outcome, file)


def _as_assessed(case: CaseRecord) -> tuple[Outcome, CaseFile]:
    """The law's answer on the facts kept in the case, and on what only the application's other cases know: nothing is asked
    anew.
    """
    file = case_file(case)
    mine = {(fact.name, fact.part) for fact in file.facts}
    beside = [facts_of(one.id) for one in case_queries.cases_of_matter(case.matter) if one.id != case.id]
    others = [fact for facts in beside for fact in facts if (fact.name, fact.part) not in mine]
    return _assessed(case, dataclasses.replace(file, facts=(*file.facts, *others)))


def _asked(case: CaseRecord) -> Fraction:
    """What is asked of the payer, kronor: as the company has it, whatever the register or an officer has said since."""
    file = case_file(case)
    theirs = tuple(fact for fact in file.facts if fact.source != "officer" and fact.name != LICENCE)
    outcome, file = _assessed(case, dataclasses.replace(file, facts=theirs))
    split = company_file.plug(case.insurance).split(outcome, file)
    return sum((row.of(case.insurer) for row in split.lines), Fraction(0))


def _assessed(case: CaseRecord, file: CaseFile) -> tuple[Outcome, CaseFile]:
    made = assessed.latest(case=case.id, kind="grant", key="first")
    on = day_of(case.opened_at) if made is None else made.on_day
    return company_file.plug(case.insurance).assess(file, on=on), file


def as_still_kept(sent: Sequence[SubmissionRecord]) -> SubmissionRecord:
    """Of one application at several payers, the one whose health data are still kept; when all are erased, the first."""
    return next((one for one in sent if one.erased_at is None), sent[0])


def _sent(case: CaseRecord) -> SubmissionRecord:
    return next(sent for sent in applied.submissions(case.id) if sent.kind == "application")


def _application(found: list[CaseRecord]) -> CompanyApplication:
    sent = _sent(found[0])
    return CompanyApplication(
        matter=found[0].matter, person_name=people.person(found[0].person).name, sent_at=sent.received_at,
        sent_by=people.person(sent.sender).name, contact=company_file.contact(found[0]), cases=tuple(_payer_case(case) for case in found),
    )  # fmt: skip


def _payer_case(case: CaseRecord) -> PayerCase:
    plug = registry.insurance(case.insurance)
    assert isinstance(plug, HasCosts)
    decision = decided.current(case.id)
    orders = [one for one in paid.orders(case.id) if one.state != "stopped" and not one.again_for]
    granted = None if decision is None else plug.granted(assessed.assessment(decision.assessment).results, case.insurer)
    claims = paid.claims(case.id)
    dues = [one.due_on for one in orders if one.state in ("ordered", "filed", "accepted")]
    return PayerCase(
        case=case.number, insurer=case.insurer, insurer_name=people.insurer(case.insurer).name, turn=case.turn,
        sentence=SENTENCES.get(case.turn_reason, Text("", "")), asked=_asked(case), granted=granted, ordered=sum(one.net for one in orders),
        paid=sum(one.net for one in orders if one.state == "paid"),
        to_recover=sum(claim.left for claim in claims), looked_into=sum(one.amount for one in claims if one.state == "proposed"),
        pay_by=min(dues, default=None), pay_within=plug.pays_within(case.insurer, on=day_of(case.opened_at)),
        send_by=case.due_on if case.turn_reason == "invoices" else None, costs=tuple(_costs(applied.submissions(case.id))),
        decision=None if decision is None else decision.number, finished=case.turn == "nobody", withdrawn=withdrawn(case),
    )  # fmt: skip


def paid_for(*, case: str) -> dict[str, Text]:
    """What each payment of the case is for, in words, by its key; empty where reported periods are paid."""
    record = case_queries.case(case)
    plug = registry.insurance(record.insurance)
    return {one.key: one.words for one in plug.payable(case_file(record))} if isinstance(plug, HasCosts) else {}


def _costs(sent: Iterable[SubmissionRecord]) -> list[CostSent]:
    return [
        CostSent(
            key=one.key, number=str(one.answers.get("number", "")), line=str(one.answers.get("line", "")),
            amount=str(one.answers.get("amount", "")), last=one.answers.get("last") == "yes", received_at=one.received_at,
            version=one.version,
        )
        for one in sent if one.kind == "cost"
    ]  # fmt: skip
