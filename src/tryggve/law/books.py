"""The books of law, written by hand: which chapters make up each act. Whoever adds a chapter adds its line."""

from functools import cache
from importlib import import_module
from pathlib import Path

from tryggve.law.engine import Book
from tryggve.law.engine.errors import UnknownName

LAW = Path(__file__).parent

TITLES = {
    "alf": "Lag (1997:238) om arbetslöshetsförsäkring",
    "laf": "Lag (2024:506) om arbetslöshetsförsäkring",
    "rehab": "Arbetsgivarens stöd för rehabilitering",
    "avtal": "Försäkringsvillkor enligt kollektivavtal",
    "medlemskap": "Lag (1997:239) om arbetslöshetskassor",
}

FOLDERS = {
    "alf": "unemployment.alf",
    "laf": "unemployment.laf",
    "rehab": "rehab",
    "avtal": "agreement",
    "medlemskap": "membership",
}

CHAPTERS: dict[str, tuple[str, ...]] = {
    "alf": (),
    "laf": (),
    "rehab": (),
    "avtal": (),
    "medlemskap": (),
}


@cache
def book(act: str) -> Book:
    """The book of an act: alf, laf, rehab, avtal or medlemskap."""
    if act.lower() != act and act.lower() in TITLES:
        return book(act.lower())
    if act not in TITLES:
        raise UnknownName(act, TITLES, "among the acts")
    folder = FOLDERS[act]
    modules = [import_module(f"tryggve.law.{folder}.{chapter}") for chapter in CHAPTERS[act]]
    path = LAW.joinpath(*folder.split("."))
    amounts, choices = path / "amounts.toml", path / "choices.toml"
    return Book(
        act,
        TITLES[act],
        modules,
        amounts=amounts if amounts.exists() else None,
        choices=choices if choices.exists() else None,
    )


def acts() -> tuple[str, ...]:
    """The names of all acts."""
    return tuple(TITLES)
