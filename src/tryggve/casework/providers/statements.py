"""What a provider tells, as plain data, and what its signature is for. The subject holds the digest of every word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

from tryggve.casework.base.text import clean_text
from tryggve.casework.providers.records import COMPETENCES, HIRED

LONGEST_NAME, LONGEST_TOWN = 120, 60


class UnknownCompetence(ValueError):
    """Not one of the competences that are asked for."""


class Unreadable(ValueError):
    """A name is missing, or a declaration is none of those that are asked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: name and town, what one is competent in, what one declares. `last_day` only where an end is asked for."""

    name: str
    town: str
    competences: tuple[str, ...]
    hired: str = ""
    duties: bool | None = None
    last_day: date | None = None


def cleaned(told: Told) -> Told:
    """The same, as it is kept: readable text, competences in the order they are listed.

    Raises `UnknownCompetence`, `Unreadable`.
    """
    name = clean_text(told.name, lines=False)[:LONGEST_NAME]
    if not name or told.hired not in ("", *HIRED):
        raise Unreadable(told.name)
    town = clean_text(told.town, lines=False)[:LONGEST_TOWN]
    return replace(told, name=name, town=town, competences=tuple(known(told.competences)))


def known(competences: Sequence[str]) -> list[str]:
    """The competences in the order they are listed. Raises `UnknownCompetence`."""
    unknown = set(competences) - set(COMPETENCES)
    if unknown:
        raise UnknownCompetence(", ".join(sorted(unknown)))
    return [one for one in COMPETENCES if one in competences]


def subject(*, kind: str, insurer: str, orgnr: str, told: Told) -> str:
    """What the signature of a statement is for: `application`, `change` or `ending`, to whom, by whom, saying what."""
    text = json.dumps(asdict(cleaned(told)), default=str, sort_keys=True, ensure_ascii=False)
    return f"provider:{kind}:{insurer}:{orgnr}:{sha256(text.encode()).hexdigest()[:32]}"
