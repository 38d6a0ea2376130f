"""What the company is asked, and what must be mended before it can sign."""

from __future__ import annotations

from datetime import date
from typing import Any

from tryggve.casework.contract.company import CompanyForm
from tryggve.casework.contract.records import Answers, CompanyView, Option, Problem
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.numbers import NotADay, NotKronor, amount, day
from tryggve.insurances.rehab.parties import NotOne, one_person
from tryggve.law.rehab.measures import Arbetsgivare, Personal, Åtgärd

TITLE = Text("Ansökan om rehabiliteringsstöd", "Application for rehabilitation support")
DECLARATION = Text(
    "Jag söker för arbetsgivarens räkning. Uppgifterna är riktiga, medarbetaren vet om ansökan, och stödet får krävas tillbaka om något var fel.",
    "I apply for the employer. What I have stated is correct, the employee knows of the application, and the support may be reclaimed if not.",
)
HEALTH = Text(
    "Skriv bara det som behövs om medarbetarens hälsa. Bara de hos er som har behörighet till rehabilitering, medarbetaren själv och särskilt "
    "utsedda handläggare kan läsa det. Varje läsning sparas.",
    "Write only what is needed about the employee's health. Only those of you with the rehabilitation permission, the employee and specially "
    "appointed officers can read it. Every reading is logged.",
)
MOST_LINES = 40
LONGEST = 2000


def form() -> CompanyForm:
    """The lists, the declaration, the notice."""
    return CompanyForm(
        title=TITLE, measures=words.options(words.MEASURES), categories=words.options(words.CATEGORIES),
        licences=tuple(Option(key, text) for key, text in words.LICENCES.items()), sectors=words.options(words.SECTORS),
        payers=tuple(words.NAMES), declaration=DECLARATION, health_notice=HEALTH,
    )  # fmt: skip


def check(answers: Answers, company: CompanyView, *, on: date) -> list[Problem]:
    """Everything that is missing or wrong, at its field."""
    return [*_about_the_person(answers, company), *_about_the_contact(answers), *_lines(answers, on=on)]


def _about_the_person(answers: Answers, company: CompanyView) -> list[Problem]:
    wrong = []
    try:
        one_person(answers.get("person"))
    except NotOne:
        wrong.append(
            _at(
                "person",
                "Skriv medarbetarens personnummer, tolv siffror.",
                "Write the employee's personnummer, twelve digits.",
            )
        )
    for field, sv, en in (
        ("given_name", "Skriv medarbetarens förnamn.", "Write the employee's given name."),
        ("surname", "Skriv medarbetarens efternamn.", "Write the employee's surname."),
        ("cause", "Skriv kort varför stödet behövs.", "Write briefly why the support is needed."),
        ("purpose", "Skriv kort vad ni vill uppnå.", "Write briefly what you want to achieve."),
    ):
        text = str(answers.get(field) or "").strip()
        if not text:
            wrong.append(_at(field, sv, en))
        elif len(text) > LONGEST:
            wrong.append(_at(field, f"Skriv högst {LONGEST} tecken.", f"Write at most {LONGEST} characters."))
    if answers.get("category") not in {one.name for one in Personal}:
        wrong.append(
            _at(
                "category",
                "Välj om medarbetaren är arbetare eller tjänsteman.",
                "Choose blue-collar or white-collar worker.",
            )
        )
    sectors = {one.name for one in Arbetsgivare}
    if (company.settings.get("sector") or answers.get("sector")) not in sectors:
        wrong.append(_at("sector", "Välj vilket slags arbetsgivare ni är.", "Choose what kind of employer you are."))
    return wrong


def _about_the_contact(answers: Answers) -> list[Problem]:
    given = answers.get("contact")
    contact: dict[str, Any] = given if isinstance(given, dict) else {}
    wrong = []
    if not str(contact.get("name") or "").strip():
        wrong.append(_at("contact.name", "Skriv vem vi ska kontakta.", "Write whom we should contact."))
    if not (str(contact.get("email") or "").count("@") == 1 or str(contact.get("phone") or "").strip()):
        wrong.append(
            _at(
                "contact.email",
                "Skriv en e-postadress eller ett telefonnummer.",
                "Write an e-mail address or a telephone number.",
            )
        )
    return wrong


