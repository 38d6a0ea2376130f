"""The components on one page, as they look and as they are read aloud. In the try-out only."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from tryggve.casework.contract.records import PayLine
from tryggve.casework.contract.text import Text
from tryggve.portals.ui import forms, words
from tryggve.portals.ui.page import PUBLIC, page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import ANYONE

_WRONG = "Skriv timmarna med siffror, till exempel 7,5."
_MOMENT = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)


@portal(who=ANYONE)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with made-up content."""
    if settings.PRODUCTION:
        raise Http404
    return page(request, PUBLIC, "ui/gallery.html", _content(), faults=[forms.Fault("exempel-2", _WRONG)], status=200)


def _samples() -> list[forms.Field]:
    yes_no = (forms.Choice("yes", "Ja"), forms.Choice("no", "Nej"))
    done = (forms.Choice("a", "Arbetslös"), forms.Choice("b", "Arbetade"))
    return [
        forms.Field("exempel-1", "a", "Vad heter företaget?", hint="Som det står i anställningsavtalet."),
        forms.Field("exempel-2", "b", "Hur många timmar?", "number", "tolv", unit="timmar", error=_WRONG),
        forms.Field(
            "exempel-3",
            "c",
            "Kan du arbeta heltid?",
            "choice",
            "yes",
            choices=yes_no,
            why="Det påverkar antalet dagar.",
        ),
        forms.Field("exempel-4", "d", "Vad gjorde du?", "list", "b", choices=done),
        forms.Field("exempel-5", "e", "Berätta med egna ord", "long", "", optional=True),
        forms.Field("exempel-6", "f", "Välj filer", "file", hint="PDF, JPG, PNG eller HEIC, högst 20 MB per fil."),
    ]


def _content() -> dict[str, Any]:
    return {
        "samples": _samples(),
        "states": list(words.STATES),
        "tasks": [
            SimpleNamespace(title=Text("Egna företag", "Own businesses"), hint="Två frågor", state="todo", address="#"),
            SimpleNamespace(title=Text("Granska och skicka", "Check and send"), hint="När allt annat är klart", state="later", address=""),
        ],
        "facts": [SimpleNamespace(label="Första arbetslösa dag", value="6 mars 2023", source="Du, 22 november", address="#")],
        "stair": [
            PayLine(Text("Din lön i månaden", "Your monthly pay"), "28 600 kr"),
            PayLine(Text("80 procent", "80 percent"), "1 040 kr", "26 § ALF"),
        ],
        "sentence": Text("Nu väntar vi på din arbetsgivare.", "We are waiting for your employer."),
        "moment": _MOMENT,
        "files": [SimpleNamespace(name="läkarintyg.pdf", about="2 MB, mottaget 22 november", address="#")],
        "messages": [SimpleNamespace(sender_name="Sara", sent_at=_MOMENT, text="Hej! Vi har fått ditt intyg.", from_fund=True)],
    }  # fmt: skip
