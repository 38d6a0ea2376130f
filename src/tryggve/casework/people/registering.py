"""Registering persons, companies and insurers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.base.text import clean_text
from tryggve.casework.people.access import NotYours, may_change_contact
from tryggve.casework.people.models import Company, Insurer, Person
from tryggve.casework.people.numbers import orgnr as ten_digits
from tryggve.casework.people.numbers import personnummer as twelve_digits
from tryggve.casework.people.records import CompanyRecord, InsurerRecord, PersonRecord
from tryggve.casework.people.rows import company_record, insurer_record, person_record

LONGEST_NAME = 80
LONGEST_PHONE = 20
LONGEST_COMPANY = 120
# `C` order puts Ä before Å, and the embedded server knows no other: names are sorted by these letters instead.
SWEDISH_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "ü": "y"})


class NoName(ValueError):
    """A person or company must be called something."""


class BadEmail(ValueError):
    """Not an e-mail address."""


class BadPhone(ValueError):
    """Not a telephone number."""


class UnknownChoice(ValueError):
    """Not one of the choices there are (language, way of knocking, service, role)."""


def sort_key(given_name: str, surname: str) -> str:
    """What a name is sorted by: surname first, in Swedish order."""
    return f"{surname} {given_name}".casefold().translate(SWEDISH_ORDER)


@transaction.atomic
def register_person(
    *,
    personnummer: str,
    given_name: str,
    surname: str,
    actor: Actor,
    now: datetime,
    language: str = "sv",
    email: str = "",
    phone: str = "",
    knock_by: str = "email",
    address: Mapping[str, Any] | None = None,
    protected: bool = False,
) -> PersonRecord:
    """The person with that personnummer, made if new; one who is known is returned as she is.

    Raises `NotAPersonnummer`, `NoName`, `BadEmail`, `BadPhone`, `UnknownChoice`.
    """
    number = twelve_digits(personnummer)
    given, family = _name(given_name), _name(surname)
    row, new = Person.objects.get_or_create(
        personnummer=number,
        defaults={
            "given_name": given,
            "surname": family,
            "sort_key": sort_key(given, family),
            "language": one_of(language, {"sv", "en"}),
            "email": _email(email),
            "phone": _phone(phone),
            "knock_by": one_of(knock_by, {"email", "sms", "none"}),
            "address": dict(address or {}),
            "protected": protected,
        },
    )
    if new:
        note(verb=Verb.PERSON_REGISTERED, actor=actor, now=now, subject=f"person:{row.id}", person=row.id)
    return person_record(row)


@transaction.atomic
def set_contact(
    *,
    person: int,
    actor: Actor,
    now: datetime,
    email: str | None = None,
    phone: str | None = None,
    knock_by: str | None = None,
    language: str | None = None,
) -> PersonRecord:
    """Change what is given, leave the rest. The log says which fields, not what they held.

    Raises `BadEmail`, `BadPhone`, `NotYours`, `UnknownChoice`.
    """
    if not may_change_contact(actor, person, day_of(now)):
        raise NotYours(person)
    row = Person.objects.select_for_update(of=("self",)).get(id=person)
    asked = {
        "email": None if email is None else _email(email),
        "phone": None if phone is None else _phone(phone),
        "knock_by": None if knock_by is None else one_of(knock_by, {"email", "sms", "none"}),
        "language": None if language is None else one_of(language, {"sv", "en"}),
    }
    changed = sorted(name for name, value in asked.items() if value is not None and value != getattr(row, name))
    if changed:
        for name in changed:
            setattr(row, name, asked[name])
        row.save(update_fields=changed)
        note(
            verb=Verb.CONTACT_CHANGED,
            actor=actor,
            now=now,
            subject=f"person:{row.id}",
            person=row.id,
            data={"fields": changed},
        )
    return person_record(row)


@transaction.atomic
def follow_population_register(
    *, person: int, address: Mapping[str, str], protected: bool, actor: Actor, now: datetime
) -> PersonRecord:
    """Take over the registered address and whether the data are protected. The person's own contact details stay."""
    row = Person.objects.select_for_update(of=("self",)).get(id=person)
    if (row.address, row.protected) != (dict(address), protected):
        row.address, row.protected = dict(address), protected
        row.save(update_fields=["address", "protected"])
        note(
            verb=Verb.CONTACT_CHANGED, actor=actor, now=now, subject=f"person:{row.id}", person=row.id,
            data={"fields": ["address"]},
        )  # fmt: skip
    return person_record(row)


@transaction.atomic
def register_company(
    *,
    orgnr: str,
    name: str,
    actor: Actor,
    now: datetime,
    connected_on: date | None = None,
    settings: Mapping[str, Any] | None = None,
) -> CompanyRecord:
    """The company with that organisationsnummer, made if new; the settings of a known one become those given.

    Raises `NotAnOrgnr`, `NoName`.
    """
    called = clean_text(name, lines=False)[:LONGEST_COMPANY]
    if not called:
        raise NoName
    row, new = Company.objects.get_or_create(
        orgnr=ten_digits(orgnr),
        defaults={"name": called, "connected_on": connected_on, "settings": dict(settings or {})},
    )
    if not new and settings is not None and row.settings != dict(settings):
        row.settings = dict(settings)
        row.save(update_fields=["settings"])
        note(verb=Verb.COMPANY_CHANGED, actor=actor, now=now, subject=f"company:{row.id}", company=row.id)
    if new:
        note(verb=Verb.COMPANY_REGISTERED, actor=actor, now=now, subject=f"company:{row.id}", company=row.id)
    return company_record(row)


@transaction.atomic
def register_insurer(
    *, key: str, name: str, orgnr: str, actor: Actor, now: datetime, settings: Mapping[str, Any] | None = None
) -> InsurerRecord:
    """The insurer with that key, made if new; the settings of a known one become those given. Raises `NotAnOrgnr`."""
    row, new = Insurer.objects.get_or_create(
        key=key, defaults={"name": name, "orgnr": ten_digits(orgnr), "settings": dict(settings or {})}
    )
    changed = not new and settings is not None and row.settings != dict(settings)
    if changed:
        row.settings = dict(settings or {})
        row.save(update_fields=["settings"])
    if new or changed:
        note(verb=Verb.INSURER_REGISTERED, actor=actor, now=now, subject=f"insurer:{key}", insurer=key)
    return insurer_record(row)


def _name(text: str) -> str:
    name = clean_text(text, lines=False)[:LONGEST_NAME].strip()
    if not name:
        raise NoName
    return name


def _email(text: str) -> str:
    address = clean_text(text, lines=False)
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise BadEmail from None
    return address


def _phone(text: str) -> str:
    number = clean_text(text, lines=False)
    digits = sum(character in "0123456789" for character in number)
    if number and (set(number) - set("+0123456789 -()") or not 5 <= digits <= 15 or len(number) > LONGEST_PHONE):  # noqa: PLR2004 - E.164
        raise BadPhone
    return number


def one_of(value: str, choices: set[Any]) -> str:
    if value not in choices:
        raise UnknownChoice(value)
    return str(value)
