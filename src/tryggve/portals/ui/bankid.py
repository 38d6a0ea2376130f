"""Our line to BankID: starting an order, the QR code of this second, how it stands, and the evidence, checked."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import segno
from django.conf import settings
from django.http import HttpRequest

from tryggve.casework.people.records import EidOrderRecord
from tryggve.gateways import bankid
from tryggve.portals.ui import words

API = "/rp/v6.0"


@lru_cache(maxsize=4)
def _line(address: str, folder: Path) -> bankid.BankID:
    whole = address if urlsplit(address).path.strip("/") else f"{address.rstrip('/')}{API}"
    return bankid.BankID(bankid.Connection(whole, folder / "rp.pem", folder / "rp.key", folder / "server-ca.pem"))


def line() -> bankid.BankID:
    """The client, one per process: its connections are kept open."""
    return _line(settings.BANKID_URL, settings.BANKID_CERTIFICATES)


def trusted() -> bytes:
    """The root over people's certificates, PEM."""
    content: bytes = (settings.BANKID_CERTIFICATES / "person-root.pem").read_bytes()
    return content


def address_of(request: HttpRequest) -> str:
    """The visitor's IP address, as we see it."""
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")


def qr_image(order: EidOrderRecord, *, now: datetime) -> str:
    """The animated QR code of this second, as a `data:` image with a white quiet zone."""
    seconds = max(0, int((now - order.started_at).total_seconds()))
    code = segno.make(bankid.qr_data(_as_order(order), seconds), error="l", micro=False)
    drawn = BytesIO()
    code.save(drawn, kind="svg", scale=6, border=4, light="#fff")
    return f"data:image/svg+xml;base64,{b64encode(drawn.getvalue()).decode()}"


def app_link(order: EidOrderRecord, *, back: str) -> str:
    """Opens the app on this device and returns to `back`."""
    return bankid.mobile_link(_as_order(order), redirect=back)


def practice_link(order: EidOrderRecord, *, back: str) -> str:
    """The page where a person plays the app, in the try-out; empty in production."""
    if not settings.BANKID_PAGE:
        return ""
    asked = {"autostarttoken": order.auto_start_token, "redirect": back}
    return f"{settings.BANKID_PAGE.rstrip('/')}/?{urlencode(asked)}"


def hint_words(*, hint: str, status: str, flow: str, purpose: str, mobile: bool) -> str:
    """What a person is told about an order that is pending or has failed."""
    collected = bankid.Collected(
        "", "failed" if status == "failed" else "pending", hint_code=hint or "outstandingTransaction"
    )
    message = bankid.message_id(
        collected, flow="qr" if flow == "qr" else "same_device", device="mobile" if mobile else "desktop"
    )
    return bankid.text(
        message,
        language="en" if words.language() == "en" else "sv",
        purpose="sign" if purpose == "sign" else "identify",
    )


def error_words(error: bankid.BankIDError) -> str:
    """What a person is told when BankID refused or could not be reached."""
    return bankid.text(bankid.error_message_id(error), language="en" if words.language() == "en" else "sv")


def is_mobile(request: HttpRequest) -> bool:
    """Whether the browser says that it is on a phone: decides only what is offered first."""
    return "Mobi" in request.headers.get("User-Agent", "")


def _as_order(order: EidOrderRecord) -> bankid.Order:
    return bankid.Order(order.order_ref, order.auto_start_token, order.qr_start_token, order.qr_start_secret)
