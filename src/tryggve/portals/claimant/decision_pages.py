"""Decisions: the list, the decision as it was written, its letter, and the receipt that anyone can recompute."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse

from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.decisions import queries as decided
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.recovery_queries import ToPay
from tryggve.casework.letters import queries as letters
from tryggve.portals.claimant import own
from tryggve.portals.ui import files, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT


@portal(who=CLAIMANT)
def decisions(request: HttpRequest) -> HttpResponse:
    """Every signed decision, latest first."""
    rows = [
        (one, one.text[words.language()]["decision"])
        for case in own.my_cases(request)
        for one in reversed(_signed(case))
    ]
    return page(request, own.SHELL, "claimant/decisions.html", {"decisions": rows, "cases": own.my_cases(request)})


@portal(who=CLAIMANT)
def decision(request: HttpRequest, number: str) -> HttpResponse:
    """The decision as a sentence, what happens now, the stair, the conditions, what to do when one disagrees."""
    case, one = _mine(request, number)
    shown = flow.decision_page(case=case.number, number=number, language=words.language())
    letter = letters.letter_of(one.id)
    content = {
        "one": one,
        "shown": shown,
        "letter": shown.letter,
        "sealed": letter is not None and letter.document is not None,
        "to_pay": _to_pay(case, number),
    }
    return page(request, own.SHELL, "claimant/decision.html", content)


@portal(who=CLAIMANT)
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """The sealed letter, a PDF that screen readers can read."""
    _case, one = _mine(request, number)
    written = letters.letter_of(one.id)
    if written is None or written.document is None:
        raise NotYours
    return files.kept(written.document)


@portal(who=CLAIMANT)
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt and the findings, as a file: with it anyone can recompute the decision."""
    case, one = _mine(request, number)
    shown = flow.decision_page(case=case.number, number=one.number, language=words.language())
    content = {"decision": number, "act": shown.act, "receipt": shown.receipt, "findings": list(shown.findings)}
    written = json.dumps(content, ensure_ascii=False, indent=2).encode()
    return files.attachment(written, media_type="application/json", name=f"beslut-{number}.json")


def _to_pay(case: CaseRecord, number: str) -> ToPay | None:
    """What the visitor has left to pay by the decision; what a company has is the company's to see."""
    if case.company is not None:
        return None
    return next((owed for owed in flow.to_pay(case=case.number) if owed.number == number), None)


def _signed(case: CaseRecord) -> list[DecisionRecord]:
    return [one for one in decided.decisions(case=case.id) if one.state in {"signed", "replaced"}]


def _mine(request: HttpRequest, number: str) -> tuple[CaseRecord, DecisionRecord]:
    for case in own.my_cases(request):
        for one in _signed(case):
            if one.number == number:
                return case, one
    raise NotYours
