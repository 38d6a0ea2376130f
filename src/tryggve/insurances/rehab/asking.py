"""Asking the law of rehabilitation support about a case, and its answer as an outcome of the casework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.records import CaseFile, FactView, MissingFact, Outcome
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import licences, words
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab.lines import WHOM, Line
from tryggve.insurances.rehab.numbers import kronor
from tryggve.law import book
from tryggve.law.engine import to_json
from tryggve.law.rehab.measures import Arbetsgivare, Personal

ACT = "REHAB"
TARGETS = ("rader_utfall", "omfattas_av_afa", "fk_summa", "afa_summa")
SUMS = {words.FK: "fk_summa", words.AFA: "afa_summa"}


def given(file: CaseFile) -> list[FactView]:
    """What the application says, as the law's facts. What is said of health is no fact of the law and stays in the application."""
    sent = cost_lines.application(file)
    if sent is None:
        return []
    answers, sector = sent.answers, (file.company.settings.get("sector") if file.company else None)
    told: dict[str, Any] = {
        "arbetsgivare": sector or answers.get("sector"), "personalkategori": answers.get("category"),
        "medarbetaravtal": answers.get("own_agreement") == "yes", "efterskydd": answers.get("aftercover") == "yes",
    }  # fmt: skip
    evidence, by = f"submission:{sent.id}", f"company:{file.company.id}" if file.company else ""
    facts = [FactView(name, value, "company", by, evidence) for name, value in told.items() if value is not None]
    newest = max((s.id for s in file.submissions if s.kind in ("application", "cost")), default=sent.id)
    rows = [_told(line) for line in cost_lines.lines(file)]
    facts.append(FactView("rader", rows, "company", by, f"submission:{newest}"))
    consent = next((s for s in file.submissions if s.kind == "consent"), None)
    if consent is not None:
        facts.append(
            FactView(
                "samtycke",
                consent.answers.get("consent") == "yes",
                "claimant",
                f"person:{file.person.id}",
                f"submission:{consent.id}",
            )
        )
    return facts


def _told(line: Line) -> dict[str, Any]:
    """A line as a fact: what was bought, when, for how much, by whom performed."""
    return {
        "nummer": line.key, "åtgärd": line.measure.name, "kostnad": _plain(line.cost), "utförd": line.day.isoformat(),
        "anordnare": line.provider, "inkommen": line.received.isoformat(),
    }  # fmt: skip


def _plain(value: Fraction) -> int | str:
    return int(value) if value.denominator == 1 else str(value)


def consent(file: CaseFile) -> bool | None:
    """Whether the employee consents; None when nothing has been said."""
    return next((bool(fact.value) for fact in file.facts if fact.name == "samtycke"), None)


def earlier(file: CaseFile) -> list[dict[str, Any]]:
    """What has been drawn of the ceilings by other applications, as the law wants it."""
    return next((list(fact.value) for fact in file.facts if fact.name == "tidigare_beviljat"), [])


def approval(file: CaseFile, line: Line) -> tuple[str | None, str | None]:
    """From and to when the provider of the line was approved: the spell that holds its day, or the one nearest to it."""
    spells: list[dict[str, Any]] = next(
        (fact.value for fact in file.facts if fact.name == "anordnare" and fact.part == line.provider), []
    )
    on = line.day.isoformat()
    for spell in spells:
        if spell["från"] <= on and (spell["till"] is None or on <= spell["till"]):
            return spell["från"], spell["till"]
    later = [spell for spell in spells if spell["från"] > on]
    nearest = later[0] if later else spells[-1] if spells else {"från": None, "till": None}
    return nearest["från"], nearest["till"]


def law_row(file: CaseFile, line: Line) -> dict[str, Any]:
    """A line as the law reads it."""
    first, last = approval(file, line)
    return {
        "åtgärd": line.measure.name, "kostnad": _plain(line.cost), "utförd": line.day.isoformat(), "medarbetare": WHOM,
        "moms": _plain(line.vat), "annan_betalar": _plain(line.other), "anordnare_godkänd_från": first, "anordnare_godkänd_till": last,
        "legitimerad": licences.counts(file, line), "evidensbaserad": line.proven, "inkommen": line.received.isoformat(),
        "startade": None if line.started is None else line.started.isoformat(),
    }  # fmt: skip


def ask(file: CaseFile, rows: Sequence[Line], *, on: date) -> Outcome:
    """What the law says of the lines, on a day, for both payers. Missing facts are told, not guessed."""
    law = book(ACT)
    known = {fact.name: fact.value for fact in file.facts if fact.name in law.facts}
    sent = cost_lines.application(file)
    facts: dict[str, Any] = {
        **known, "kostnadsrader": [law_row(file, row) for row in rows], "tidigare_beviljat": earlier(file),
        "arbetsgivare": known.get("arbetsgivare", Arbetsgivare.privat.name), "personalkategori": known.get("personalkategori", Personal.arbetare.name),
    }  # fmt: skip
    choices = {name: value for name, value in file.choices.items() if name in law.choices}
    made = law.decide(facts, on=on, targets=TARGETS, choices=choices)
    results: Mapping[str, Any] = to_json(made.results)
    keyed = [{"nummer": row.key, "åtgärd": row.measure.name, "utförd": row.day.isoformat()} for row in rows]
    return Outcome(
        act=ACT, on=on, results={**results, "rader": keyed}, findings=tuple(finding.as_json() for finding in made.findings),
        receipt=made.receipt.as_json(), facts=to_json(facts), missing=tuple(_missing(file, rows, results)) if sent else (),
    )  # fmt: skip


def _missing(file: CaseFile, rows: Sequence[Line], results: Mapping[str, Any]) -> list[MissingFact]:
    """What each payer waits for: Försäkringskassan for the cost of what it pays afterwards, Afa for the employee's consent."""
    if file.insurer == words.AFA and consent(file) is None:
        asks = Text(
            "Samtycker du till att din arbetsgivare ansöker för dig?", "Do you consent to your employer's application?"
        )
        return [MissingFact("samtycke", asks, "claimant", "consent")]
    if file.insurer != words.FK:
        return []
    waits = [
        row
        for row, got in zip(rows, results["rader_utfall"], strict=True)
        if Fraction(got["fk_stöd"]) > 0 and not row.performed
    ]
    return [
        MissingFact(
            f"kostnad {row.key}", Text(f"Vad kostade åtgärden ({row.label.sv})?", f"What did the measure cost ({row.label.en})?"),
            "employer", "costs",
        )
        for row in waits
    ]  # fmt: skip


def summary(payer: str, total: Fraction) -> Text:
    """What the payer gives, in a sentence."""
    name = words.NAMES[payer]
    if total == 0:
        return Text(f"{name} ersätter inget.", f"{name} pays nothing.")
    return Text(f"{name} ersätter {kronor(total)}.", f"{name} pays {kronor(total, 'en')}.")
