"""A payer's decision as the company reads it: the stored words, and the sealed letter as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyApplicationPage, PayerCase
from tryggve.casework.letters import queries as letters
from tryggve.casework.letters.records import LetterRecord
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_case_pages
from tryggve.portals.ui import files, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER


# Opening either notes that somebody read what a decision says of a person, so they write.
@portal(who=COMPANY_USER, reads="", writes="GET HEAD")
def decision(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str) -> HttpResponse:
    """The decision as a sentence, what happens now, how it was counted, what to do when one disagrees."""
    owner, found, case, letter = _decided(request, orgnr, insurance, matter, number)
    assert case.decision is not None
    shown = flow.decision_page(case=number, number=case.decision, language=words.language())
    content = {
        "company": owner, "told": found.application, "case": case, "shown": shown, "letter": shown.letter,
        "sealed": letter is not None and letter.document is not None,
    }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab_decision.html", content)


@portal(who=COMPANY_USER, reads="", writes="GET HEAD")
def sealed(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str) -> HttpResponse:
    """The sealed letter, a PDF that screen readers can read."""
    _owner, _found, _case, letter = _decided(request, orgnr, insurance, matter, number)
    if letter is None or letter.document is None:
        raise NotYours
    return files.kept(letter.document)


def _decided(
    request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str
) -> tuple[CompanyRecord, CompanyApplicationPage, PayerCase, LetterRecord | None]:
    """A decided case of the company's application, with its letter when one is written. Raises `NotYours`."""
    owner, found = rehab_case_pages.opened(request, orgnr, insurance, matter)
    case = rehab_case_pages.one_case(found, number)
    if case.decision is None:
        raise NotYours
    return owner, found, case, letters.letter_of(decided.decision(case.decision).id)
