"""Facts, switches and receipts, from files and from the command line."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tryggve.law.command.arguments import WrongCommand
from tryggve.law.engine.errors import BrokenFile
from tryggve.law.engine.tables import read_toml


def read_facts(source: str | None) -> dict[str, Any]:
    """The facts of a JSON or TOML file (`-` is JSON on standard input); none when no file is named."""
    if source is None:
        return {}
    text = read_text(source)
    return read_toml(text, source) if source.endswith(".toml") else read_json(text, source)


def read_text(source: str) -> str:
    """The text of a file, or of standard input when it is `-`."""
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BrokenFile(source, None, "is not text in UTF-8") from None
    except OSError as unread:
        raise BrokenFile(source, None, f"cannot be read: {unread.strerror}") from None


def read_json(text: str, source: str) -> dict[str, Any]:
    """A JSON object; `BrokenFile` with the line when it is not one."""
    name = "standard input" if source == "-" else source
    try:
        got = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as broken:
        raise BrokenFile(name, broken.lineno, f"is not JSON: {broken.msg}") from None
    except _Twice as twice:
        raise BrokenFile(name, None, f"has the name {str(twice)!r} twice") from None
    if not isinstance(got, dict):
        raise BrokenFile(name, 1, "must be a JSON object of names and values")
    return got


class _Twice(ValueError):
    """A JSON object with one name twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    got = dict(pairs)
    if len(got) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(n for n in names if names.count(n) > 1))
    return got


def read_settings(settings: Sequence[str]) -> dict[str, Any]:
    """`name=value` settings: text as it stands, or JSON when it looks like a list, an object, true, false or null."""
    return {name: _value(text, name) for name, text in _pairs(settings)}


def read_choices(settings: Sequence[str]) -> dict[str, str]:
    """`name=alternative` settings."""
    return dict(_pairs(settings))


def _pairs(settings: Sequence[str]) -> list[tuple[str, str]]:
    for setting in settings:
        if not setting.partition("=")[0].strip() or "=" not in setting:
            raise WrongCommand(f"{setting!r} must be written name=value.")
    return [(name.strip(), text.strip()) for name, _, text in (s.partition("=") for s in settings)]


def _value(text: str, name: str) -> Any:
    if text[:1] in ("[", "{", '"') or text in ("true", "false", "null"):
        try:
            return json.loads(text)
        except json.JSONDecodeError as broken:
            raise WrongCommand(f"The value of {name!r} is not JSON: {broken.msg}.") from None
    return text
