"""Reading cases."""

from __future__ import annotations

from tryggve.casework.cases.models import Case
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.cases.rows import case_record


class NoSuchCase(LookupError):
    """No case with that number; another person's case looks the same to whoever may not read it."""


def case(number: str) -> CaseRecord:
    """The case with that number. Raises `NoSuchCase`."""
    row = Case.objects.select_related("insurer").filter(number=number).first()
    if row is None:
        raise NoSuchCase(number)
    return case_record(row)


def case_by_id(id: int) -> CaseRecord:  # noqa: A002 - a row's id is its id
    """The case with that row id. Raises `NoSuchCase`."""
    row = Case.objects.select_related("insurer").filter(id=id).first()
    if row is None:
        raise NoSuchCase(id)
    return case_record(row)


def cases_of(person: int) -> list[CaseRecord]:
    """The person's cases at all insurers, latest first."""
    rows = Case.objects.select_related("insurer").filter(person_id=person).order_by("-opened_at", "-id")
    return [case_record(row) for row in rows]


def cases_of_company(company: int, insurance: str) -> list[CaseRecord]:
    """The cases that the company has applied in, latest first."""
    rows = Case.objects.select_related("insurer").filter(company=company, insurance=insurance)
    return [case_record(row) for row in rows.order_by("-opened_at", "-id")]


def cases_at(insurer: str, insurance: str) -> list[CaseRecord]:
    """Every case of an insurance at an insurer, oldest first."""
    rows = Case.objects.select_related("insurer").filter(insurer__key=insurer, insurance=insurance)
    return [case_record(row) for row in rows.order_by("id")]


def cases_of_matter(matter: str) -> list[CaseRecord]:
    """The cases of one joint application, in the order they were opened."""
    rows = Case.objects.select_related("insurer").filter(matter=matter).exclude(matter="").order_by("id")
    return [case_record(row) for row in rows]


def waiting_for(turn: str) -> list[CaseRecord]:
    """Open cases in which it is that party's turn, oldest first."""
    rows = Case.objects.select_related("insurer").filter(turn=turn, closed_at=None).order_by("opened_at", "id")
    return [case_record(row) for row in rows]


def opened_before(case: CaseRecord) -> int:
    """How many open cases that wait for the same insurer came in before this one."""
    return Case.objects.filter(
        insurer__key=case.insurer, turn=case.turn, closed_at=None, opened_at__lt=case.opened_at
    ).count()
