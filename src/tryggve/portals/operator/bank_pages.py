"""The bank's word against the books."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tryggve.casework.payments import queries as payments
from tryggve.portals.operator import own
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import OPERATOR


@portal(who=OPERATOR)
def reconciliation(request: HttpRequest) -> HttpResponse:
    """The difference first, large; then file by file; then what waits for a person."""
    visitor = own.me(request, role="operator", on=clock.today())
    assert visitor.insurer is not None
    state = payments.reconciliation(visitor.insurer, clock.today())
    return page(request, own.SHELL, "operator/reconciliation.html", {"state": state})
