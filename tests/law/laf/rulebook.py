"""What a rule of the act of 2024 is called with when it is called as the function it is."""

from datetime import date

from tryggve.law import book
from tryggve.law.engine import Amounts, Choices
from tryggve.law.engine.choices import chosen

LAW = book("laf")
ON = date(2025, 11, 1)
P = Amounts(LAW.in_force(ON))


def choose(**wanted: str) -> Choices:
    """The switches at their defaults but for those named."""
    return Choices(chosen(LAW.choices, wanted))


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")
