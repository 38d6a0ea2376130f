"""Ask the registers, keep what they say as facts, and assess. A register that is silent has not said no: it is asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from tryggve.casework.applications.digests import digest
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import system
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.records import FactView
from tryggve.casework.flow import licences
from tryggve.casework.flow.assessing import assess
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.people import actions as registering
from tryggve.casework.people import queries as people
from tryggve.gateways import registers

ASKER = system("registers")
YEARS_BACK = 6

Found = list[tuple[str, str, Any]]  # name, part, value


def ask_and_assess(*, case: str, now: datetime) -> None:
    """Ask each register that the insurance wants, then assess on all that is known. Asked twice, nothing is kept twice."""
    record = cases.case(case)
    plug = registry.insurance(record.insurance)
    file = case_file(record)
    facts: list[FactView] = []
    for name in plug.registers(file, on=day_of(now)):
        facts += _ask(name, record, file.person.personnummer, now=now)
    for same in licences.unanswered(plug, file, on=day_of(now)):
        facts += _ask("licences", record, same, now=now)
    assess(case=case, fetched=facts, actor=ASKER, now=now)


def ask_again(*, now: datetime) -> int:
    """Ask once more for every case that waits for an authority; gives how many."""
    waiting = cases.waiting_for("authority")
    for case in waiting:
        ask_and_assess(case=case.number, now=now)
    return len(waiting)


def _ask(name: str, case: CaseRecord, asked: Any, *, now: datetime) -> Sequence[FactView]:
    about: dict[str, Any] = {
        "actor": ASKER,
        "now": now,
        "subject": f"register:{name}",
        "chain": case.number,
        "person": case.person,
        "insurer": case.insurer,
    }
    try:
        with registers.Line(settings.REGISTERS_URL) as line:
            found = _REGISTERS[name](line, asked, now)
    except registers.RegisterError as why:
        audit.note(verb=Verb.REGISTER_FAILED, data={"why": type(why).__name__}, **about)
        return []
    audit.note(verb=Verb.REGISTER_ASKED, **about)
    return [
        FactView(
            name=fact, part=part, value=value, source=name, given_by=f"register:{name}",
            evidence=f"register:{name}:{digest({'value': value})[:16]}", known_at=now,
        )
        for fact, part, value in found
    ]  # fmt: skip


def _since(now: datetime) -> date:
    day = day_of(now)
    return date(day.year - YEARS_BACK, day.month, 1)


def _agi(line: registers.Line, personnummer: str, now: datetime) -> Found:
    """Incomes by month of payment, all employers together, each report beside the sum."""
    until = day_of(now).isoformat()[:7]
    months: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in registers.TaxAgency(line).incomes(personnummer, since=_since(now).isoformat()[:7], until=until, now=now):
        months[one.month].append(
            {"employer": one.employer, "name": one.employer_name, "amount": one.amount, "kind": one.kind}
        )
    return [
        ("agi", month, {"amount": sum(report["amount"] for report in reports), "reports": reports})
        for month, reports in sorted(months.items())
    ]


def _tax(line: registers.Line, personnummer: str, now: datetime) -> Found:
    """The percentage to deduct. A decision by table is kept as it is: the tables are not here, and 30 percent is deducted meanwhile."""
    decision = registers.TaxAgency(line).tax_decision(personnummer, day=day_of(now), now=now)
    if decision is None:
        return []
    if decision.percent is None:
        return [("skattetabell", "", {"table": decision.table, "column": decision.column})]
    return [("skatteavdrag", "", {"procent": decision.percent})]


def _af(line: registers.Line, personnummer: str, now: datetime) -> Found:
    """Since when the person is registered as a job seeker: the registration that still runs."""
    running = [
        one for one in registers.EmploymentService(line).registrations(personnummer, now=now) if one.until is None
    ]
    return [("af", "", {"registered_since": running[-1].since.isoformat()})] if running else []


def _fk(line: registers.Line, personnummer: str, now: datetime) -> Found:
    benefits = registers.SocialInsurance(line).benefits(personnummer, since=_since(now), until=day_of(now), now=now)
    return [
        ("fk", f"{one.kind}:{one.since.isoformat()}",
         {"kind": one.kind, "since": one.since.isoformat(), "until": one.until.isoformat(), "extent": one.extent, "amount": one.amount})
        for one in benefits
    ]  # fmt: skip


def _population(line: registers.Line, personnummer: str, now: datetime) -> Found:
    entry = registers.PopulationRegister(line).person(personnummer, now=now)
    where = entry.address
    address = {} if where is None else {"street": where.street, "postcode": where.postcode, "city": where.city}
    whose = people.person_by_number(personnummer)
    registering.follow_population_register(
        person=whose.id, address=address, protected=entry.protected, actor=ASKER, now=now
    )
    return [("population", "", {"children": [{"born": child.born.isoformat()} for child in entry.children]})]


def _account(line: registers.Line, personnummer: str, now: datetime) -> Found:
    """The account as the bank file wants it; no fact when there is none, and the money goes by payment slip."""
    account = registers.AccountRegister(line).account(personnummer, now=now)
    if account is None:
        return []
    return [("konto", "", account.iban or f"{account.clearing},{account.number}")]


_REGISTERS: dict[str, Callable[[registers.Line, Any, datetime], Found]] = {
    "agi": _agi, "tax": _tax, "af": _af, "fk": _fk, "population": _population, "account": _account,
    "licences": licences.found,
}  # fmt: skip
