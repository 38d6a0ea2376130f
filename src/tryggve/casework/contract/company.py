"""What goes between the casework and an insurance where a company applies for one of its employees. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tryggve.casework.contract.records import Option
from tryggve.casework.contract.text import Text


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """What a company is asked: the lists to choose from, whom it is sent to, what is signed, what is said of health data."""

    title: Text
    measures: tuple[Option, ...]
    categories: tuple[Option, ...]
    licences: tuple[Option, ...]
    sectors: tuple[Option, ...]
    payers: tuple[str, ...]
    declaration: Text
    health_notice: Text


@dataclass(frozen=True, slots=True)
class PayerShare:
    """What one payer (an insurer's key) pays of a cost, kronor, and why in words."""

    payer: str
    amount: Fraction
    why: Text
    paragraph: str


@dataclass(frozen=True, slots=True)
class CostShare:
    """One cost line: what each payer pays, what the company bears, what somebody else does. The parts sum to the cost."""

    key: str
    label: Text
    cost: Fraction
    shares: tuple[PayerShare, ...]
    own: Fraction
    others: Fraction = Fraction(0)
    day: date | None = None

    def of(self, payer: str) -> Fraction:
        """What one payer pays, kronor."""
        return next((share.amount for share in self.shares if share.payer == payer), Fraction(0))


@dataclass(frozen=True, slots=True)
class CeilingView:
    """How a year's ceiling stands after this application, kronor. `scope`: person or company."""

    text: Text
    used: Fraction
    most: Fraction
    left: Fraction
    year: int
    scope: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day at one payer; None where there is none."""

    payer: str
    last: date | None
    text: Text


@dataclass(frozen=True, slots=True)
class CostSplit:
    """Who pays what of every line. `deadlines` come in order, the first day first."""

    lines: tuple[CostShare, ...]
    totals: Mapping[str, Fraction]
    own: Fraction
    ceilings: tuple[CeilingView, ...]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Payable:
    """Something to pay when the case is granted: its key (unique over the matter), the day to pay it, what it is in words."""

    key: str
    due: date
    words: Text


LICENCE = "legitimation"
"""The fact that the register of licensed health professionals gives: `från` and `till` of everybody of the name it was asked by."""


@dataclass(frozen=True, slots=True)
class LicenceAsked:
    """Somebody's licence that an assessment rests on. `part` is its place in the application: the fact is kept by that,
    since who treats a person tells of their health.
    """

    part: str
    name: str
    profession: str
