"""What is said of health, kept apart: in the signed answers a commitment stands in its place, which tells nothing without its salt."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from hmac import new as keyed
from typing import Any

from tryggve.casework.applications.digests import digest
from tryggve.casework.base.text import clean_answers

SALT = "salt"
"""Where the salt stands among answers that have not been sent. It leaves them when they are split, and is erased with what it hides."""
SALT_BYTES = 32


class Unsalted(ValueError):
    """Answers about health that no salt came with: whoever guessed a short text could try it against what is signed."""


@dataclass(frozen=True, slots=True)
class Split:
    """Answers in two: what stays (with commitments), and what can be erased (by place), with its salt."""

    stays: dict[str, Any]
    hidden: Mapping[str, Any]
    salt: str


def new_salt() -> str:
    """A random salt, 64 characters of hex. The same one from the first draft until it is signed and sent."""
    return secrets.token_hex(SALT_BYTES)


def split(answers: Mapping[str, Any], sensitive: frozenset[str]) -> Split:
    """The answers with a commitment wherever a key in `sensitive` says something, at any depth; and what it said.

    Without such keys the answers stay as they are. Raises `Unsalted`, `UnreadableAnswers`.
    """
    plain = clean_answers(answers)
    if not sensitive:
        return Split(plain, {}, "")
    salt = str(plain.pop(SALT, ""))
    hidden: dict[str, Any] = {}
    _each(plain, "", lambda key, place, value: _note(hidden, key in sensitive and bool(value), place, value))
    if hidden and not _is_salt(salt):
        raise Unsalted
    committed = {place: commitment(salt, place, value) for place, value in hidden.items()}
    return Split(joined(plain, committed), hidden, salt if hidden else "")


def signed_digest(answers: Mapping[str, Any], sensitive: frozenset[str]) -> str:
    """What a signature covers: SHA-256 in hex of the answers as they stay when the rest has been erased."""
    return digest(split(answers, sensitive).stays)


def commitment(salt: str, place: str, value: Any) -> str:
    """HMAC-SHA-256 in hex, under the salt, of the place and what it says: two equal answers in two places look unlike."""
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return keyed(bytes.fromhex(salt), f"{place}\0{said}".encode(), sha256).hexdigest()


def joined(stays: Mapping[str, Any], put: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with what `put` has for some places; the rest as it is."""
    return {key: _joined(value, f"/{_written(key)}", put) for key, value in stays.items()}


def opens(stays: Mapping[str, Any], hidden: Mapping[str, Any], salt: str) -> bool:
    """Whether what was hidden is what was committed to, all of it."""
    found: dict[str, Any] = {}
    _each(stays, "", lambda _key, place, value: _note(found, place in hidden, place, value))
    return found == {place: commitment(salt, place, value) for place, value in hidden.items()}


def _joined(value: Any, place: str, put: Mapping[str, Any]) -> Any:
    if place in put:
        return put[place]
    if isinstance(value, Mapping):
        return {key: _joined(one, f"{place}/{_written(key)}", put) for key, one in value.items()}
    if isinstance(value, list):
        return [_joined(one, f"{place}/{number}", put) for number, one in enumerate(value)]
    return value


def _each(value: Any, place: str, see: Callable[[str, str, Any], bool]) -> None:
    """Every value under a key, from the outside in; what `see` has taken is not looked into."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            here = f"{place}/{_written(key)}"
            if not see(key, here, one):
                _each(one, here, see)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            _each(one, f"{place}/{number}", see)


def _note(found: dict[str, Any], wanted: bool, place: str, value: Any) -> bool:  # noqa: FBT001 - two callers, one meaning
    if wanted:
        found[place] = value
    return wanted


def _written(key: str) -> str:
    """A key inside a place (`/lines/0/therapist`, as a JSON pointer has it), so that no two places are written alike."""
    return key.replace("~", "~0").replace("/", "~1")


def _is_salt(salt: str) -> bool:
    return len(salt) == 2 * SALT_BYTES and all(letter in "0123456789abcdef" for letter in salt)
