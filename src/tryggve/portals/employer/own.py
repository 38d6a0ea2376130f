"""What the visitor may see for the company they act for. Everything else looks as if it did not exist."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.applications.records import PartRecord
from tryggve.casework.people import queries as people
from tryggve.casework.people.numbers import NotAnOrgnr
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import Item, Shell
from tryggve.portals.ui.session import Visitor, visitor
from tryggve.portals.ui.view import NotYours

CERTIFICATES = "certificates"


def me(request: HttpRequest) -> Visitor:
    """The visitor, who is signed in."""
    found = visitor(request)
    assert found is not None
    return found


def company(request: HttpRequest, orgnr: str) -> CompanyRecord:
    """The company of the address, when the visitor acts for it and still may. Raises `NotYours`."""
    who = me(request)
    try:
        found = people.company_by_number(orgnr)
    except (people.NoSuchCompany, NotAnOrgnr) as why:
        raise NotYours from why
    if who.company != found.id or found.id not in {
        mandate.company for mandate in people.mandates(person=who.person.id, on=clock.today())
    }:
        raise NotYours
    return found


def may(request: HttpRequest, owner: CompanyRecord, service: str) -> bool:
    """Whether the visitor may use a service for the company today."""
    return people.may(person=me(request).person.id, company=owner.id, service=service, on=clock.today())


def part(request: HttpRequest, orgnr: str, number: str) -> tuple[CompanyRecord, PartRecord]:
    """One certificate asked of the company, when the visitor may fill in certificates. Raises `NotYours`."""
    owner = company(request, orgnr)
    if not may(request, owner, CERTIFICATES):
        raise NotYours
    for one in applications.parts_of_company(company=owner.id):
        if one.number == number:
            return owner, one
    raise NotYours


def shell(owner: CompanyRecord) -> Shell:
    """The shell of the company's pages."""
    args = (owner.orgnr,)
    return Shell(
        title=owner.name, home="employer:start", home_args=args, wide=True,
        menu=(
            Item("employer:start", _("Översikt"), args),
            Item("employer:certificates", _("Arbetsgivarintyg"), args),
            Item("employer:rehab", _("Rehabiliteringsstöd"), args),
            Item("employer:provider", _("Anordnare"), args),
            Item("employer:events", _("Händelser"), args),
        ),
    )  # fmt: skip
