"""Files of a case, as attachments; that they were read is noted. What may say something of health has a permission of its own."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.decisions import queries as decisions
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow import actions as flow_actions
from tryggve.casework.flow import health
from tryggve.casework.letters import queries as letters
from tryggve.casework.people import queries as people
from tryggve.portals.desk import own
from tryggve.portals.ui import clock, errors, files, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal

FORBIDDEN = 403
KINDS = {
    "cost": gettext_lazy("Faktura eller kvitto"),
    "treatment": gettext_lazy("Plan eller intyg om insatsen"),
    "letter": gettext_lazy("Brev"),
}


def listed(case: CaseRecord, actor: Actor) -> list[SimpleNamespace]:
    """The case's files. Whoever may not open one sees what kind it is and its size, never its name."""
    return [_row(case, one, actor) for one in documents.documents(case.id)]


def _row(case: CaseRecord, one: DocumentRecord, actor: Actor) -> SimpleNamespace:
    kind = str(KINDS.get(one.kind) or _("Ett dokument"))
    about = [words.size(one.size), words.moment(one.received_at)]
    if one.erased:
        return SimpleNamespace(name=kind, address="", about=", ".join([*about, str(words.ERASED)]))
    if not health.may_open(actor, case, one, on=clock.today()):
        return SimpleNamespace(
            name=kind, address="", about=", ".join([*about, _("kräver behörighet till hälsouppgifter")])
        )
    return SimpleNamespace(
        name=one.name, address=reverse("desk:document", args=[case.number, one.id]), about=", ".join(about)
    )


# Opening one notes the reading, so it writes.
@portal(who=own.STAFF, reads="", writes="GET HEAD")
def document(request: HttpRequest, number: str, document: int) -> HttpResponse:
    """One document of the case."""
    found = own.case(request, number)
    try:
        kept, content = flow_actions.open_document(
            case=number, document=document, actor=own.me(request).actor, now=clock.now()
        )
    except (documents.NoSuchDocument, documents.LockedAway) as why:
        raise NotYours from why
    except flow_actions.NeedsHealthPermission:
        about = {"case": found, "person": people.person(found.person)}
        return page(request, own.SHELL, "desk/health_closed.html", about, status=FORBIDDEN)
    except documents.IsErased:
        said = _("Dokumentet är raderat enligt gallringsregeln.")
        raise errors.Conflict(said, again=reverse("desk:case", args=[number])) from None
    return files.attachment(content, media_type=kept.media_type, name=kept.name)


@portal(who=own.STAFF)
def sealed_letter(request: HttpRequest, number: str) -> HttpResponse:
    """The sealed letter of the case's decision."""
    found = own.case(request, number)
    decision = decisions.current(found.id)
    letter = None if decision is None else letters.letter_of(decision.id)
    if letter is None or letter.document is None:
        raise NotYours
    return files.kept(letter.document)
