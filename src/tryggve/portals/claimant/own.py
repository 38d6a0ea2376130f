"""What is the visitor's own. Everything else looks as if it did not exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import ReportState
from tryggve.portals.ui.page import Item, Shell
from tryggve.portals.ui.session import Visitor, visitor
from tryggve.portals.ui.view import NotYours

SHELL = Shell(
    title=_("Mina sidor"),
    home="claimant:start",
    menu=(
        Item("claimant:start", _("Översikt")),
        Item("claimant:reports", _("Tidrapporter")),
        Item("claimant:decisions", _("Beslut")),
        Item("claimant:payments", _("Utbetalningar")),
        Item("claimant:messages", _("Meddelanden")),
    ),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A period of one of the visitor's cases."""

    case: CaseRecord
    state: ReportState

    @property
    def address(self) -> str:
        """The period's part of its address."""
        return to_address(self.state.form.key)


def me(request: HttpRequest) -> Visitor:
    """The visitor, who is signed in."""
    found = visitor(request)
    assert found is not None
    return found


def my_cases(request: HttpRequest) -> list[CaseRecord]:
    """The visitor's cases, latest first."""
    return cases.cases_of(me(request).person.id)


def my_case(request: HttpRequest, number: str) -> CaseRecord:
    """One of the visitor's cases. Raises `NotYours`."""
    for case in my_cases(request):
        if case.number == number:
            return case
    raise NotYours


def my_part(request: HttpRequest, number: str) -> tuple[CaseRecord, PartRecord]:
    """One of the certificates asked for in the visitor's cases. Raises `NotYours`."""
    for case in my_cases(request):
        for part in applications.parts(case=case.id):
            if part.number == number:
                return case, part
    raise NotYours


def my_periods(request: HttpRequest, *, on: date) -> list[Period]:
    """Every period of every case of the visitor, latest first."""
    found = [Period(case, state) for case in my_cases(request) for state in flow.reports(case=case.number, on=on)]
    return sorted(found, key=lambda period: period.state.form.days[0], reverse=True)


def my_period(request: HttpRequest, address: str, *, on: date) -> Period:
    """The period with that address. Raises `NotYours`."""
    for period in my_periods(request, on=on):
        if period.address == address:
            return period
    raise NotYours


def to_address(key: str) -> str:
    """`2023-W10` as people say it: `2023-v10`. A month is as it is."""
    return key.replace("-W", "-v")
