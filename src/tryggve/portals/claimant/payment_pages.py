"""Payments: what comes, what has come, and how each krona came about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tryggve.casework.contract.records import PayLine
from tryggve.casework.contract.text import Text
from tryggve.casework.payments import queries as paid
from tryggve.casework.payments.records import OrderRecord
from tryggve.portals.claimant import own
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT

# The one set of states: what the bank's own steps are called here.
STATES = {
    "ordered": "waiting_us",
    "filed": "sent",
    "accepted": "sent",
    "paid": "done",
    "rejected": "waiting_us",
    "stopped": "cancelled",
}
_COMING = {"ordered", "filed", "accepted"}
FAILED = _(
    "Banken kunde inte ta emot pengarna. Kontrollera ditt konto hos banken och skriv till oss, så betalar vi ut igen."
)


@portal(who=CLAIMANT)
def payments(request: HttpRequest) -> HttpResponse:
    """Next payment first, then all of them."""
    orders = sorted(_orders(request), key=lambda order: (order.due_on, order.id), reverse=True)
    coming = [order for order in orders if order.state in _COMING]
    content = {
        "next": coming[-1] if coming else None,
        "orders": [(order, STATES[order.state]) for order in orders],
        "failed": FAILED if any(order.state == "rejected" for order in orders) else "",
        "cases": own.my_cases(request),
    }
    return page(request, own.SHELL, "claimant/payments.html", content)


@portal(who=CLAIMANT)
def payment(request: HttpRequest, reference: str) -> HttpResponse:
    """One payment, opened down to facts and paragraphs."""
    order = next((order for order in _orders(request) if order.reference == reference), None)
    if order is None:
        raise NotYours
    content = {
        "order": order,
        "state": STATES[order.state],
        "lines": [_line(line) for line in order.lines],
        "account": f"•••• {order.account[-4:]}" if order.account else "",
        "failed": FAILED if order.state == "rejected" else "",
    }
    return page(request, own.SHELL, "claimant/payment.html", content)


def _orders(request: HttpRequest) -> list[OrderRecord]:
    return [order for case in own.my_cases(request) for order in paid.orders(case=case.id) if order.company is None]


def _line(kept: object) -> PayLine:
    """A line as the order keeps it, read back."""
    line = dict(kept)  # type: ignore[call-overload]
    return PayLine(text=Text(**line["text"]), amount=line.get("amount", ""), paragraph=line.get("paragraph", ""))
