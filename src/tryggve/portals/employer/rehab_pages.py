"""The company's applications for support: what waits and what was decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplication, PayerCase
from tryggve.portals.employer import own, rehab_own
from tryggve.portals.ui import clock
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import COMPANY_USER

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
            "accounts": flow.accounts_to_give(company=owner.id, actor=own.me(request).actor, on=clock.today()),
            "begun": told.answers, "rows": [(one, states(one)) for one in sent], "year": str(clock.today().year),
            "ceilings": flow.company_ceilings(company=owner.id, insurance=insurance, on=clock.today()),
        }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab.html", content)


def states(application: CompanyApplication) -> list[tuple[Any, str]]:
    """Each payer's case with the house's word for how it stands; "" when it is the employee's turn."""
    return [(case, _state(case)) for case in application.cases]


def _state(case: PayerCase) -> str:
    if case.withdrawn:
        return "cancelled"
    return "done" if case.finished else STATES.get(case.turn, "")
