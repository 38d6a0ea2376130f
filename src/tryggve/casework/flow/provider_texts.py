"""What is shown and signed when a provider applies for approval, tells of a change or asks for its approval to end."""

from __future__ import annotations

from tryggve.casework.contract.text import Text
from tryggve.casework.flow import signing
from tryggve.casework.flow.records import SigningText
from tryggve.casework.people.numbers import orgnr as ten_digits
from tryggve.casework.providers.records import COMPETENCES
from tryggve.casework.providers.statements import Told

HEADINGS = {
    "application": ("Ansökan om godkännande som anordnare hos {}", "Application for approval as a provider at {}"),
    "change": ("Ändrade uppgifter om en anordnare hos {}", "Changed details of a provider at {}"),
    "ending": ("Godkännandet som anordnare hos {} ska upphöra", "The approval as a provider at {} is to end"),
}
HIRED = {
    "nobody": Text("Vi hyr inte in någon.", "We hire nobody in."),
    "contract": Text("Vi har avtal med alla som vi hyr in.", "We have contracts with all whom we hire in."),
    "without": Text("Vi har inte avtal med alla som vi hyr in.", "We do not have contracts with all whom we hire in."),
}
DUTIES = {
    True: Text(
        "Vi känner till arbetsgivarens systematiska arbetsmiljöarbete.",
        "We know the employer's systematic work with the working environment.",
    ),
    False: Text(
        "Vi känner inte till arbetsgivarens systematiska arbetsmiljöarbete.",
        "We do not know the employer's systematic work with the working environment.",
    ),
}
TRUE = Text(
    "Uppgifterna är riktiga. Vi talar om när något ändras.",
    "What we have stated is correct. We tell when something changes.",
)
END = Text("Vi ber om det här för anordnarens räkning.", "We ask for this on behalf of the provider.")


def text(kind: str, insurer: str, orgnr: str, told: Told, subject: str, language: str) -> SigningText:
    """Every word of what is told: who, where, competences, declarations, or the last day."""
    swedish, english = HEADINGS[kind]
    number = ten_digits(orgnr)
    lines = [f"{told.name}, {number[:6]}-{number[6:]}, {told.town}"]
    if told.last_day is not None:
        lines.append(Text(f"Sista dag: {told.last_day}", f"Last day: {told.last_day}")[language])
    else:
        place = 1 if language == "en" else 0
        has = ", ".join(COMPETENCES[one][place] for one in told.competences)
        lines += [Text(f"Kompetens: {has}", f"Competences: {has}")[language]]
        lines += [HIRED[told.hired][language]] if told.hired else []
        lines += [DUTIES[told.duties][language]] if told.duties is not None else []
    return signing.signing_text(
        heading=Text(swedish.format(insurer), english.format(insurer)), lines=lines,
        declaration=TRUE if told.last_day is None else END, subject=subject, language=language,
    )  # fmt: skip
