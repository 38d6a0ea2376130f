"""The pages around an e-ID order: choose how, wait, done. The same for signing in and for signing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.gateways.bankid import BankIDError, TooManyRequests
from tryggve.portals.ui import bankid, clock, forms, session, signing
from tryggve.portals.ui.errors import Conflict, TooMany
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import portal, safe_next
from tryggve.portals.ui.who import ANYONE, SIGNED_IN

# How long to wait when BankID takes no more calls just now.
WAIT_SECONDS = 10


@portal(who=ANYONE, writes="POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose how to sign in. GET keeps where to go afterwards, in the session."""
    asked = request.GET.get("nasta", "")
    if asked:
        request.session["next"] = safe_next(request, asked, otherwise="")
    return _start(request, signing.IDENTIFY) if request.method == "POST" else _choose(request, signing.IDENTIFY)


@portal(who=SIGNED_IN, writes="POST")
def sign(request: HttpRequest) -> HttpResponse:
    """The text that is to be signed, and how."""
    if signing.to_sign(request) is None:
        return HttpResponseRedirect(reverse("ui:rooms"))
    return _start(request, signing.SIGN) if request.method == "POST" else _choose(request, signing.SIGN)


@portal(who=ANYONE, reads="HEAD", writes="GET POST")
def sign_in_wait(request: HttpRequest) -> HttpResponse:
    """Wait for BankID. GET asks BankID, and so may sign in: that is how it works without a script."""
    return _wait(request, signing.IDENTIFY)


@portal(who=SIGNED_IN, reads="HEAD", writes="GET POST")
def sign_wait(request: HttpRequest) -> HttpResponse:
    """Wait for BankID, when signing."""
    return _wait(request, signing.SIGN)


@portal(who=ANYONE, reads="HEAD", writes="GET")
def sign_in_status(request: HttpRequest) -> HttpResponse:
    """How it stands, for the part of the page that asks every other second."""
    return _status(request, signing.IDENTIFY)


@portal(who=SIGNED_IN, reads="HEAD", writes="GET")
def sign_status(request: HttpRequest) -> HttpResponse:
    """How the signing stands."""
    return _status(request, signing.SIGN)


def _choose(request: HttpRequest, purpose: str, *, wrong: str = "") -> HttpResponse:
    content = {
        "purpose": purpose,
        "waiting": signing.to_sign(request) if purpose == signing.SIGN else None,
        "mobile": bankid.is_mobile(request),
    }
    return page(
        request, PUBLIC, "ui/eid/choose.html", content, faults=[forms.Fault("mobilt-bankid", wrong)] if wrong else []
    )


def _start(request: HttpRequest, purpose: str) -> HttpResponse:
    flow = "same" if request.POST.get("enhet") == "same" else "qr"
    try:
        signing.start(request, purpose=purpose, flow=flow, now=clock.now())
    except TooManyRequests:
        raise TooMany(WAIT_SECONDS) from None
    except BankIDError as error:
        return _choose(request, purpose, wrong=bankid.error_words(error))
    return HttpResponseRedirect(_address(purpose, "wait"))


def _wait(request: HttpRequest, purpose: str) -> HttpResponse:
    order = signing.current(request, purpose=purpose)
    if order is None:
        return HttpResponseRedirect(reverse("ui:rooms") if session.visitor(request) else reverse("ui:sign_in"))
    if request.method == "POST":
        signing.cancel(request, order=order, now=clock.now())
        waiting = signing.to_sign(request)
        return HttpResponseRedirect(waiting["back"] if purpose == signing.SIGN and waiting else reverse("ui:sign_in"))
    now = clock.now()
    step = signing.step(request, order=order, now=now)
    if step.state == "done":
        return HttpResponseRedirect(step.address)
    back = request.build_absolute_uri(_address(purpose, "wait"))
    content = {
        "purpose": purpose,
        "step": step,
        "flow": signing.flow_of(request),
        "again": _address(purpose, ""),
        "hint": step.hint,
        "turn": "bankid",
        "swapped": False,
        "shows_qr": signing.flow_of(request) == "qr" and step.hint in {"", "outstandingTransaction"},
        "status_address": _address(purpose, "status"),
        "qr": bankid.qr_image(order, now=now),
        "app_link": bankid.app_link(order, back=back),
        "practice_link": bankid.practice_link(order, back=back),
    }
    faults = [forms.Fault("", step.words)] if step.state == "failed" else []
    return page(request, PUBLIC, "ui/eid/wait.html", content, faults=faults, status=200)


def _status(request: HttpRequest, purpose: str) -> HttpResponse:
    """Asked each second: every other time BankID is asked, in between only the QR code is drawn anew."""
    order = signing.current(request, purpose=purpose)
    if order is None:
        return _go(reverse("ui:rooms") if session.visitor(request) else reverse("ui:sign_in"))
    now = clock.now()
    step = None
    if request.GET.get("tur") == "bankid":
        try:
            step = signing.step(request, order=order, now=now)
        except Conflict:
            return _go(_address(purpose, "wait"))  # said there, on a whole page
        if step.state != "pending":
            return _go(step.address if step.state == "done" else _address(purpose, "wait"))
    hint = order.hint if step is None else step.hint
    content = {
        "hint": hint,
        "said": "" if step is None or request.GET.get("sagt") == hint else step.words,
        "turn": "bankid" if step is None else "kod",
        "shows_qr": signing.flow_of(request) == "qr" and hint in {"", "outstandingTransaction"},
        "qr": bankid.qr_image(order, now=now),
        "status_address": _address(purpose, "status"),
        "swapped": True,
    }
    return page(request, PUBLIC, "ui/eid/wait.html#poll", content)


def _go(address: str) -> HttpResponse:
    """Tell htmx to open another page."""
    response = HttpResponse(_("Klart."))
    response["HX-Redirect"] = address
    return response


def _address(purpose: str, part: str) -> str:
    name = "sign" if purpose == signing.SIGN else "sign_in"
    return reverse(f"ui:{name}_{part}" if part else f"ui:{name}")
