"""What a page of the support needs to know: the company, the form of the day, what has been written so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tryggve.casework.contract.company import CompanyForm
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_split
from tryggve.portals.ui import clock, forms
from tryggve.portals.ui.view import NotYours

DRAFT = "ny"
STEPS = (
    ("rehab_who", _("Vem det gäller")),
    ("rehab_why", _("Orsak och syfte")),
    ("rehab_providers", _("Vem som utför")),
    ("rehab_costs", _("Kostnader")),
    ("rehab_review", _("Granska")),
)


@dataclass(frozen=True, slots=True)
class Writing:
    """An application that is being written by the visitor."""

    owner: CompanyRecord
    insurance: str
    form: CompanyForm
    answers: dict[str, Any]

    @property
    def sent(self) -> dict[str, Any]:
        """What would be sent."""
        return rehab_split.sent(self.answers)


def company(request: HttpRequest, orgnr: str, insurance: str) -> CompanyRecord:
    """The company, when the visitor may apply for support for it. Raises `NotYours`."""
    owner = own.company(request, orgnr)
    if not own.may(request, owner, insurance):
        raise NotYours
    return owner


def writing(request: HttpRequest, orgnr: str, insurance: str) -> Writing:
    """What the visitor writes for the company; empty when nothing is begun. Raises `NotYours`."""
    owner = company(request, orgnr, insurance)
    kept = flow.company_draft(company=owner.id, person=own.me(request).person.id, insurance=insurance, key=DRAFT)
    return Writing(owner, insurance, flow.company_form(insurance=insurance, on=clock.today()), dict(kept or {}))


def keep(request: HttpRequest, told: Writing, **changes: Any) -> Writing:
    """The same with what was written now, saved."""
    answers = {**told.answers, **changes}
    flow_actions.save_company_draft(
        company=told.owner.id,
        insurance=told.insurance,
        key=DRAFT,
        answers=answers,
        actor=own.me(request).actor,
        now=clock.now(),
    )
    return Writing(told.owner, told.insurance, told.form, answers)


def problems(told: Writing, *fields: str) -> dict[str, str]:
    """What must be mended, by field; only in the fields that begin with one of those, when some are given."""
    found = forms.by_field(
        one for one in flow.company_problems(insurance=told.insurance, company=told.owner.id, answers=told.sent, on=clock.today())
        if not one.soft
    )  # fmt: skip
    return {name: text for name, text in found.items() if not fields or name.split(".")[0] in fields}


def steps(here: str) -> list[dict[str, Any]]:
    """The wizard's steps, with where one is."""
    names = [route for route, _name in STEPS]
    at = names.index(here)
    return [
        {"route": f"employer:{route}", "name": name, "place": place + 1, "here": route == here, "done": place < at}
        for place, (route, name) in enumerate(STEPS)
    ]
