"""Reading about persons, companies and insurers, and who may act for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tryggve.casework.people.models import Company, Insurer, Mandate, Person, Post, Signature
from tryggve.casework.people.numbers import orgnr, personnummer
from tryggve.casework.people.records import (
    CompanyRecord,
    InsurerRecord,
    MandateRecord,
    PersonRecord,
    PostRecord,
    SignatureRecord,
)  # fmt: skip
from tryggve.casework.people.rows import (
    company_record,
    insurer_record,
    mandate_record,
    person_record,
    post_record,
    signature_record,
)  # fmt: skip


class NoSuchPerson(LookupError):
    """No person with that id or number."""


class NoSuchCompany(LookupError):
    """No company with that id or number."""


class NoSuchInsurer(LookupError):
    """No insurer with that key."""


class NoSuchSignature(LookupError):
    """No signature with that id."""


def person(id: int) -> PersonRecord:  # noqa: A002 - a row's id is its id
    """The person with that row id. Raises `NoSuchPerson`."""
    row = Person.objects.filter(id=id).first()
    if row is None:
        raise NoSuchPerson(id)
    return person_record(row)


def person_by_number(number: str) -> PersonRecord:
    """The person with that personnummer, in any form. Raises `NoSuchPerson` or `NotAPersonnummer`."""
    row = Person.objects.filter(personnummer=personnummer(number)).first()
    if row is None:
        raise NoSuchPerson
    return person_record(row)


def company(id: int) -> CompanyRecord:  # noqa: A002
    """The company with that row id. Raises `NoSuchCompany`."""
    row = Company.objects.filter(id=id).first()
    if row is None:
        raise NoSuchCompany(id)
    return company_record(row)


def company_by_number(number: str) -> CompanyRecord:
    """The company with that organisationsnummer, in any form. Raises `NoSuchCompany` or `NotAnOrgnr`."""
    row = Company.objects.filter(orgnr=orgnr(number)).first()
    if row is None:
        raise NoSuchCompany(number)
    return company_record(row)


def insurer(key: str) -> InsurerRecord:
    """The insurer with that key. Raises `NoSuchInsurer`."""
    row = Insurer.objects.filter(key=key).first()
    if row is None:
        raise NoSuchInsurer(key)
    return insurer_record(row)


def insurers() -> list[InsurerRecord]:
    """Every insurer of the installation, by key."""
    return [insurer_record(row) for row in Insurer.objects.order_by("key")]


def mandates(person: int, on: date) -> list[MandateRecord]:
    """What the person may use for which companies on a day."""
    rows = Mandate.objects.filter(_in_force(on), person_id=person).select_related("company")
    return [mandate_record(row) for row in rows.order_by("company__name", "service")]


def mandates_of_company(company: int, on: date) -> list[MandateRecord]:
    """Who may use what for the company on a day."""
    rows = Mandate.objects.filter(_in_force(on), company_id=company).select_related("company")
    return [mandate_record(row) for row in rows.order_by("person_id", "service")]


def may(person: int, company: int, service: str, on: date) -> bool:
    """Whether the person may use the service for the company on a day."""
    return Mandate.objects.filter(_in_force(on), person_id=person, company_id=company, service=service).exists()


def posts(person: int, on: date) -> list[PostRecord]:
    """Where the person works on a day, and as what."""
    rows = Post.objects.filter(_in_force(on), person_id=person).select_related("insurer")
    return [post_record(row) for row in rows.order_by("insurer__key", "role")]


def has_post(person: int, insurer: str, role: str, on: date) -> bool:
    """Whether the person works for the insurer in that role on a day."""
    return Post.objects.filter(_in_force(on), person_id=person, insurer__key=insurer, role=role).exists()


def signature(id: int) -> SignatureRecord:  # noqa: A002
    """The signature with that row id. Raises `NoSuchSignature`."""
    row = Signature.objects.select_related("order").filter(id=id).first()
    if row is None:
        raise NoSuchSignature(id)
    return signature_record(row)


def signature_for(subject: str) -> SignatureRecord | None:
    """The latest signature for a subject, if there is one."""
    row = Signature.objects.select_related("order").filter(subject=subject).order_by("-signed_at", "-id").first()
    return None if row is None else signature_record(row)


def _in_force(on: date) -> Q:
    return Q(removed_at=None, from_day__lte=on) & (Q(to_day=None) | Q(to_day__gte=on))
