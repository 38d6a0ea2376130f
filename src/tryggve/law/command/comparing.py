"""`compare`: one person under the act of 1997 and the act of 2024, with the difference per day."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.law.books import book
from tryggve.law.command.arguments import WrongCommand
from tryggve.law.command.asking import decision_as_json, write_json
from tryggve.law.command.reading import read_choices, read_facts, read_settings
from tryggve.law.engine import Decision, to_json
from tryggve.law.engine.errors import UnknownName
from tryggve.law.engine.texts import in_words

ACTS = ("alf", "laf")
PER_DAY = "dagpenning"


def compare_command(arguments: argparse.Namespace) -> int:
    """Write each named value under both acts, and the difference of the day amounts."""
    facts = {**read_facts(arguments.facts), **read_settings(arguments.set)}
    choices = read_choices(arguments.choose)
    names = arguments.names or [PER_DAY]
    for kind, given in (("facts", facts), ("choices", choices)):
        _known_to_one(kind, given)
    made = {act: _decide(act, facts, choices, names, arguments.on) for act in ACTS}
    rows = {n: {act: m.values.get(n) for act, m in made.items()} for n in names}
    gaps = {n: gap for n, row in rows.items() if (gap := _gap(row["alf"], row["laf"])) is not None}
    if arguments.json:
        write_json(
            {
                "on": arguments.on.isoformat(),
                **{act: decision_as_json(m) for act, m in made.items()},
                "difference": to_json(gaps),
                "difference_per_day": to_json(gaps.get(PER_DAY)),
            }
        )
        return 0
    for name, row in rows.items():
        sides = " · ".join(f"{act.upper()} {in_words(value)}" for act, value in row.items())
        said = f" · skillnad {in_words(gaps[name])}" if name in gaps else ""
        sys.stdout.write(f"{name}: {sides}{said}{' kr om dagen' if name == PER_DAY else ''}\n")
    return 0


def _gap(alf: Any, laf: Any) -> Fraction | None:
    numbers = [v for v in (alf, laf) if isinstance(v, int | Fraction) and not isinstance(v, bool)]
    return Fraction(laf) - alf if len(numbers) == len(ACTS) else None


def _known_to_one(kind: str, given: Mapping[str, Any]) -> None:
    known: set[str] = set()
    for act in ACTS:
        law = book(act)
        known |= set(law.choices) if kind == "choices" else set(law.facts) | set(law.rules)
    for name in given:
        if name not in known:
            raise UnknownName(name, known, "in alf or laf")


def _decide(act: str, facts: Mapping[str, Any], choices: Mapping[str, str], names: list[str], on: date) -> Decision:
    law = book(act)
    targets = [n for n in names if n in law.rules]
    if not targets:
        raise WrongCommand(f"{act.upper()} has no rule named {' or '.join(names)}; name a rule that it has.")
    own = {n: v for n, v in facts.items() if n in law.facts or n in law.rules}
    return law.decide(own, on=on, targets=targets, choices={n: c for n, c in choices.items() if n in law.choices})
