"""The company's applications for support: what waits, what was decided, and a year without names."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse

from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplication, PayerCase
from tryggve.portals.employer import own, rehab_own, rehab_split
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

FIRST_YEAR = 2014
# The house's words, as the company reads them. When it is the employee's turn the sentence says so.
STATES = {"employer": "waiting_you", "fund": "waiting_us", "authority": "waiting_authority", "nobody": "done"}


@portal(who=COMPANY_USER)
def overview(request: HttpRequest, orgnr: str, insurance: str) -> HttpResponse:
    """What is begun, what was sent, the year's ceilings. Without the permission: one sentence."""
    owner = own.company(request, orgnr)
    form = flow.company_form(insurance=insurance, on=clock.today())
    content: dict[str, Any] = {"company": owner, "form": form, "may": own.may(request, owner, insurance)}
    if content["may"]:
        told = rehab_own.writing(request, orgnr, insurance)
        sent = flow.company_applications(
            company=owner.id, insurance=insurance, actor=own.me(request).actor, on=clock.today()
        )
        content |= {
            "begun": told.answers, "rows": [(one, states(one)) for one in sent], "year": clock.today().year,
            "accounts": flow.accounts_to_give(company=owner.id, actor=own.me(request).actor, on=clock.today()),
            "ceilings": flow.company_ceilings(company=owner.id, insurance=insurance, on=clock.today()),
        }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab.html", content)


@portal(who=COMPANY_USER)
def year(request: HttpRequest, orgnr: str, insurance: str, year: int) -> HttpResponse:
    """A calendar year by measure. Nobody is named, so it can be shown to anyone."""
    owner = rehab_own.company(request, orgnr, insurance)
    last = clock.today().year
    if not FIRST_YEAR <= year <= last:
        raise NotYours
    form = flow.company_form(insurance=insurance, on=clock.today())
    found = flow.company_year(
        company=owner.id, insurance=insurance, year=year, actor=own.me(request).actor, on=clock.today()
    )
    columns = rehab_split.payers(form)
    content = {
        "company": owner, "form": form, "told": found, "rows": _measures(columns, found.by_measure),
        "payers": [name for _, name in columns],
        "before": year - 1 if year > FIRST_YEAR else 0, "after": year + 1 if year < last else 0,
        "totals": [(name, Fraction(found.totals.get(key, 0))) for key, name in columns],
    }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab_year.html", content)


def states(application: CompanyApplication) -> list[tuple[Any, str]]:
    """Each payer's case with the house's word for how it stands; "" when it is the employee's turn."""
    return [(case, _state(case)) for case in application.cases]


def _state(case: PayerCase) -> str:
    if case.withdrawn:
        return "cancelled"
    return "done" if case.finished else STATES.get(case.turn, "")


def _measures(
    columns: tuple[tuple[str, str], ...], rows: Any
) -> list[tuple[Any, Fraction, list[tuple[str, Fraction]]]]:
    return [
        (label, Fraction(cost), [(name, Fraction(paid.get(key, 0))) for key, name in columns])
        for label, cost, paid in rows
    ]
