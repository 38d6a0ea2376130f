"""Hashes that say which rules and amounts an answer came from."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from tryggve.law.engine.amounts import Amount
from tryggve.law.engine.coerce import to_json
from tryggve.law.engine.errors import NoAmount

ROOM = "tryggve.law."
ENGINE = "tryggve.law.engine"


def hash_of(modules: Sequence[ModuleType]) -> str:
    """SHA-256 over the source of the modules and of every law module that they use, the engine apart."""
    waiting, seen = [m.__name__ for m in modules], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for value in vars(sys.modules[name]).values():
            used = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
            used = getattr(getattr(value, "fn", None), "__module__", used)
            if isinstance(used, str) and used.startswith(ROOM) and not used.startswith(ENGINE):
                waiting.append(used)
    parts = []
    for name in sorted(seen):
        file = sys.modules[name].__file__
        assert file is not None
        parts.append(name.encode() + b"\0" + Path(file).read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return _sha256(b"".join(parts))


def hash_of_amounts(amounts: Mapping[str, Amount], on: date) -> str:
    """SHA-256 over every amount in force on the date."""
    in_force: dict[str, Any] = {}
    for name, amount in amounts.items():
        try:
            dated = amount.at(on)
        except NoAmount:
            continue
        in_force[name] = [to_json(dated.value), dated.first.isoformat(), dated.source, amount.unit]
    return _sha256(json.dumps(in_force, sort_keys=True, ensure_ascii=False).encode())


def _sha256(content: bytes) -> str:
    import hashlib  # noqa: PLC0415  (loads OpenSSL: a tenth of what importing the law takes, and only receipts need it)

    return hashlib.sha256(content).hexdigest()
