"""Identifying and signing with BankID: one component for all portals.

    @signing.continuation("report")
    def sent(*, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str: ...   # the address to go on to

    return signing.begin(request, text=shown.text, subject=shown.subject, kind="report", context={"case": …, "key": …})

`begin` keeps text and context in the session and leads to the page where the text is shown. When BankID has answered, the
continuation runs with the signature. It may run twice (a page loaded again): it must give the same address both times.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.people import eid
from tryggve.casework.people import queries as people
from tryggve.casework.people.numbers import NotAPersonnummer
from tryggve.casework.people.records import EidOrderRecord
from tryggve.gateways import bankid as protocol
from tryggve.portals.ui import bankid, session
from tryggve.portals.ui.view import NotYours, safe_next

IDENTIFY, SIGN = "auth", "sign"


class Continuation(Protocol):
    """What happens when a signature is there. Returns the address to go on to; run twice it returns the same."""

    def __call__(self, *, signature: int, context: dict[str, Any], actor: Actor, now: datetime) -> str: ...


@dataclass(frozen=True, slots=True)
class Step:
    """How it stands: `words` while it is pending or has failed, `address` when it is done."""

    state: str
    words: str = ""
    hint: str = ""
    address: str = ""


_continuations: dict[str, Continuation] = {}


def continuation(kind: str) -> Callable[[Continuation], Continuation]:
    """Register what happens after signing something of this kind."""

    def register(function: Continuation) -> Continuation:
        assert kind not in _continuations, f"two continuations for {kind}"
        _continuations[kind] = function
        return function

    return register


def begin(
    request: HttpRequest, *, text: str, subject: str, kind: str, context: dict[str, Any], back: str = ""
) -> HttpResponseRedirect:
    """Lead the visitor to sign `text` for `subject`. `back` is where *change* leads. `context` must be plain JSON."""
    assert kind in _continuations, f"no continuation for {kind}"
    request.session["signing"] = {
        "text": text,
        "subject": subject,
        "kind": kind,
        "context": context,
        "back": back or request.path,
    }
    return HttpResponseRedirect(reverse("ui:sign"))


def to_sign(request: HttpRequest) -> dict[str, Any] | None:
    """What waits to be signed in this session."""
    waiting: dict[str, Any] | None = request.session.get("signing")
    return waiting


def start(request: HttpRequest, *, purpose: str, flow: str, now: datetime) -> None:
    """Start an order at BankID for this session. Raises `bankid.BankIDError` when BankID refuses or cannot be reached."""
    visitor = session.visitor(request)
    waiting = to_sign(request) or {}
    address = bankid.address_of(request)
    back = request.build_absolute_uri(reverse("ui:sign_wait" if purpose == SIGN else "ui:sign_in_wait"))
    if purpose == SIGN:
        assert visitor is not None
        order = bankid.line().sign(
            end_user_ip=address, visible_text=waiting["text"], hidden_data=_hidden(waiting["subject"]),
            personal_number=visitor.person.personnummer, return_url=back if flow == "same" else "",
        )  # fmt: skip
    else:
        order = bankid.line().auth(end_user_ip=address, return_url=back if flow == "same" else "")
    eid.start_order(
        order_ref=order.order_ref, auto_start_token=order.auto_start_token, qr_start_token=order.qr_start_token,
        qr_start_secret=order.qr_start_secret, purpose=purpose, session=session.digest(request),
        person=visitor.person.id if purpose == SIGN and visitor else None, text=waiting.get("text", "") if purpose == SIGN else "",
        subject=waiting.get("subject", "") if purpose == SIGN else "", now=now,
    )  # fmt: skip
    request.session["eid"] = {"order": order.order_ref, "purpose": purpose, "flow": flow}


def current(request: HttpRequest, *, purpose: str) -> EidOrderRecord | None:
    """The order of this session, if it has one for the purpose. Raises `NotYours` for an order of another session."""
    kept = request.session.get("eid")
    if not kept or kept["purpose"] != purpose:
        return None
    try:
        return eid.order(order_ref=kept["order"], session=session.digest(request))
    except (eid.OrderNotYours, eid.OrderUnknown):
        raise NotYours from None


def flow_of(request: HttpRequest) -> str:
    """`qr` or `same`: how the app was to be opened."""
    return str(request.session.get("eid", {}).get("flow", "qr"))


def step(request: HttpRequest, *, order: EidOrderRecord, now: datetime) -> Step:
    """Ask BankID how the order stands; when it is complete, sign in or run the continuation."""
    if order.state != "pending":
        return (
            _after(request, order, now=now)
            if order.state == "complete"
            else _failed(request, order.hint, order.purpose)
        )
    try:
        answer = bankid.line().collect(order.order_ref)
    except protocol.NoSuchOrder:
        return _gone(request, order, now=now)
    except protocol.BankIDError as error:
        return Step("pending", bankid.error_words(error), hint="unreachable")
    if answer.status == "failed":
        eid.fail_order(order_ref=order.order_ref, hint=answer.hint_code, now=now)
        return _failed(request, answer.hint_code, order.purpose)
    if answer.completion is not None:
        return _completed(request, order, answer.completion, now=now)
    if answer.hint_code != order.hint:
        eid.note_hint(order_ref=order.order_ref, hint=answer.hint_code)
    return Step("pending", _words(request, answer.hint_code, "pending", order.purpose), hint=answer.hint_code)


def cancel(request: HttpRequest, *, order: EidOrderRecord, now: datetime) -> None:
    """The visitor stopped it: nothing is signed."""
    with suppress(protocol.BankIDError):  # it has ended already, or will by itself
        bankid.line().cancel(order.order_ref)
    if order.state == "pending":
        eid.fail_order(order_ref=order.order_ref, hint="userCancel", now=now)
    request.session.pop("eid", None)


def _completed(request: HttpRequest, order: EidOrderRecord, completion: protocol.Completion, *, now: datetime) -> Step:
    expected: dict[str, Any] = {}
    if order.purpose == SIGN:
        expected = {"expected_text": order.text, "expected_hidden": _hidden(order.subject)}
    try:
        protocol.read_evidence(
            completion, trusted=bankid.trusted(), expected_person=completion.user.personal_number, **expected
        )
        _keep(request, order, completion, now=now)
    except (
        protocol.EvidenceRefused,
        NotAPersonnummer,
        eid.SignedByAnother,
        eid.TextDiffers,
        eid.OrderExpired,
        eid.OrderEnded,
    ) as why:
        eid.fail_order(order_ref=order.order_ref, hint=type(why).__name__, now=now)
        return _failed(request, type(why).__name__, order.purpose)
    kept = eid.order(order_ref=order.order_ref, session=session.digest(request))
    return _after(request, kept, now=now)


def _keep(request: HttpRequest, order: EidOrderRecord, completion: protocol.Completion, *, now: datetime) -> None:
    user = completion.user
    if order.purpose == SIGN:
        eid.complete_signature(
            order_ref=order.order_ref, session=session.digest(request), personnummer=user.personal_number,
            signature=completion.signature, ocsp_response=completion.ocsp_response,
            device={"ip_address": completion.device.ip_address, "uhi": completion.device.uhi}, now=now,
        )  # fmt: skip
        return
    eid.complete_identification(
        order_ref=order.order_ref, session=session.digest(request),
        user={"personnummer": user.personal_number, "given": user.given_name, "sur": user.surname}, now=now,
    )  # fmt: skip


def _after(request: HttpRequest, order: EidOrderRecord, *, now: datetime) -> Step:
    if order.purpose == IDENTIFY:
        assert order.person is not None
        asked = str(request.session.get("next", ""))
        session.sign_in(request, person=order.person)
        request.session.pop("next", None)
        return Step("done", address=safe_next(request, asked, otherwise=reverse("ui:rooms")))
    waiting = to_sign(request)
    visitor = session.visitor(request)
    signature = people.signature_for(order.subject)
    if waiting is None or visitor is None or signature is None or waiting["subject"] != order.subject:
        return _failed(request, "startFailed", order.purpose)
    address = _continuations[waiting["kind"]](
        signature=signature.id, context=waiting["context"], actor=visitor.actor, now=now
    )
    return Step("done", address=address)


def _gone(request: HttpRequest, order: EidOrderRecord, *, now: datetime) -> Step:
    """BankID knows it no more: another page of ours got the answer just now, or it was lost."""
    again = eid.order(order_ref=order.order_ref, session=session.digest(request))
    if again.state == "complete":
        return _after(request, again, now=now)
    if request.session["eid"].get("gone"):
        eid.fail_order(order_ref=order.order_ref, hint="expiredTransaction", now=now)
        return _failed(request, "expiredTransaction", order.purpose)
    request.session["eid"] = {**request.session["eid"], "gone": True}
    return Step("pending", _words(request, order.hint, "pending", order.purpose), hint=order.hint)


def _failed(request: HttpRequest, hint: str, purpose: str) -> Step:
    ours = {
        "SignedByAnother": _("Någon annan än du skrev under. Inget är skickat."),
        "OtherPerson": _("Någon annan än du skrev under. Inget är skickat."),
        "TextDiffers": _("Texten som skrevs under är inte den som visades här. Inget är skickat."),
        "OtherText": _("Texten som skrevs under är inte den som visades här. Inget är skickat."),
        "EvidenceRefused": _("Underskriften gick inte att kontrollera. Inget är skickat. Försök igen."),
        "NotAPersonnummer": _(
            "Personnumret stämmer inte. Du är inte inloggad. Vänd dig till den som gav ut din e-legitimation."
        ),
        "OrderExpired": _("Det tog för lång tid. Inget är skickat. Försök igen."),
        "userCancel": _("Åtgärden avbröts. Inget är skickat.") if purpose == SIGN else "",
    }
    return Step("failed", ours.get(hint) or _words(request, hint, "failed", purpose), hint=hint)


def _words(request: HttpRequest, hint: str, status: str, purpose: str) -> str:
    return bankid.hint_words(
        hint=hint, status=status, flow=flow_of(request), purpose=purpose, mobile=bankid.is_mobile(request)
    )


def _hidden(subject: str) -> bytes:
    """Binds the signature to the matter: signed, not shown."""
    return sha256(subject.encode()).digest()
