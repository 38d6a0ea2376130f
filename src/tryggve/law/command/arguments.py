"""What the command takes."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from tryggve.law.books import TITLES
from tryggve.law.engine.errors import LawError


class WrongCommand(LawError):
    """The command line itself cannot be understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongCommand(f"{self.prog}: {message} (see {self.prog} --help).")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; `WrongCommand` in one sentence when they make no sense."""
    top = _Parser(prog="tryggve law", description="Ask the law: any rule, any date, with reasons.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    _questions(verbs)
    _browsing(verbs)
    _checking(verbs)
    _people(verbs)
    return top.parse_args(list(argv))


def _questions(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    for name, says in (
        ("eval", "give the value of rules for one person"),
        ("explain", "show the tree of rules below an answer"),
        ("why", "show a rule's own source with the values put in"),
        ("compare", "one person under both unemployment acts, difference per day"),
    ):
        verb = verbs.add_parser(name, help=says, description=says)
        verb.add_argument("names", nargs="*" if name == "compare" else "+", metavar="NAME", help="a rule's name")
        if name != "compare":
            _law(verb)
        verb.add_argument("--on", type=_day, required=True, metavar="DATE", help="the date asked, such as 2025-11-01")
        verb.add_argument("--facts", metavar="FILE", help="facts as JSON or TOML; - reads JSON from standard input")
        verb.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="a fact, or a rule given instead of computed",
        )
        verb.add_argument("--choose", action="append", default=[], metavar="NAME=ALTERNATIVE", help="a named switch")
        verb.add_argument("--json", action="store_true", help="write JSON")


def _browsing(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    listing = verbs.add_parser("list", help="list the rules and facts of an act")
    _law(listing)
    listing.add_argument("--on", type=_day, metavar="DATE", help="only what is in force on the date")
    listing.add_argument("--facts", action="store_true", help="list facts instead of rules")
    listing.add_argument("--amounts", action="store_true", help="list amounts instead of rules")
    showing = verbs.add_parser("show", help="show a rule, a fact or an amount: versions, paragraphs, source")
    showing.add_argument("names", nargs="+", metavar="NAME")
    _law(showing)
    choosing = verbs.add_parser("choices", help="list the named switches: where the law is silent or unsure")
    choosing.add_argument("--law", type=_act, help="one act; all when left out")
    for verb in (listing, showing, choosing):
        verb.add_argument("--json", action="store_true", help="write JSON")


def _checking(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    cases = verbs.add_parser("cases", help="run a folder of cases")
    cases.add_argument("path", type=Path, metavar="FOLDER", help="a TOML file, or a folder with one folder per act")
    cases.add_argument("--law", type=_act, help="the act; otherwise the name of the folder the file lies in")
    cases.add_argument("--json", action="store_true", help="write JSON")
    verify = verbs.add_parser("verify", help="recompute a receipt, offline")
    verify.add_argument("receipt", metavar="RECEIPT", help="a receipt, or what eval --json wrote; - is standard input")
    verify.add_argument("--json", action="store_true", help="write JSON")
    docs = verbs.add_parser("docs", help="write the pages of rules, one per chapter")
    docs.add_argument("--to", type=Path, default=Path("docs/rules"), metavar="FOLDER")
    docs.add_argument("--cases", type=Path, default=Path("tests/law/cases"), metavar="FOLDER")
    docs.add_argument("--check", action="store_true", help="write nothing; fail when a page differs")


def _people(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    run = verbs.add_parser("run", help="a table of people in, columns out (Parquet or CSV)")
    run.add_argument("names", nargs="+", metavar="NAME", help="a rule's name: a column of the result")
    _law(run)
    run.add_argument("--on", type=_day, required=True, metavar="DATE")
    run.add_argument("--in", dest="source", type=Path, required=True, metavar="FILE", help="people: .parquet or .csv")
    run.add_argument("--out", dest="target", type=Path, required=True, metavar="FILE", help="result: .parquet or .csv")
    run.add_argument("--keep", action="append", default=[], metavar="COLUMN", help="a column to copy to the result")
    run.add_argument("--choose", action="append", default=[], metavar="NAME=ALTERNATIVE")
    run.add_argument("--backend", choices=("auto", "numpy", "numba"), default="auto")
    run.add_argument("--quiet", action="store_true", help="no progress bar")
    bench = verbs.add_parser("bench", help="measure, side by side with OpenFisca when it is there")
    bench.add_argument("--people", type=int, default=5_000_000)
    bench.add_argument("--rounds", type=int, default=5)
    bench.add_argument("--folder", type=Path, default=Path("bench"), help="where the benchmarks lie")
    bench.add_argument("--openfisca", metavar="PYTHON", help="a Python that has bench/requirements.txt")
    bench.add_argument("--only", action="append", default=[], metavar="LINE", help="run only this line")
    bench.add_argument("--json", action="store_true", help="write JSON")


def _law(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--law", type=_act, required=True, help=", ".join(TITLES))


def _act(text: str) -> str:
    if text.lower() not in TITLES:
        raise argparse.ArgumentTypeError(f"{text!r} is not an act; the acts are {', '.join(TITLES)}")
    return text.lower()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-11-01") from None
