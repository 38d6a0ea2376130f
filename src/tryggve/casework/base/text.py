"""What people write, made safe to keep: readable text, whole characters, nothing that hides or turns other text."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

# Marks that reorder what is shown around them: a name must not read otherwise than it is written.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
DEEPEST = 12


class UnreadableAnswers(Exception):
    """Answers that are no plain data: too deep, a number that is none, or a type that no form sends."""


def clean_text(text: str, *, lines: bool = True) -> str:
    """The same text without control, turning and broken characters, in composed form. `lines`: may have line breaks."""
    whole = text.encode("utf-8", "replace").decode("utf-8") if _broken(text) else text
    one_kind = unicodedata.normalize("NFC", whole.replace("\r\n", "\n").replace("\r", "\n"))
    allowed = "\n\t" if lines else ""
    return "".join(
        character if character in allowed or not _hidden(character) else (" " if character in "\n\t" else "")
        for character in one_kind
    ).strip()


def clean_answers(answers: Any, *, depth: int = 0) -> Any:
    """The same answers as plain JSON with clean text. Raises `UnreadableAnswers`."""
    if depth > DEEPEST:
        raise UnreadableAnswers("too deep")
    if isinstance(answers, str):
        return clean_text(answers)
    if isinstance(answers, Mapping):
        return {
            clean_text(str(key), lines=False): clean_answers(value, depth=depth + 1) for key, value in answers.items()
        }
    if isinstance(answers, Sequence) and not isinstance(answers, bytes | bytearray):
        return [clean_answers(value, depth=depth + 1) for value in answers]
    if isinstance(answers, float) and not math.isfinite(answers):
        raise UnreadableAnswers("a number that is none")
    if answers is None or isinstance(answers, bool | int | float):
        return answers
    raise UnreadableAnswers(type(answers).__name__)


def _broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _hidden(character: str) -> bool:
    return character in TURNING or unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"}
