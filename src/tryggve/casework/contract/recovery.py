"""What goes between the casework and an insurance about money paid too much. Frozen; amounts in exact kronor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tryggve.casework.contract.text import Text


@dataclass(frozen=True, slots=True)
class Overpaid:
    """What was paid for a period, and what is right. `act` and `on`: by which law the period was counted, and the day it was asked."""

    act: str
    on: date
    period: str
    paid: Fraction
    right: Fraction

    @property
    def too_much(self) -> Fraction:
        """Paid beyond what is right."""
        return self.paid - self.right


@dataclass(frozen=True, slots=True)
class RecoveryQuestion:
    """Something an officer must judge, yes or no. `holds` and `fails` are how the answer stands in the letter."""

    key: str
    question: Text
    holds: Text
    fails: Text
    law_text: Text
    paragraph: str


@dataclass(frozen=True, slots=True)
class RecoveryRules:
    """What must be judged before anything is recovered, and the words for it.

    `what`: what was paid (`vecka 44`); `choices`: where the rules are silent, and what is done then; `whole_kronor`: the rules
    know no öre.
    """

    what: Text
    questions: tuple[RecoveryQuestion, ...]
    paragraph: str
    choices: tuple[Text, ...] = ()
    whole_kronor: bool = False
