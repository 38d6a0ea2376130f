"""The person's own details, and who has read them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tryggve.casework.audit import queries as audit
from tryggve.casework.people import actions as people_actions
from tryggve.portals.claimant import own
from tryggve.portals.ui import clock, forms, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import portal
from tryggve.portals.ui.who import CLAIMANT

MOST_LINES = 200


@portal(who=CLAIMANT)
def readings(request: HttpRequest) -> HttpResponse:
    """Who has done what with the person's data, latest first."""
    me = own.me(request)
    entries = audit.about_person(me.person.id, limit=MOST_LINES)
    language = words.language()
    mine = f":{me.person.id}"
    rows = [
        (entry.at, _("Du") if entry.actor.endswith(mine) else entry.actor_name, entry.words(language), entry.chain)
        for entry in entries
    ]
    return page(request, own.SHELL, "claimant/readings.html", {"rows": rows})


@portal(who=CLAIMANT, writes="POST")
def profile(request: HttpRequest) -> HttpResponse:
    """Contact details and how to be told; the address comes from the population register."""
    given = {name: request.POST.get(name, "").strip() for name in ("email", "phone", "knock_by", "language")}
    if request.method != "POST":
        person = own.me(request).person
        return _show(
            request,
            {"email": person.email, "phone": person.phone, "knock_by": person.knock_by, "language": person.language},
            {},
        )
    try:
        people_actions.set_contact(
            person=own.me(request).person.id, actor=own.me(request).actor, now=clock.now(), **given
        )
    except people_actions.BadEmail:
        return _show(request, given, {"email": _("Skriv e-postadressen som namn@exempel.se.")})
    except people_actions.BadPhone:
        return _show(request, given, {"phone": _("Skriv telefonnumret med siffror, till exempel 070-174 06 05.")})
    except people_actions.UnknownChoice:
        return _show(request, given, {"knock_by": _("Välj hur du vill få veta att något har kommit.")})
    return HttpResponseRedirect(f"{reverse('claimant:profile')}?sparat")


def _show(request: HttpRequest, given: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    ways = (
        forms.Choice("email", _("E-post")),
        forms.Choice("sms", _("Sms")),
        forms.Choice("none", _("Inget, jag tittar själv")),
    )
    languages = (forms.Choice("sv", "Svenska"), forms.Choice("en", "English"))
    fields = [
        forms.Field("email", "email", _("E-post"), "email", given["email"], optional=True, autocomplete="email"),
        forms.Field("phone", "phone", _("Telefon"), "tel", given["phone"], optional=True, autocomplete="tel"),
        forms.Field("knock-by", "knock_by", _("Hur vill du få veta att något har kommit?"), "choice", given["knock_by"],
                    hint=_("Vi skriver bara att du har något att läsa, aldrig vad."), choices=ways),
        forms.Field("language", "language", _("Vilket språk vill du ha brev på?"), "choice", given["language"], choices=languages),
    ]  # fmt: skip
    content = {"person": own.me(request).person, "saved": "sparat" in request.GET and not errors}
    return page(request, own.SHELL, "claimant/profile.html", content, fields=forms.marked(fields, errors))
