"""Whom an application and an invoice are about: one person, by twelve digits with a right check digit."""

from __future__ import annotations

import re
from typing import Any

NUMBER = re.compile(r"(?:19|20)\d{6}[-+ ]?\d{4}|\d{6}[-+]?\d{4}")


class NotOne(ValueError):
    """No personnummer, a wrong one, or several."""

    def __init__(self, *, several: bool = False) -> None:
        super().__init__("several" if several else "none")
        self.several = several


def one_person(written: Any) -> str:
    """The last ten digits of the only personnummer in what was written. Raises `NotOne`."""
    text = " ".join(map(str, written)) if isinstance(written, list) else str(written or "")
    found = {re.sub(r"\D", "", number)[-10:] for number in NUMBER.findall(text)}
    if len(found) > 1:
        raise NotOne(several=True)
    if not found or not _right(next(iter(found))):
        raise NotOne
    return found.pop()


def _right(ten: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(ten)]
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
