"""The application for support as fields, step by step, and what was written read back. What is wrong is never thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from tryggve.casework.contract.company import CompanyForm
from tryggve.casework.people.numbers import NotAPersonnummer, personnummer
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.ui import words
from tryggve.portals.ui.forms import Choice, Field

Answers = dict[str, Any]

WHO = ("person", "given_name", "surname", "category", "own_agreement", "aftercover", "sector", "started")
CONTACT = ("name", "email", "phone")
WHY = ("cause", "purpose")
LINE = (
    "measure", "provider", "date", "cost", "therapist", "licence", "digital", "group", "proven", "talks", "vat", "other_pays", "invoice",
    "persons",
)  # fmt: skip
# What is seldom needed of a line stands folded away until it is filled in or wrong.
SELDOM = ("digital", "group", "proven", "talks", "vat", "other_pays", "invoice", "persons")
MOST_LINES = 20


def yes_or_no() -> tuple[Choice, ...]:
    """The two answers of a plain question."""
    return (Choice("yes", _("Ja")), Choice("no", _("Nej")))


def asks_sector(form: CompanyForm, owner: CompanyRecord) -> bool:
    """Whether what kind of employer it is must be asked: it is not known, and it matters."""
    return bool(form.sectors) and not owner.settings.get("sector")


def who(form: CompanyForm, owner: CompanyRecord, answers: Mapping[str, Any], wrong: Mapping[str, str]) -> list[Field]:
    """For whom, and who answers questions at the company."""
    contact = answers.get("contact", {})
    told = {**answers, **{f"contact.{name}": contact.get(name, "") for name in CONTACT}}
    return [filled(field, told, wrong) for field in [*_employee(form), *_sector(form, owner), *_contact()]]


def _employee(form: CompanyForm) -> list[Field]:
    category, agreement = (
        _("Är medarbetaren arbetare eller tjänsteman?"),
        _("Gäller ett medarbetaravtal för medarbetaren?"),
    )
    cover = _("Har medarbetaren slutat men har efterskydd i försäkringen?")
    return [
        Field("person", "person", _("Medarbetarens personnummer"), hint=_("Tolv eller tio siffror.")),
        Field("given-name", "given_name", _("Förnamn")),
        Field("surname", "surname", _("Efternamn")),
        Field("category", "category", category, "choice", choices=_options(form.categories)),
        Field("own-agreement", "own_agreement", agreement, "choice", choices=yes_or_no()),
        Field("aftercover", "aftercover", cover, "choice", choices=yes_or_no()),
    ]


def _sector(form: CompanyForm, owner: CompanyRecord) -> list[Field]:
    began = _("Vilken dag började rehabiliteringen?")
    started = Field("started", "started", began, "date", hint=_("Till exempel 2026-03-01."), optional=True)
    if not asks_sector(form, owner):
        return [started]
    kind = _("Vilket slags arbetsgivare är ni?")
    return [Field("sector", "sector", kind, "choice", choices=_options(form.sectors)), started]


def _contact() -> list[Field]:
    phone = _("Kontaktpersonens telefon")
    return [
        Field("contact-name", "contact.name", _("Kontaktpersonens namn"), autocomplete="name"),
        Field("contact-email", "contact.email", _("Kontaktpersonens e-post"), "email", autocomplete="email"),
        Field("contact-phone", "contact.phone", phone, "tel", optional=True, autocomplete="tel"),
    ]


def why(answers: Mapping[str, Any], wrong: Mapping[str, str]) -> list[Field]:
    """Why the measure is needed and what it is for."""
    fields = [
        Field(
            "cause", "cause", _("Vad är orsaken till åtgärden?"), "long",
            hint=_("Skriv kort vad i arbetet det gäller. Skriv ingen diagnos."),
        ),
        Field(
            "purpose", "purpose", _("Vad ska åtgärden leda till?"), "long",
            hint=_("Till exempel att arbetsplatsen anpassas så att medarbetaren kan arbeta kvar."),
        ),
    ]  # fmt: skip
    return [filled(field, answers, wrong) for field in fields]


def line(
    form: CompanyForm, place: int, line: Mapping[str, Any], chosen: list[Mapping[str, str]], wrong: Mapping[str, str]
) -> list[Field]:
    """The fields of one cost line; `chosen` are the providers to choose among."""
    providers = (Choice("", _("Välj anordnare")), *(Choice(one["orgnr"], one["name"]) for one in chosen))
    licences = (Choice("", _("Ingen av dem")), *(one for one in _options(form.licences) if one.value))
    measures = (Choice("", _("Välj insats")), *_options(form.measures))
    fields = [
        Field("measure", "measure", _("Insats"), "list", choices=measures),
        Field("provider", "provider", _("Anordnare"), "list", choices=providers),
        Field("date", "date", _("Dag då insatsen utförs"), "date", hint=_("Till exempel 2026-03-01.")),
        Field("cost", "cost", _("Belopp"), "number", unit="kr"),
        Field("therapist", "therapist", _("Behandlare"), optional=True),
        Field("licence", "licence", _("Behandlarens legitimation"), "list", choices=licences),
        Field("digital", "digital", _("Sker det digitalt?"), "choice", choices=yes_or_no(), optional=True),
        Field("group", "group", _("Sker det i grupp?"), "choice", choices=yes_or_no(), optional=True),
        Field(
            "proven",
            "proven",
            _("Bygger kursen på en metod med vetenskapligt stöd?"),
            "choice",
            choices=yes_or_no(),
            optional=True,
        ),
        Field("talks", "talks", _("Antal samtal"), "number", optional=True),
        Field("vat", "vat", _("Moms i beloppet"), "number", unit="kr", optional=True),
        Field("other_pays", "other_pays", _("Någon annan betalar"), "number", unit="kr", optional=True),
        Field(
            "invoice",
            "invoice",
            _("Fakturans nummer"),
            hint=_("Om insatsen redan är utförd och betald."),
            optional=True,
        ),
        Field("persons", "persons", _("Personnummer på fakturan"), hint=_("Alla som fakturan gäller."), optional=True),
    ]
    before = f"lines.{place}."
    told = {f"{before}{name}": value for name, value in line.items()}
    return [filled(_placed(field, before), told, wrong) for field in fields]


def filled(field: Field, told: Mapping[str, Any], wrong: Mapping[str, str]) -> Field:
    """The field with what was written and what is wrong with it."""
    value = told.get(field.name, "")
    return replace(field, value=", ".join(value) if isinstance(value, list) else value, error=wrong.get(field.name, ""))


def read_who(posted: Mapping[str, str]) -> Answers:
    """The first step as it is kept; a personnummer in whichever form becomes twelve digits."""
    found: Answers = {name: _text(posted, name) for name in WHO}
    found["person"] = _number(found["person"])
    return {**found, "contact": {name: _text(posted, f"contact.{name}") for name in CONTACT}}


def read_why(posted: Mapping[str, str]) -> Answers:
    """Cause and purpose as they are kept."""
    return {name: _text(posted, name) for name in WHY}


def read_lines(posted: Mapping[str, str], chosen: list[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The cost lines as they are kept, each under the key it has had from the start."""
    names = {one["orgnr"]: one["name"] for one in chosen}
    found = []
    for place in range(MOST_LINES):
        key = _text(posted, f"lines.{place}.key")
        if not key:
            break
        one: dict[str, Any] = {name: _text(posted, f"lines.{place}.{name}") for name in LINE}
        one["persons"] = ", ".join(map(_number, one["persons"].replace(";", ",").split(","))).strip(" ,")
        found.append({"key": key[:8], **one, "provider_name": names.get(one["provider"], "")})
    return found


def is_blank(line: Mapping[str, Any]) -> bool:
    """Whether nothing has been written in the line."""
    return not any(line.get(name) for name in LINE)


def next_key(lines: list[dict[str, Any]]) -> str:
    """A key that no line has had."""
    return str(max((int(one["key"]) for one in lines if one["key"].isdecimal()), default=0) + 1)


def _options(options: Any) -> tuple[Choice, ...]:
    return tuple(Choice(one.key, one.label[words.language()]) for one in options)


def _placed(field: Field, before: str) -> Field:
    return replace(field, id=f"{before}{field.name}".replace(".", "-").replace("_", "-"), name=f"{before}{field.name}")


def _text(posted: Mapping[str, str], name: str) -> str:
    return str(posted.get(name, "")).replace("\0", "").strip()


def _number(text: str) -> str:
    try:
        return personnummer(text)
    except NotAPersonnummer:
        return text.strip()
