"""The facts behind a decision as rows of its letter: what, its value, from whom, since when it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from tryggve.casework.assessments.records import FactRecord
from tryggve.casework.base.clock import day_of
from tryggve.casework.letters.words import NBSP, REGISTERS, SOURCES, WORDS, day_in_words

Rows = list[dict[str, str]]


def fact_rows(facts: Sequence[FactRecord], language: str) -> Rows:
    """One row for a fact; facts of one name, from one source and known since one day are one row with their number."""
    together: dict[tuple[str, str, date], list[FactRecord]] = defaultdict(list)
    for fact in facts:
        together[fact.name, fact.source, day_of(fact.known_at)].append(fact)
    return [
        {
            "label": _label(name, sorted(fact.part for fact in group if fact.part), language),
            "value": value_in_words([fact.value for fact in group] if len(group) > 1 else group[0].value, language),
            "source": SOURCES[language].get(source, source),
            "known": day_in_words(known, language),
        }
        for (name, source, known), group in together.items()
    ]


def behind(facts: Sequence[FactRecord], used: Sequence[str]) -> list[FactRecord]:
    """The facts that the law was asked with, by name, and what registers answered, from which such facts are made."""
    return [fact for fact in facts if fact.name in used or fact.name == fact.source]


def value_in_words(value: Any, language: str) -> str:
    """A value as a person reads it; several by their number."""
    words = WORDS[language]
    if isinstance(value, bool):
        return words["yes" if value else "no"]
    if isinstance(value, int):
        return f"{value:,}".replace(",", NBSP)
    if isinstance(value, str):
        return _day_or_text(value, language)
    if isinstance(value, dict):
        told = {
            name.replace("_", " "): value_in_words(inner, language)
            for name, inner in value.items()
            if inner not in (None, [], {})
        }
        return (
            next(iter(told.values()))
            if len(told) == 1
            else ", ".join(f"{name} {inner}" for name, inner in told.items()) or words["nothing"]
        )
    if isinstance(value, list) and value:
        return value_in_words(value[0], language) if len(value) == 1 else words["several"].format(n=len(value))
    return words["nothing"]


def _day_or_text(text: str, language: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text), language)
    except ValueError:
        return text


def _label(name: str, parts: list[str], language: str) -> str:
    plain = REGISTERS[language].get(name) or name.replace("_", " ")
    span = f"{parts[0]}–{parts[-1]}" if len(parts) > 1 else "".join(parts)
    return " ".join(word for word in (f"{plain[:1].upper()}{plain[1:]}", span) if word)
