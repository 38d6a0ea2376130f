"""Documents: what the person has sent and what has come, uploading and downloading."""

from __future__ import annotations

from types import SimpleNamespace

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tryggve.casework.base.actor import Role
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.documents import actions as documents_actions
from tryggve.casework.documents import queries as documents_queries
from tryggve.casework.documents.kinds import WrongType
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.documents.store import StoreFull
from tryggve.casework.flow import actions as flow_actions
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock, errors, files, forms, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import CLAIMANT

MOST_FILES = 10
MOST_BYTES = 20 * 1024 * 1024
_REFUSED = {
    documents_actions.TooLarge: gettext_lazy(
        "%(name)s är för stor. Vi kan ta emot högst 20 MB. Pröva att fotografera en sida i taget."
    ),
    documents_actions.Empty: gettext_lazy("%(name)s är tom. Välj filen igen."),
    WrongType: gettext_lazy(
        "%(name)s är inte en PDF eller en bild, vad den än heter. Vi kan ta emot PDF, JPG, PNG och HEIC."
    ),
    documents_actions.Infected: gettext_lazy("%(name)s innehåller något skadligt. Vi har inte sparat den."),
    StoreFull: gettext_lazy("Det gick inte att spara %(name)s just nu. Försök igen om en stund."),
    CaseIsClosed: gettext_lazy("Ärendet är avslutat, så %(name)s sparades inte. Skriv till oss i stället."),
    documents_actions.IsErased: gettext_lazy(
        "%(name)s har funnits i ärendet och är raderad enligt gallringsregeln. Vi sparar den inte igen."
    ),
}


@portal(who=CLAIMANT, writes="POST")
def documents(request: HttpRequest) -> HttpResponse:
    """Two lists, and a place to send more. Each file that is refused has its own sentence; the others are kept."""
    cases = own.my_cases(request)
    if request.method != "POST":
        return _list(request, cases, [])
    if not cases:
        return _list(request, cases, [_("Du behöver ha en ansökan hos oss innan du kan skicka dokument.")])
    files = request.FILES.getlist("files")
    if not files:
        return _list(request, cases, [_("Välj en fil först.")])
    if len(files) > MOST_FILES:
        return _list(request, cases, [_("Skicka högst tio filer åt gången.")])
    refusals = [refusal for file in files if (refusal := _keep(request, cases[0], file))]
    if refusals:
        return _list(request, cases, refusals)
    return HttpResponseRedirect(f"{reverse('claimant:documents')}?mottaget={len(files)}")


@portal(who=CLAIMANT)
def download(request: HttpRequest, document: int) -> HttpResponse:
    """One document, as a file to keep: never shown inside our own page."""
    for case in own.my_cases(request):
        for one in documents_queries.documents(case=case.id):
            if one.id == document:
                return _file(one)
    raise NotYours


def _file(one: DocumentRecord) -> HttpResponse:
    try:
        content = documents_queries.read(document=one.id)
    except documents_queries.LockedAway:
        raise NotYours from None
    except documents_queries.IsErased:
        said = _("Dokumentet är raderat enligt gallringsregeln.")
        raise errors.Conflict(said, again=reverse("claimant:documents")) from None
    return files.attachment(content, media_type=one.media_type, name=one.name)


def _keep(request: HttpRequest, case: CaseRecord, file: UploadedFile[bytes]) -> str:
    """File one document; gives the sentence when it is refused."""
    name = file.name or _("Filen")
    size = file.size or 0
    if size > MOST_BYTES:
        said = _("%(name)s är %(size)s. Vi kan ta emot högst 20 MB. Pröva att fotografera en sida i taget.")
        return said % {"name": name, "size": words.size(size)}
    try:
        flow_actions.add_document(
            case=case.number, name=name, content=file.read(), kind="other", actor=own.me(request).actor, now=clock.now()
        )
    except tuple(_REFUSED) as why:
        return str(_REFUSED[type(why)]) % {"name": name}
    return ""


def _list(request: HttpRequest, cases: list[CaseRecord], refusals: list[str]) -> HttpResponse:
    kept = [one for case in cases for one in documents_queries.documents(case=case.id)]
    received = request.GET.get("mottaget", "")
    content = {
        "from_me": [_row(one) for one in kept if one.direction == "in" and not _of_a_company(one)],
        "from_employer": [_row(one) for one in kept if one.direction == "in" and _of_a_company(one)],
        "to_me": [_row(one) for one in kept if one.direction == "out"],
        "received": int(received) if received.isascii() and received.isdigit() and len(received) < 3 else 0,  # noqa: PLR2004
    }
    hint = _("PDF, JPG, PNG eller HEIC. Högst 20 MB per fil. Med telefonen kan du fotografera.")
    field = forms.Field("filer", "files", _("Välj filer"), "file", hint=hint, error=" ".join(refusals))
    faults = [forms.Fault("filer", refusal) for refusal in refusals]
    return page(request, own.SHELL, "claimant/documents.html", {**content, "field": field}, faults=faults)


def _of_a_company(one: DocumentRecord) -> bool:
    """Whether the person's employer sent it."""
    return one.from_actor.startswith(f"{Role.COMPANY_USER}:")


def _row(one: DocumentRecord) -> SimpleNamespace:
    steps = {step.step for step in one.steps}
    if "erased" in steps:
        about = ", ".join([words.size(one.size), words.moment(one.received_at), str(words.ERASED)])
        return SimpleNamespace(name=_("Ett dokument"), about=about, address="")
    said = _("Används i beslut") if "used" in steps else _("Läst av oss") if "read" in steps else _("Mottaget")
    about = ", ".join([words.size(one.size), words.moment(one.received_at), *([said] if one.direction == "in" else [])])
    return SimpleNamespace(name=one.name, about=about, address=reverse("claimant:document", args=[one.id]))
