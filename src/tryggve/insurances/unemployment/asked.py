"""Questions as data: a TOML file with a table for each, read into the contract's own records."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tryggve.casework.contract.records import Option, Question
from tryggve.casework.contract.text import Text


def document(file: Path) -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def questions(file: Path) -> tuple[Question, ...]:
    """Every question of the file, in order."""
    return tuple(question(entry) for entry in document(file)["question"])


def text(words: dict[str, str]) -> Text:
    """The words in both languages."""
    return Text(words["sv"], words["en"])


def question(entry: dict[str, Any]) -> Question:
    """One question."""
    shown = entry.get("show_if")
    return Question(
        id=entry["id"],
        section=entry["section"],
        text=text(entry["text"]),
        help=text(entry["help"]),
        kind=entry["kind"],
        options=tuple(Option(o["key"], text(o)) for o in entry.get("options", ())),
        show_if=None if shown is None else (shown[0], tuple(shown[1])),
        required=entry.get("required", True),
        why=text(entry["why"]) if "why" in entry else None,
        error=text(entry["error"]) if "error" in entry else None,
    )
