"""The books of law, written by hand: which chapters make up each act. Whoever adds a chapter adds its line."""

from functools import cache
from importlib import import_module
from importlib.util import resolve_name
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
    "alf": (
        "facts",
        "p00_tillamplig_lag",
        "p04_forsakringar",
        "p09_grundvillkor",
        "p12_arbetsvillkor",
        "p15_ramtid",
        "p20_veckoersattning",
        "p21_period",
        "p23_normalarbetstid",
        "p24_dagpenning",
        "p31_samordning",
        "p34_foretagare",
        "p38_vecka",
        "p39_bisyssla",
        "p43_sanktioner",
        "p44_lampligt_arbete",
        "p47_ansokan",
        "p68_aterkrav",
        "fo14_utbildning",
        "akt_aktivitetsstod",
        "veckor",
    ),
    "laf": (
        "facts",
        "ch2_general_conditions",
        "ch2_business",
        "ch3_income_condition",
        "ch3_incomes",
        "ch3_reference_period",
        "ch4_benefit_period",
        "ch5_membership",
        "ch5_earlier_income",
        "ch5_amount",
        "ch6_income_of_the_month",
        "ch6_application",
        "ch6_days",
        "ch6_month",
        "ch6_outcomes",
        "ch7_sanctions",
        "ch8_recovery",
        "ch10_application",
        "transition",
        "..aktivitetsstod.support",
    ),
    "rehab": ("facts", "coverage", "split", "keeping"),
    "avtal": ("facts", "period", "packages", "premiums"),
    "medlemskap": ("facts", "entry", "months", "exits", "fees"),
}


class Shelf:
    """All books. `book("laf")` opens one, checks it and remembers it; `book.acts` are their names."""

    acts = tuple(TITLES)

    def __call__(self, act: str) -> Book:
        """The book of an act; `UnknownName` when there is none of that name."""
        name = act.lower()
        if name not in TITLES:
            raise UnknownName(act, TITLES, "among the acts")
        return _open(name)


def _module(folder: str, chapter: str) -> str:
    """The module of a chapter; `..other.file` lies in a folder beside the act's own."""
    return resolve_name(chapter if chapter.startswith(".") else f".{chapter}", f"tryggve.law.{folder}")


@cache
def _open(act: str) -> Book:
    folder = FOLDERS[act]
    modules = [import_module(_module(folder, chapter)) for chapter in CHAPTERS[act]]
    path = LAW.joinpath(*folder.split("."))
    amounts, choices = path / "amounts.toml", path / "choices.toml"
    return Book(
        act,
        TITLES[act],
        modules,
        amounts=amounts if amounts.exists() else None,
        choices=choices if choices.exists() else None,
    )


book = Shelf()
