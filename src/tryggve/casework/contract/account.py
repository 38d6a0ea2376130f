"""What goes between the casework and an insurance when a payer asks a company for an account of what was done. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tryggve.casework.contract.text import Text


@dataclass(frozen=True, slots=True)
class AccountQuestion:
    """One thing that the company tells of a measure, in its own words; `key` is the answer's name."""

    key: str
    label: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A measure of the application: its key there, what it was, when, what an account of it is to tell.

    `asked`: whether the payer may ask for an account of it now, since it pays something of it.
    """

    key: str
    label: Text
    day: date
    questions: tuple[AccountQuestion, ...]
    asked: bool
