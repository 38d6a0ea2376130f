"""A measure that never came about: its cost, 0 kronor, ready to be signed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplicationPage, CostSent, PayerCase
from tryggve.portals.ui import clock, numbers


def cancellable(found: CompanyApplicationPage, case: PayerCase, line: str) -> bool:
    """Whether the payer would take 0 kronor for the line now: asked of the insurance itself, as when it is sent."""
    answers = zero(found, case, line)
    if not answers:
        return False
    problems = flow.cost_problems(case=case.case, key=_key(case, line), answers=answers, on=clock.today())
    return all(one.soft for one in problems)


def zero(found: CompanyApplicationPage, case: PayerCase, line: str) -> dict[str, str]:
    """What stands in the fields of the invoice; nothing where the line is 0 already or has several invoices, each with its own link."""
    row = next((one for one in found.answers.get("lines", []) if str(one.get("key")) == line), None)
    sent = [cost for cost in case.costs if cost.line == line]
    if row is None or len(sent) > 1 or any(_is_zero(cost) for cost in sent):
        return {}
    return {
        "line": line, "number": sent[0].number if sent else _number(case, line, str(row.get("invoice") or "").strip()),
        "date": min(str(row.get("date", "")), clock.today().isoformat()), "amount": "0", "persons": str(found.answers.get("person", "")),
        "talks": "", "last": "yes" if _only(found, case, line) else "no",
    }  # fmt: skip


def _only(found: CompanyApplicationPage, case: PayerCase, line: str) -> bool:
    """Whether it is the payer's only line, so that nothing more will come."""
    return [one.key for one in found.split.lines if one.of(case.insurer)] == [line]


def _number(case: PayerCase, line: str, invoice: str) -> str:
    """The number of the line's own invoice, if it has one that no other line uses; otherwise a word and the line."""
    if invoice and invoice not in {cost.number for cost in case.costs}:
        return invoice
    return f"{_('Inställd')} {line}"


def _key(case: PayerCase, line: str) -> str:
    return next((cost.key for cost in case.costs if cost.line == line), f"F{len(case.costs) + 1}")


def _is_zero(cost: CostSent) -> bool:
    try:
        return numbers.number(cost.amount) == 0
    except numbers.NotANumber:
        return False
