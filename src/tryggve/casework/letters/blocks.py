"""The blocks of a decision letter: what the insurance says, the facts with their sources, the insurer's head and foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tryggve.casework.assessments.records import FactRecord
from tryggve.casework.letters.fact_rows import fact_rows
from tryggve.casework.letters.words import WORDS, day_in_words
from tryggve.casework.people.records import CompanyRecord, InsurerRecord, PersonRecord

COLOUR = "#005a70"


def blocks(
    said: Mapping[str, Any],
    *,
    language: str,
    facts: Sequence[FactRecord],
    head: Mapping[str, Any],
    review_until: date | None,
) -> dict[str, Any]:
    """All that a letter shows, as plain JSON: the templates add nothing but the type.

    `said` is the contract's `Letter` as a mapping; `facts` (label, value, source, known) and `disagree_by` (an ISO day) may come
    with it, otherwise the facts are those of the assessment and the last day is the decision's own.
    """
    words = WORDS[language]
    last_day = said.get("disagree_by") or (review_until.isoformat() if review_until else "")
    return {
        "language": language, "words": dict(words), "head": dict(head),
        "title": said["title"], "decision": said["decision"], "now": said["now"],
        "stair": [
            {"text": step["text"][language], "amount": step["amount"], "paragraph": step["paragraph"]} for step in said["stair"]
        ],
        "conditions": [
            {"text": text, "result": words["holds" if holds else "fails"], "paragraph": paragraph}
            for text, holds, paragraph in said["conditions"]
        ],
        "reasons": list(said["reasons"]), "choices": list(said["choices"]), "disagree": said["disagree"],
        "disagree_by": words["disagree_by"].format(day=day_in_words(date.fromisoformat(last_day), language)) if last_day else "",
        "facts": list(said.get("facts", ())) or fact_rows(facts, language),
    }  # fmt: skip


def letterhead(
    insurer: InsurerRecord, to: PersonRecord | CompanyRecord, *, language: str, day: date, case: str, number: str
) -> dict[str, Any]:
    """Sender, recipient, references, foot. The address of a person whose data are protected is never printed."""
    words = WORDS[language]
    sender = insurer.settings.get("letterhead", {})
    orgnr = f"{insurer.orgnr[:6]}-{insurer.orgnr[6:]}"
    where = ", ".join(part for part in (sender.get("street", ""), _town(sender)) if part)
    told = {way: f"{words[way]} {sender[way]}" for way in ("phone", "email", "web") if sender.get(way)}
    hours = insurer.settings.get("contact_hours", {}).get(language, "")
    asked = [", ".join(part for part in (told[way], hours if way == "phone" else "") if part) for way in told]
    lines = [to.name, *_address(to)]
    return {
        "insurer": insurer.name,
        "colour": sender.get("colour", COLOUR),
        "references": [
            [words["date"], day_in_words(day, language)],
            [words["case"], case],
            [words["decision"], number],
        ],
        "recipient": [line for line in lines if line],
        "contact": [words["write"].format(case=case), *(f"{way}." for way in asked)],
        "foot": [
            f"{insurer.name} · {words['orgnr']} {orgnr}",
            " · ".join(part for part in (where, *told.values()) if part),
        ],
    }


def _address(to: PersonRecord | CompanyRecord) -> list[str]:
    if isinstance(to, PersonRecord) and to.protected:
        return []
    where = to.address if isinstance(to, PersonRecord) else to.settings.get("address", {})
    return [where.get("street", ""), _town(where)]


def _town(address: Mapping[str, str]) -> str:
    return " ".join(
        part for part in (address.get("postcode", ""), address.get("town") or address.get("city", "")) if part
    )
