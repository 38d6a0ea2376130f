"""Rows made into records. Private to this room."""

from __future__ import annotations

from tryggve.casework.people.models import Company, EidOrder, Insurer, Mandate, Person, Post, Signature
from tryggve.casework.people.numbers import born
from tryggve.casework.people.records import (
    CompanyRecord,
    EidOrderRecord,
    InsurerRecord,
    MandateRecord,
    PersonRecord,
    PostRecord,
    SignatureRecord,
)  # fmt: skip


def person_record(row: Person) -> PersonRecord:
    return PersonRecord(
        id=row.id,
        personnummer=row.personnummer,
        given_name=row.given_name,
        surname=row.surname,
        born=born(row.personnummer),
        language=row.language,
        email=row.email,
        phone=row.phone,
        knock_by=row.knock_by,
        address=row.address,
        protected=row.protected,
    )


def company_record(row: Company) -> CompanyRecord:
    return CompanyRecord(
        id=row.id, orgnr=row.orgnr, name=row.name, connected_on=row.connected_on, settings=row.settings
    )


def insurer_record(row: Insurer) -> InsurerRecord:
    return InsurerRecord(id=row.id, key=row.key, name=row.name, orgnr=row.orgnr, settings=row.settings)


def mandate_record(row: Mandate) -> MandateRecord:
    return MandateRecord(
        id=row.id,
        person=row.person_id,
        company=row.company_id,
        company_name=row.company.name,
        orgnr=row.company.orgnr,
        service=row.service,
        from_day=row.from_day,
        to_day=row.to_day,
        given_by=row.given_by,
    )


def post_record(row: Post) -> PostRecord:
    return PostRecord(insurer=row.insurer.key, role=row.role, id=row.id, from_day=row.from_day, to_day=row.to_day)


def order_record(row: EidOrder) -> EidOrderRecord:
    return EidOrderRecord(
        id=row.id,
        order_ref=row.order_ref,
        auto_start_token=row.auto_start_token,
        qr_start_token=row.qr_start_token,
        qr_start_secret=row.qr_start_secret,
        purpose=row.purpose,
        person=row.person_id,
        text=row.text,
        subject=row.subject,
        state=row.state,
        hint=row.hint,
        started_at=row.started_at,
        ended_at=row.ended_at,
    )


def signature_record(row: Signature) -> SignatureRecord:
    return SignatureRecord(
        id=row.id,
        person=row.person_id,
        subject=row.subject,
        text=row.text,
        text_hash=row.text_hash,
        signed_at=row.signed_at,
        order_ref=row.order.order_ref,
    )
