"""Asking the law, and its answer as an outcome of the casework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tryggve.casework.contract.records import CaseFile, MissingFact, OpenQuestion, Outcome
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment import gather
from tryggve.law import book
from tryggve.law.engine import to_json

WHO = {"anmäld": "authority", "månader": "employer", "medlemskap": "fund", "född": "authority"}
YES_NO = (("true", Text("Ja", "Yes")), ("false", Text("Nej", "No")))
LAF_FROM = date(2025, 10, 1)


def act_on(day: date) -> str:
    """The act a decision of that day is made under, when no period is running.

    Source: lag (2024:506), transitional provisions 1–3, and the practice of the funds that the day of the decision settles it.
    """
    return "LAF" if day >= LAF_FROM else "ALF"


def judged(file: CaseFile) -> dict[str, Any]:
    """Facts that officers have given by answering open questions."""
    return {fact.name: fact.value for fact in file.facts if fact.source == "officer"}


def ask(
    act: str,
    facts: Mapping[str, Any],
    *,
    on: date,
    targets: Sequence[str],
    file: CaseFile,
    given: Mapping[str, Any] | None = None,
) -> Outcome:
    """What the act says of the facts on a day. Missing facts and open questions are told, not guessed.

    `given` replaces rules by what has been decided already: a later change of the law does not move it.
    """
    law = book(act.lower())
    declared = {name: value for name, value in {**facts, **judged(file)}.items() if name in law.facts}
    choices = {name: value for name, value in file.choices.items() if name in law.choices}
    made = law.decide(declared, on=on, targets=targets, given=given, choices=choices, missing="collect")
    return Outcome(
        act=act, on=on, results=to_json(made.results), findings=tuple(finding.as_json() for finding in made.findings),
        receipt=made.receipt.as_json(), facts=to_json(declared),
        open_questions=tuple(_open(question) for question in made.open_questions),
        missing=tuple(_missing(fact) for fact in made.missing),
    )  # fmt: skip


# Which rule says that how the employment ended is something to judge, and what follows from the judgement.
GROUNDS = {"ALF": "sanktionsgrund", "LAF": "försummelse"}
CONSEQUENCE = ("sanktion", "avstängningsdagar")


def ask_with_sanction(
    act: str, facts: Mapping[str, Any], *, on: date, targets: Sequence[str], file: CaseFile
) -> Outcome:
    """The same, and whether the person caused the unemployment: an officer's question only when there is a ground for it."""
    first = ask(act, facts, on=on, targets=(*targets, GROUNDS[act]), file=file)
    if first.results.get(GROUNDS[act], "ingen") == "ingen":
        return first
    return ask(act, facts, on=on, targets=(*targets, GROUNDS[act], *CONSEQUENCE), file=file)


def _open(question: Any) -> OpenQuestion:
    words = Text(question.question, question.question)
    return OpenQuestion(
        key=question.name,
        question=words,
        law_text=question.law_text or "",
        paragraph=question.paragraph or "",
        options=YES_NO,
    )


def _missing(fact: Any) -> MissingFact:
    return MissingFact(
        name=fact.name, question=Text(fact.question, fact.question), from_whom=WHO.get(fact.name, "claimant")
    )


def person_facts(file: CaseFile, act: str) -> dict[str, Any]:
    """What both acts ask: birth, registration, membership, months, supply, children, pension."""
    given: dict[str, Any] = {"född": file.person.born.isoformat(), "barn": gather.children(file)}
    day = gather.registered(file)
    if day is not None:
        given["anmäld"] = day
    for name in (
        "medlemskap",
        "arbetsutbud",
        "pension",
        "första_dag",
        "uppsägning",
        "arbetsför",
        "till_förfogande",
    ):
        fact = gather.known(file, name)
        if fact is not None:
            given[name] = fact.value
    months = gather.months_of(file, act)
    if months:
        given["månader"] = months
    return given
