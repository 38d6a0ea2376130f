"""The sentences of rules: checked when a book is opened, filled when a finding is read, in Swedish numbers."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from tryggve.law.engine.amounts import Amount
from tryggve.law.engine.choices import Choice
from tryggve.law.engine.coerce import text_of
from tryggve.law.engine.errors import BrokenText, UnknownName
from tryggve.law.engine.exact import half_up
from tryggve.law.engine.rule import Rule

HOLE = re.compile(r"\{(?:(p|choices)\.)?(\w+)\}")
NBSP = "\N{NO-BREAK SPACE}"


@cache
def _parts(text: str) -> tuple[str | tuple[str, str], ...]:
    parts: list[str | tuple[str, str]] = []
    end = 0
    for hole in HOLE.finditer(text):
        parts += [text[end : hole.start()], (hole[1] or "", hole[2])]
        end = hole.end()
    return (*parts, text[end:])


def check_text(rule: Rule[..., Any], amounts: Mapping[str, Amount], choices: Mapping[str, Choice]) -> None:
    """Raise when the rule's text names something the rule does not read."""
    if rule.text is None:
        return
    for part in _parts(rule.text):
        if isinstance(part, str):
            if "{" in part or "}" in part:
                raise BrokenText(f"The text of {rule.name!r} has a brace that names nothing: {rule.text!r}.")
            continue
        scope, name = part
        known = {"p": amounts, "choices": choices}.get(scope, [*rule.arguments, "value", rule.name])
        if name not in known:
            raise UnknownName(f"{scope}.{name}" if scope else name, list(known), f"in the text of {rule.name!r}")


def fill(text: str, inputs: Mapping[str, Any], amounts: Mapping[str, Any], choices: Mapping[str, str]) -> str:
    """The text with the values put in; an amount the rule never came to read is shown as a dash."""
    scopes = {"": inputs, "p": amounts, "choices": choices}
    return "".join(
        part if isinstance(part, str) else in_words(scopes[part[0]].get(part[1], "–")) for part in _parts(text)
    )


def in_words(value: Any) -> str:  # noqa: PLR0911  (one return for each kind of value)
    """The value as a person reads it: 21 454,55 · ja · 2025-10-01."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value is None:
        return "saknas"
    if isinstance(value, Enum):
        return value.name.lower().replace("_", " ")
    if isinstance(value, int):
        return f"{value:,}".replace(",", NBSP)
    if isinstance(value, Fraction):
        return _fraction(value)
    if isinstance(value, date):
        return value.isoformat()
    if names := _fields(value):
        return "; ".join(f"{name} {in_words(getattr(value, name))}" for name in names)
    if isinstance(value, tuple):
        return ", ".join(map(in_words, value)) or "inga"
    return str(value)


def _fields(value: Any) -> tuple[str, ...]:
    """The names within a record; none for anything else."""
    return getattr(value, "_fields", ()) or tuple(getattr(value, "__dataclass_fields__", ()))


def _fraction(value: Fraction) -> str:
    """The exact decimals when two are enough, otherwise rounded to two and marked so."""
    text = str(text_of(value))
    if "/" in text or len(text.partition(".")[2]) > 2:  # noqa: PLR2004
        hundredths = half_up(abs(value) * 100)
        sign = "-" if value < 0 else ""
        return f"≈{NBSP}{sign}{in_words(hundredths // 100)},{hundredths % 100:02d}"
    whole, _, decimals = text.lstrip("-").partition(".")
    sign = "-" if value < 0 else ""
    return f"{sign}{in_words(int(whole))}{f',{decimals}' if decimals else ''}"
