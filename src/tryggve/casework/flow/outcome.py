"""An outcome as the casework keeps it: plain JSON, and the letter in both languages."""

from __future__ import annotations

import dataclasses
from typing import Any

from tryggve.casework.contract.insurance import Insurance
from tryggve.casework.contract.records import CaseFile, Letter, Outcome, PayLine
from tryggve.casework.contract.text import Text

LANGUAGES = ("sv", "en")


def as_kept(outcome: Outcome) -> dict[str, Any]:
    """The outcome as JSON, for `assessments.keep`."""
    plain = dataclasses.asdict(outcome)
    plain["on"] = outcome.on.isoformat()
    return plain


def letter_text(plug: Insurance, outcome: Outcome, file: CaseFile) -> dict[str, Any]:
    """The letter in every language, word for word, as the decision keeps it."""
    return {language: dataclasses.asdict(plug.letter(outcome, file, language=language)) for language in LANGUAGES}


def pay_line(kept: dict[str, Any]) -> PayLine:
    """A kept line, read back."""
    return PayLine(**{**kept, "text": Text(**kept["text"])})


def letter(kept: dict[str, Any]) -> Letter:
    """A kept letter, read back."""
    lists = {name: tuple(kept[name]) for name in ("reasons", "choices")}
    conditions = tuple((words, holds, paragraph) for words, holds, paragraph in kept["conditions"])
    return Letter(
        **{**kept, **lists, "conditions": conditions, "stair": tuple(pay_line(line) for line in kept["stair"])}
    )
