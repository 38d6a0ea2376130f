"""One fingerprint for the same answers, however they were sent; and the receipt that a person can read aloud."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from tryggve.casework.base.text import clean_answers

# No 0/O, 1/I/L, U/V: a receipt is read over the telephone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
GROUPS, GROUP = 3, 4


def digest(answers: Mapping[str, Any]) -> str:
    """SHA-256 in hex of the answers as canonical JSON. Raises `UnreadableAnswers`."""
    plain = clean_answers(answers)
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(written.encode()).hexdigest()


def receipt(*, case_number: str, kind: str, key: str, version: int, digest: str) -> str:
    """The same submission gives the same receipt: `K7QX-93MD-2AHP`."""
    number = int.from_bytes(sha256("\0".join([case_number, kind, key, str(version), digest]).encode()).digest(), "big")
    letters = []
    for _ in range(GROUPS * GROUP):
        number, letter = divmod(number, len(LETTERS))
        letters.append(LETTERS[letter])
    return "-".join("".join(letters[start : start + GROUP]) for start in range(0, GROUPS * GROUP, GROUP))
