"""One way to write a JSON value, so that two equal values have the same digest."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """The value as JSON with sorted keys and no spaces. Raises `TypeError` for what is not plain JSON, floats included."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _refuse_floats(value: Any) -> None:
    # A float is never the amount that somebody gave: 0.1 would already be another number.
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float; facts and results are exact")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
