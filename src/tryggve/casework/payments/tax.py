"""Preliminary tax on a benefit: the percentage that the tax register gives, 30 percent when it gives none.

How a part of a krona is treated is a named choice, since the register's answer does not say. Ours is `öretal_faller_bort`: amounts
of tax are stated in whole kronor and öre fall away (skatteförfarandelagen's way of stating tax; how sure: our reading, unverified).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

ÖRE_PER_KRONA: Final = 100
WITHOUT_ANSWER: Final = 30
HUNDRED: Final = 100


class Rounding(StrEnum):
    """The choice `skatteavdrag_avrundning`."""

    ÖRETAL_FALLER_BORT = "öretal_faller_bort"
    NÄRMASTE_KRONA = "närmaste_krona"
    HELA_ÖRE = "hela_öre"


class NotAPercentage(Exception):
    """The tax register's answer holds no percentage between 0 and 100."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """`amount` in whole öre; `basis` says how it came about and is kept with the order."""

    amount: int
    basis: Mapping[str, Any]


def deduction(gross: int, answer: Any = None, *, rounding: Rounding = Rounding.ÖRETAL_FALLER_BORT) -> Deduction:
    """The tax to hold back from `gross` öre. `answer`: the register's percentage, or a record with `procent`; None when it gave none.

    Raises `NotAPercentage`: a broken answer is not the same as no answer.
    """
    percent = _percent(answer)
    exact = gross * percent  # hundredths of an öre
    if rounding is Rounding.HELA_ÖRE:
        amount = exact // HUNDRED
    else:
        whole_krona = HUNDRED * ÖRE_PER_KRONA
        half = whole_krona // 2 if rounding is Rounding.NÄRMASTE_KRONA else 0
        amount = (exact + half) // whole_krona * ÖRE_PER_KRONA
    source = "none" if answer is None else "register"
    basis = {
        "percent": percent,
        "source": source,
        "answer": answer,
        "choices": {"skatteavdrag_avrundning": rounding.value},
    }
    return Deduction(amount=min(amount, gross), basis=basis)


def _percent(answer: Any) -> int:
    if answer is None:
        return WITHOUT_ANSWER
    given = answer.get("procent") if isinstance(answer, Mapping) else answer
    if isinstance(given, str) and given.isascii() and given.isdigit():
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= HUNDRED:
        raise NotAPercentage(repr(answer))
    return given
