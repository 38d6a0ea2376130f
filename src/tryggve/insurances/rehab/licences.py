"""Whether who holds the talks is licensed: what the register says, what it leaves to an officer, and what is said of it.

Before the application is sent the employer's tick counts. Afterwards the register must say yes: one of that name, licensed on
the day of the measure. Anything else is an officer's question, and a register that has not answered is waited for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.company import LICENCE, LicenceAsked
from tryggve.casework.contract.records import CaseFile, FactView, MissingFact, OpenQuestion, Outcome
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.lines import Line
from tryggve.insurances.rehab.numbers import in_words
from tryggve.law.rehab.measures import TALKS

JUDGED = "legitimerad_rad_"
YES_NO = (("true", Text("Ja", "Yes")), ("false", Text("Nej", "No")))
CHECKED = Text(
    "Behandlarens legitimation kontrolleras i Socialstyrelsens register när ansökan är skickad.",
    "The therapist's licence is checked in Socialstyrelsen's register when the application is sent.",
)
SILENT = Text(
    "Vi väntar på svar från Socialstyrelsens register om behandlarens legitimation.",
    "We are waiting for Socialstyrelsen's register to answer about the therapist's licence.",
)
FOUND = Text(
    "Behandlarens legitimation finns i Socialstyrelsens register.",
    "The therapist's licence is in Socialstyrelsen's register.",
)
ABSENT = Text(
    "Behandlaren finns inte i Socialstyrelsens register över legitimerade.",
    "The therapist is not in Socialstyrelsen's register of licensed professionals.",
)
SEVERAL = Text(
    "Behandlaren har flera träffar i Socialstyrelsens register: det finns fler än en med det namnet.",
    "The therapist has several hits in Socialstyrelsen's register: there is more than one of that name.",
)
JUDGE = (
    "Samtal ersätts när de hålls av en legitimerad psykolog eller psykoterapeut. Skälet står i beslutet: skriv det utan "
    "behandlarens namn."
)


def told(file: CaseFile, line: Line) -> list[dict[str, Any]] | None:
    """Everybody of the therapist's name in the register, from and to when; None before it has answered."""
    return next((list(f.value) for f in file.facts if f.name == LICENCE and f.part == line.key), None)


def counts(file: CaseFile, line: Line) -> bool:
    """Whether the law is asked as of a licensed therapist: so it is as long as nobody has said otherwise."""
    if told(file, line) is None:
        return line.licensed
    answer = _judged(file, line)
    return True if _doubt(file, line) is None or answer is None else bool(answer.value)


def asked(file: CaseFile, lines: Sequence[Line], outcome: Outcome) -> list[LicenceAsked]:
    """The licences that the register is asked for: those that the employer states and that money rests on."""
    return [
        LicenceAsked(line.key, line.therapist, line.licence) for line in _resting(file, lines, outcome) if line.licensed
    ]


def missing(file: CaseFile, lines: Sequence[Line], outcome: Outcome) -> tuple[MissingFact, ...]:
    """What the register has not answered, of what money rests on."""
    return tuple(
        MissingFact(
            f"{LICENCE} {line.key}",
            Text(
                f"Är behandlaren på rad {line.key} legitimerad? Registret har inte svarat.",
                f"Is the therapist on line {line.key} licensed? The register has not answered.",
            ),
            "authority",
        )
        for line in _resting(file, lines, outcome) if told(file, line) is None
    )  # fmt: skip


def open_questions(file: CaseFile, lines: Sequence[Line], outcome: Outcome) -> tuple[OpenQuestion, ...]:
    """What the register leaves in doubt, of what money rests on, and no officer has judged."""
    found = []
    for line in _resting(file, lines, outcome):
        doubt = None if told(file, line) is None else _doubt(file, line)
        if doubt is not None and _judged(file, line) is None:
            asks = Text(
                f"Rad {line.key}, {line.label.sv.lower()}: {doubt.sv} Är behandlaren legitimerad?",
                f"Line {line.key}, {line.label.en.lower()}: {doubt.en} Is the therapist licensed?",
            )
            found.append(OpenQuestion(f"{JUDGED}{line.key}", asks, JUDGE, words.PARAGRAPHS[words.AFA], YES_NO))
    return tuple(found)


def said(file: CaseFile, line: Line) -> Text:
    """What there is to say of the licence of a line's therapist; nothing of a line that needs none, or has none."""
    if not _talks(line) or (told(file, line) is None and not line.licensed):
        return Text("", "")
    if told(file, line) is None:
        return SILENT if file.number else CHECKED
    doubt, answer = _doubt(file, line), _judged(file, line)
    if doubt is None:
        return FOUND
    if answer is None:
        return Text(f"{doubt.sv} En handläggare bedömer det.", f"{doubt.en} An officer will judge it.")
    yes = bool(answer.value)
    judged = Text(
        f"En handläggare har bedömt att behandlaren {'' if yes else 'inte '}är legitimerad",
        f"An officer has found that the therapist is {'' if yes else 'not '}licensed",
    )
    why = f": {answer.reason.strip().removesuffix('.')}." if answer.reason.strip() else "."
    return Text(f"{doubt.sv} {judged.sv}{why}", f"{doubt.en} {judged.en}{why}")


def _talks(line: Line) -> bool:
    return line.measure in TALKS


def _resting(file: CaseFile, lines: Sequence[Line], outcome: Outcome) -> list[Line]:
    """The lines whose support from Afa rests on a licence."""
    if file.insurer != words.AFA:
        return []
    return [
        line
        for line, row in zip(lines, outcome.results["rader_utfall"], strict=True)
        if _talks(line) and Fraction(row["afa_stöd"]) > 0
    ]


def _judged(file: CaseFile, line: Line) -> FactView | None:
    return next((fact for fact in file.facts if fact.name == f"{JUDGED}{line.key}"), None)


def _doubt(file: CaseFile, line: Line) -> Text | None:
    """Why the register's answer alone is no yes; None when it is one."""
    holders = told(file, line)
    if not holders:
        return ABSENT
    if len(holders) > 1:
        return SEVERAL
    first, last = holders[0]["från"], holders[0]["till"]
    if line.day.isoformat() < first:
        begun = date.fromisoformat(first)
        return Text(
            f"Behandlarens legitimation gäller från {in_words(begun)}, och åtgärden är {in_words(line.day)}.",
            f"The therapist's licence is valid from {in_words(begun, 'en')}, and the measure is on {in_words(line.day, 'en')}.",
        )
    if last is not None and last < line.day.isoformat():
        ended = date.fromisoformat(last)
        return Text(
            f"Behandlarens legitimation gällde till och med {in_words(ended)}, och åtgärden är {in_words(line.day)}.",
            f"The therapist's licence was valid until {in_words(ended, 'en')}, and the measure is on {in_words(line.day, 'en')}.",
        )
    return None
