"""What the company has sent in to a payer, to open again; that somebody did is noted where the employee sees it."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.base.actor import Actor
from tryggve.casework.cases import queries as cases
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import queries as flow
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_own
from tryggve.portals.ui import clock, errors, files, words
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER


def listed(owner: CompanyRecord, matter: str, case: str, actor: Actor) -> list[SimpleNamespace]:
    """What the company has sent in to the case, latest first."""
    found = flow.company_documents(case=case, actor=actor, on=clock.today())
    return [_row(one, [owner.orgnr, matter, case, one.id]) for one in found]


def _row(one: DocumentRecord, place: list[str | int]) -> SimpleNamespace:
    about = [words.size(one.size), words.moment(one.received_at)]
    if one.erased:
        return SimpleNamespace(name=_("Ett dokument"), address="", about=", ".join([*about, str(words.ERASED)]))
    return SimpleNamespace(
        name=one.name, address=reverse("employer:rehab_document", args=place), about=", ".join(about)
    )


# Opening one notes the reading, so it writes.
@portal(who=COMPANY_USER, reads="", writes="GET HEAD")
def document(request: HttpRequest, orgnr: str, insurance: str, matter: str, number: str, document: int) -> HttpResponse:
    """One document that the company has sent in, as a file to keep."""
    owner = rehab_own.company(request, orgnr, insurance)
    if number not in {one.number for one in cases.cases_of_matter(matter) if one.company == owner.id}:
        raise NotYours
    try:
        kept, content = flow_actions.open_document(
            case=number, document=document, actor=own.me(request).actor, now=clock.now()
        )
    except (documents.NoSuchDocument, documents.LockedAway) as why:
        raise NotYours from why
    except documents.IsErased:
        said = _("Dokumentet är raderat enligt gallringsregeln.")
        raise errors.Conflict(said, again=reverse("employer:rehab_application", args=[orgnr, matter])) from None
    return files.attachment(content, media_type=kept.media_type, name=kept.name)
