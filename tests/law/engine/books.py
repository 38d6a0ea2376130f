"""The sample book, and books made in a test."""

from datetime import date
from pathlib import Path
from types import ModuleType

from tests.law.engine.sample import rules
from tryggve.law.engine import Book

FOLDER = Path(__file__).with_name("sample")
ON = date(2023, 5, 1)
AMINA = {"inkomster": [30_000] * 6, "ålder": 41, "utbud": 40, "timmar": 10, "medlem": "TOLV"}


def sample() -> Book:
    return Book("prov", "Provlagen", [rules], amounts=FOLDER / "amounts.toml", choices=FOLDER / "choices.toml")


def book_of(*, amounts: Path | None = None, choices: Path | None = None, facts: dict | None = None, **named) -> Book:
    """A book of the rules given by name, and of facts."""
    module = ModuleType("made")
    module.__dict__.update(named)
    module.__dict__["__tryggve_facts__"] = facts or {}
    return Book("prov", "Provlagen", [module], amounts=amounts, choices=choices)
