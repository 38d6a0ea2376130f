"""A company's application before it has a case: who may see it, and what the insurance says of it as it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol, cast

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasCompanyApplication, Insurance
from tryggve.casework.contract.records import Answers, CaseFile, Outcome, PersonView, SubmissionView
from tryggve.casework.flow import known
from tryggve.casework.flow.casefile import choices, company_view, person_view
from tryggve.casework.people import numbers
from tryggve.casework.people import queries as people
from tryggve.casework.people.access import acts_for

CONTACT = "kontaktperson"


class NotForYou(Exception):
    """The actor may not do this for the company, or in this case."""


class CompanyInsurance(HasCompanyApplication, Insurance, Protocol):
    """An insurance that companies apply for."""


def plug(insurance: str) -> CompanyInsurance:
    """The insurance, which companies apply for."""
    found = registry.insurance(insurance)
    assert isinstance(found, HasCompanyApplication)
    return cast("CompanyInsurance", found)


def demand(actor: Actor, company: int, insurance: str, *, on: date) -> None:
    """Only a user of the company who holds the insurance's mandate that day. Raises `NotForYou`."""
    if not acts_for(actor, company, plug(insurance).service, on):
        raise NotForYou(company)


def contact(record: CaseRecord) -> Mapping[str, Any]:
    """Whom the company wants everything about the application to reach: name, email, phone; the latest that it has named."""
    changed = assessed.fact(case=record.id, name=CONTACT)
    if changed is not None:
        return cast("Mapping[str, Any]", changed.value)
    sent = next((sent for sent in applied.submissions(record.id) if sent.kind == "application"), None)
    return {} if sent is None else sent.answers.get("contact") or {}


def address(record: CaseRecord) -> str:
    """The contact person's e-mail, where notices of a company's application go; "" where no company applied or none was given."""
    return "" if record.company is None else str(contact(record).get("email") or "")


def tried(*, insurance: str, company: int, answers: Answers, now: datetime) -> tuple[Outcome, CaseFile]:
    """What the insurance says of the application as it is written, with what the registers and ceilings say now."""
    asked = plug(insurance)
    sent = SubmissionView(id=0, kind="application", key="first", version=0, answers=answers, received_at=now)
    bare = CaseFile(
        number="", person=_employee(answers, on=day_of(now)), insurer="", choices=choices(insurance), submissions=(sent,), parts=(),
        facts=(), company=company_view(company),
    )  # fmt: skip
    facts = known.as_read(asked, bare, on=day_of(now))
    file = dataclasses.replace(bare, facts=tuple(facts))
    file = dataclasses.replace(file, facts=(*facts, *asked.gather(file, on=day_of(now))))
    return asked.assess(file, on=day_of(now)), file


def _employee(answers: Answers, *, on: date) -> PersonView:
    """Who the application is about; one whom nobody here knows yet has no row, and has used nothing."""
    name = f"{answers.get('given_name') or ''} {answers.get('surname') or ''}".strip()
    try:
        number = numbers.personnummer(str(answers.get("person") or ""))
    except numbers.NotAPersonnummer:
        return PersonView(id=0, personnummer="", name=name, born=on, language="sv")
    try:
        found = people.person_by_number(number)
    except people.NoSuchPerson:
        return PersonView(id=0, personnummer=number, name=name, born=numbers.born(number), language="sv")
    return dataclasses.replace(person_view(found.id), name=name)
