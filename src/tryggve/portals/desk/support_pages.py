"""For a payer of support that companies apply for: what is said of health, sums by year, invoices sent more than once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tryggve.casework.contract.text import Text
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.health import NeedsHealthPermission
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.ledger.accounts import BENEFIT_COST, Account
from tryggve.casework.people import queries as people
from tryggve.casework.providers import queries as providers
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, forms, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

FORBIDDEN = 403
YEARS = 4


# Opening it notes the reading, so it writes.
@portal(who=own.STAFF, reads="", writes="GET HEAD")
def health(request: HttpRequest, number: str) -> HttpResponse:
    """Cause, purpose and who treats: only for an officer with that permission; the employee sees who read it."""
    found = own.case(request, number)
    if found.company is None:
        raise NotYours
    content: dict[str, Any] = {
        "case": found,
        "person": people.person(found.person),
        "company": people.company(found.company),
    }
    try:
        answers = flow.sensitive_answers(case=number, actor=own.me(request).actor, now=clock.now())
    except NeedsHealthPermission:
        return page(request, own.SHELL, "desk/health_closed.html", content, status=FORBIDDEN)
    return page(request, own.SHELL, "desk/health.html", {**content, "rows": _rows(answers)})


@portal(who=own.STAFF)
def sums(request: HttpRequest, insurance: str) -> HttpResponse:
    """What has been decided to be paid, year by year, and invoices that stand in more than one place."""
    who = own.me(request)
    assert who.insurer is not None
    found = flow.duplicate_invoices(insurance=insurance, insurer=who.insurer)
    rows = [(one, _provider(one.provider)) for one in found]
    content = {"found": rows, "years": _years(who.insurer), "accounts": _accounts(who.insurer)}
    return page(request, own.SHELL, "desk/sums.html", content)


def _accounts(insurer: str) -> list[tuple[Text, int]]:
    """Every account of the books that has been used, in words, with its balance in öre: debit above nothing."""
    return [
        (Text(Account(account).sv, Account(account).en), amount)
        for account, amount in ledger.trial_balance(insurer).items()
    ]


def _years(insurer: str) -> list[tuple[str, int]]:
    """The last years (as text: a year has no thousands) with what was booked as support in each, öre, latest first."""
    this = clock.today().year
    until = {year: ledger.balance(insurer, BENEFIT_COST, date(year, 12, 31)) for year in range(this - YEARS, this + 1)}
    return [(str(year), until[year] - until[year - 1]) for year in range(this, this - YEARS, -1)]


def _provider(orgnr: str) -> str:
    try:
        return providers.name_of(orgnr)
    except providers.NoSuchProvider:
        return words.orgnr(orgnr)


def _rows(answers: dict[str, Any]) -> list[dict[str, str]]:
    names = {"cause": _("Orsak"), "purpose": _("Syfte"), "therapist": _("Behandlare")}
    rows = [
        {"label": names[name], "value": words.told(answers[name])} for name in ("cause", "purpose") if answers.get(name)
    ]
    return rows + [
        {"label": names["therapist"], "value": f"{words.told(line['therapist'])}, {forms.amount(str(line.get('cost', '')))}"}
        for line in answers.get("lines", []) if line.get("therapist")
    ]  # fmt: skip
