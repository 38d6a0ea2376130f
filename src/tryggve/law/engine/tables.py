"""TOML files of named tables, with refusals that name file and line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tryggve.law.engine.errors import BrokenFile


@dataclass(frozen=True, slots=True)
class Table:
    """One `[name]` table of a file."""

    name: str
    raw: Mapping[str, Any]
    file: str
    line: int | None

    def broken(self, problem: str) -> BrokenFile:
        """The refusal to raise, saying where."""
        return BrokenFile(self.file, self.line, f"[{self.name}]: {problem}")

    def text(self, key: str, default: str | None = None) -> str:
        got = self.raw.get(key, default)
        if not isinstance(got, str) or not got:
            raise self.broken(f"{key!r} must be a text")
        return got

    def texts(self, key: str) -> tuple[str, ...]:
        got = self.raw.get(key)
        if not isinstance(got, list) or not got or not all(isinstance(g, str) for g in got):
            raise self.broken(f"{key!r} must be a list of texts")
        return tuple(got)

    def pair(self, key: str) -> tuple[int | None, int | None]:
        got = self.raw.get(key)
        if got is None:
            return None, None
        if not isinstance(got, list) or len(got) != 2 or not all(type(g) is int for g in got) or got[0] > got[1]:  # noqa: PLR2004
            raise self.broken(f"{key!r} must be two whole numbers, lowest first")
        return got[0], got[1]

    def rows(self, key: str) -> list[Mapping[str, Any]]:
        got = self.raw.get(key)
        if not isinstance(got, list) or not got or not all(isinstance(g, dict) for g in got):
            raise self.broken(f"{key!r} must be a list of tables")
        return got


def read_toml(text: str, file: str) -> dict[str, Any]:
    """The file's content; `BrokenFile` with the line when it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        found = re.search(r"\(at (?:line (\d+)[^)]*|end of document)\)", str(broken))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise BrokenFile(file, line, re.sub(r" \(at .*\)$", "", str(broken))) from None


def read_tables(file: Path) -> list[Table]:
    """Every table of the file, in its order."""
    text = file.read_text(encoding="utf-8")
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(r"""\s*\[\s*["']?([^\]"']+?)["']?\s*\]""", line):
            lines.setdefault(found[1], number)
    content = read_toml(text, file.name)
    for name, raw in content.items():
        if not isinstance(raw, dict):
            raise BrokenFile(file.name, None, f"{name!r} must be a table [{name}]")
    return [Table(name, raw, file.name, lines.get(name)) for name, raw in content.items()]
