"""Orders at the e-ID and what comes of them. An order belongs to one session, and a signature to one person and one text."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.people.models import EidOrder, Signature, SignatureUse
from tryggve.casework.people.numbers import personnummer as twelve_digits
from tryggve.casework.people.records import EidOrderRecord, PersonRecord, SignatureRecord
from tryggve.casework.people.registering import register_person
from tryggve.casework.people.rows import order_record, person_record, signature_record
from tryggve.gateways.safe_xml import BrokenXML, parse

# BankID keeps an order for a few minutes; what comes later than this is not an answer to it.
LIVES = timedelta(minutes=5)
SHOWN = "{http://www.bankid.com/signature/v1.0.0/types}usrVisibleData"
MOST_BYTES = 2_000_000


class OrderUnknown(LookupError):
    """No order with that reference."""


class OrderNotYours(Exception):
    """The order was started in another session."""


class OrderExpired(Exception):
    """The order is too old."""


class OrderEnded(Exception):
    """The order has failed or been cancelled; `hint` says how."""


class OtherPurpose(Exception):
    """An identification is no signature, and a signature no identification."""


class SignedByAnother(Exception):
    """Another person than the one who was asked signed, or identified herself."""


class TextDiffers(Exception):
    """The text that was signed is not the one that was shown."""


class SignatureUsed(Exception):
    """The signature was given for something else, and has been used for it."""


class OrderDiffers(Exception):
    """An order with that reference was started with other content."""


def hash_of(text: str) -> str:
    """SHA-256 in hex of what was shown."""
    return sha256(text.encode()).hexdigest()


@transaction.atomic
def start_order(
    *,
    order_ref: str,
    auto_start_token: str,
    qr_start_token: str,
    qr_start_secret: str,
    purpose: str,
    session: str,
    now: datetime,
    person: int | None = None,
    text: str = "",
    subject: str = "",
) -> EidOrderRecord:
    """Keep an order that the e-ID has accepted. `purpose` is `auth` or `sign`; a signature names person, text and subject.

    The same order again is the same; with other content raises `OrderDiffers`.
    """
    row, _ = EidOrder.objects.get_or_create(
        order_ref=order_ref,
        defaults={
            "auto_start_token": auto_start_token,
            "qr_start_token": qr_start_token,
            "qr_start_secret": qr_start_secret,
            "purpose": purpose,
            "session": hash_of(session),
            "person_id": person,
            "text": text,
            "text_hash": hash_of(text) if text else "",
            "subject": subject,
            "started_at": now,
        },
    )
    if (row.session, row.purpose, row.text, row.subject) != (hash_of(session), purpose, text, subject):
        raise OrderDiffers(order_ref)
    return order_record(row)


def order(order_ref: str, session: str) -> EidOrderRecord:
    """The order, to the session that started it. Raises `OrderUnknown`, `OrderNotYours`."""
    row = EidOrder.objects.filter(order_ref=order_ref).first()
    return order_record(_owned(row, session))


def note_hint(*, order_ref: str, hint: str) -> None:
    """Keep where a pending order is, as the e-ID says (`outstandingTransaction`, `userSign` …)."""
    EidOrder.objects.filter(order_ref=order_ref, state="pending").exclude(hint=hint).update(hint=hint)


@transaction.atomic
def fail_order(*, order_ref: str, hint: str, now: datetime) -> EidOrderRecord:
    """End a pending order without a result; one that has ended stays as it is. Raises `OrderUnknown`."""
    row = _locked(order_ref)
    if row.state == "pending":
        row.state, row.hint, row.ended_at = "failed", hint, now
        row.save(update_fields=["state", "hint", "ended_at"])
        note(
            verb=Verb.EID_FAILED,
            actor=system("eid"),
            now=now,
            subject=f"eid:{row.id}",
            person=row.person_id,
            data={"hint": hint},
        )
    return order_record(row)


@transaction.atomic
def complete_identification(*, order_ref: str, session: str, user: Mapping[str, str], now: datetime) -> PersonRecord:
    """Who has identified herself; `user` has personnummer, given, sur. A new person is registered.

    The same answer again gives the same person. Raises `OrderUnknown`, `OrderNotYours`, `OtherPurpose`, `OrderEnded`,
    `OrderExpired`, `SignedByAnother`, `NotAPersonnummer`.
    """
    row = _open_order(order_ref, session, "auth", now)
    number = twelve_digits(user["personnummer"])
    if row.person is not None and row.person.personnummer != number:
        raise SignedByAnother
    if row.state == "complete" and row.person is not None:
        return person_record(row.person)
    found = register_person(
        personnummer=number, given_name=user["given"], surname=user["sur"], actor=system("eid"), now=now
    )
    row.person_id = found.id
    _complete(row, now)
    note(verb=Verb.IDENTIFIED, actor=_herself(found), now=now, subject=f"eid:{row.id}", person=found.id)
    return found


@transaction.atomic
def complete_signature(
    *,
    order_ref: str,
    session: str,
    personnummer: str,
    signature: str,
    ocsp_response: str,
    device: Mapping[str, Any],
    now: datetime,
) -> SignatureRecord:
    """The signature, kept with what was shown. `signature` (base64 XML) must hold the very text of the order.

    The same answer again gives the same signature. Raises `OrderUnknown`, `OrderNotYours`, `OtherPurpose`, `OrderEnded`,
    `OrderExpired`, `SignedByAnother`, `TextDiffers`. That certificates and issuer hold is the gateway's to check, before.
    """
    row = _open_order(order_ref, session, "sign", now)
    if row.person is None or row.person.personnummer != twelve_digits(personnummer):
        raise SignedByAnother
    if not compare_digest(hash_of(shown_text(signature)), row.text_hash):
        raise TextDiffers(order_ref)
    made = Signature.objects.select_related("order").filter(order=row).first()
    if made is None:
        made = Signature.objects.create(
            order=row,
            person=row.person,
            subject=row.subject,
            text=row.text,
            text_hash=row.text_hash,
            signature=signature,
            ocsp_response=ocsp_response,
            device=dict(device),
            signed_at=now,
        )
        _complete(row, now)
        signer = _herself(person_record(row.person))
        note(
            verb=Verb.SIGNATURE_MADE, actor=signer, now=now, subject=f"signature:{made.id}", person=row.person.id,
            data={"for": row.subject},
        )  # fmt: skip
    return signature_record(made)


@transaction.atomic
def use_signature(*, signature: int, used_for: str) -> None:
    """Use up the signature, in the transaction of what it signs; for the same again it does nothing. Raises `SignatureUsed`."""
    row, _ = SignatureUse.objects.get_or_create(signature_id=signature, defaults={"used_for": used_for})
    if row.used_for != used_for:
        raise SignatureUsed(row.used_for)


def shown_text(signature: str) -> str:
    """The text inside a BankID signature, as the app showed it. Raises `TextDiffers` when there is none to read."""
    try:
        document = parse(base64.b64decode("".join(signature.split()), validate=True), most_bytes=MOST_BYTES)
        found = list(document.iter(SHOWN))
        if len(found) != 1:
            raise TextDiffers
        return base64.b64decode("".join((found[0].text or "").split()), validate=True).decode()
    except (binascii.Error, BrokenXML, ValueError) as error:
        raise TextDiffers from error


def _open_order(order_ref: str, session: str, purpose: str, now: datetime) -> EidOrder:
    row = _owned(_locked(order_ref), session)
    if row.purpose != purpose:
        raise OtherPurpose(row.purpose)
    if row.state == "failed":
        raise OrderEnded(row.hint)
    if row.state == "pending" and now > row.started_at + LIVES:
        raise OrderExpired(order_ref)
    return row


def _locked(order_ref: str) -> EidOrder:
    row = EidOrder.objects.select_for_update(of=("self",)).select_related("person").filter(order_ref=order_ref).first()
    if row is None:
        raise OrderUnknown(order_ref)
    return row


def _owned(row: EidOrder | None, session: str) -> EidOrder:
    if row is None:
        raise OrderUnknown
    if not compare_digest(row.session, hash_of(session)):
        raise OrderNotYours(row.order_ref)
    return row


def _complete(row: EidOrder, now: datetime) -> None:
    row.state, row.ended_at = "complete", now
    row.save(update_fields=["state", "ended_at", "person"])


def _herself(person: PersonRecord) -> Actor:
    return Actor(role=Role.CLAIMANT, name=person.name, person=person.id)