def _lines(answers: Answers, *, on: date) -> list[Problem]:
    rows = answers.get("lines")
    if not isinstance(rows, list) or not rows:
        return [_at("lines", "Lägg till minst en kostnad.", "Add at least one cost.")]
    if len(rows) > MOST_LINES:
        return [
            _at(
                "lines",
                f"Högst {MOST_LINES} kostnader i en ansökan.",
                f"At most {MOST_LINES} costs in one application.",
            )
        ]
    keys = [str(row.get("key") or place) for place, row in enumerate(rows, start=1) if isinstance(row, dict)]
    wrong = (
        []
        if len(set(keys)) == len(rows)
        else [_at("lines", "Två kostnader har samma nummer.", "Two costs have the same number.")]
    )
    for place, row in enumerate(rows):
        wrong += (
            [_in_line(place, field, text) for field, text in _line(row, answers, on=on)]
            if isinstance(row, dict)
            else []
        )
    return wrong


def _line(row: dict[str, Any], answers: Answers, *, on: date) -> list[tuple[str, Text]]:
    wrong: list[tuple[str, Text]] = []
    if row.get("measure") not in {one.name for one in Åtgärd}:
        wrong.append(("measure", Text("Välj vad kostnaden gäller.", "Choose what the cost is for.")))
    wrong += _money(row)
    if len(str(row.get("key") or "")) > 3:  # noqa: PLR2004 - it stands in the payment's reference
        wrong.append(("key", Text("Radens nummer är för långt.", "The line's number is too long.")))
    try:
        when = day(row.get("date"))
    except NotADay:
        return [*wrong, ("date", Text("Skriv dagen som ÅÅÅÅ-MM-DD.", "Write the day as YYYY-MM-DD."))]
    if abs(when.year - on.year) > 15:  # noqa: PLR2004 - Afa's oldest support is from 2011
        wrong.append(("date", Text("Kontrollera året.", "Check the year.")))
    if str(row.get("invoice") or "").strip():
        if when > on:
            wrong.append(
                (
                    "date",
                    Text("Fakturan gäller en dag som inte har kommit.", "The invoice is for a day that has not come."),
                )
            )
        wrong += [("persons", why) for why in names_of_invoice(row.get("persons"), answers.get("person"))]
    return wrong


def _money(row: dict[str, Any]) -> list[tuple[str, Text]]:
    wrong: list[tuple[str, Text]] = []
    read = {}
    for field in ("cost", "vat", "other_pays"):
        try:
            read[field] = amount(row.get(field))
        except NotKronor:
            wrong.append(
                (
                    field,
                    Text(
                        "Skriv kronor med siffror, till exempel 3 000.", "Write kronor in figures, for example 3 000."
                    ),
                )
            )
    if read.get("cost") == 0:
        wrong.append(("cost", Text("Skriv vad det kostar.", "Write what it costs.")))
    elif "cost" in read:
        wrong += [
            (field, Text("Kan inte vara mer än kostnaden.", "Cannot be more than the cost."))
            for field in ("vat", "other_pays") if read.get(field, 0) > read["cost"]
        ]  # fmt: skip
    return wrong


def names_of_invoice(persons: Any, employee: Any) -> list[Text]:
    """An invoice names one person, and it is the employee."""
    try:
        named = one_person(persons)
    except NotOne as found:
        if found.several:
            return [
                Text(
                    "En faktura får bara gälla en medarbetare. Be om en faktura för var och en.",
                    "An invoice may be for one employee only. Ask for one each.",
                )
            ]
        return [Text("Skriv personnumret som står på fakturan.", "Write the personnummer that stands on the invoice.")]
    try:
        same = named == one_person(employee)
    except NotOne:
        return []
    return (
        []
        if same
        else [
            Text(
                "Fakturan gäller någon annan än medarbetaren i ansökan.",
                "The invoice is for another than the employee of the application.",
            )
        ]
    )


def _at(field: str, sv: str, en: str) -> Problem:
    return Problem(field, Text(sv, en))


def _in_line(place: int, field: str, text: Text) -> Problem:
    return Problem(f"lines.{place}.{field}", text)
