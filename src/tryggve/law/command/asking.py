"""`eval`, `explain` and `why`: one person."""

import argparse
import json
import sys

from tryggve.law.books import book
from tryggve.law.command.reading import read_choices, read_facts, read_settings
from tryggve.law.engine import Decision, to_json
from tryggve.law.engine.errors import OpenQuestion
from tryggve.law.engine.texts import in_words


def ask(arguments: argparse.Namespace) -> Decision:
    """The decision on the named rules."""
    return book(arguments.law).decide(
        {**read_facts(arguments.facts), **read_settings(arguments.set)},
        on=arguments.on,
        targets=arguments.names,
        choices=read_choices(arguments.choose),
    )


def eval_command(arguments: argparse.Namespace) -> int:
    """Write the values, or `{law, on, results, findings, receipt}` as JSON."""
    made = ask(arguments)
    if arguments.json:
        write_json(decision_as_json(made))
    else:
        for name, value in made.results.items():
            sys.stdout.write(f"{name} = {in_words(value)}{_unit(made, name)}{_paragraph(made, name)}\n")
    return _waiting(made)


def explain_command(arguments: argparse.Namespace) -> int:
    """Write the tree of rules below each answer."""
    made = ask(arguments)
    if arguments.json:
        write_json({**decision_as_json(made), "explanation": made.explain().splitlines()})
    else:
        sys.stdout.write(made.explain() + "\n")
    return _waiting(made)


def why_command(arguments: argparse.Namespace) -> int:
    """Write each rule's own source with the values put in."""
    made = ask(arguments)
    reached = [n for n in made.targets if n not in made.waits]
    if arguments.json:
        write_json({**decision_as_json(made), "why": {n: made.why(n) for n in reached}})
    else:
        for name in reached:
            sys.stdout.write(f"{name} = {in_words(made.values[name])}{_paragraph(made, name)}\n")
            sys.stdout.writelines(f"    {line}\n" for line in made.why(name))
    return _waiting(made)


def decision_as_json(made: Decision) -> dict[str, object]:
    """The decision as the command writes it."""
    questions = [
        {"name": f.name, "question": f.question, "law_text": f.law_text, "paragraph": f.paragraph}
        for f in made.open_questions
    ]
    return {
        "law": made.book.act,
        "on": made.on.isoformat(),
        "results": to_json(made.results),
        "findings": [f.as_json() for f in made.findings],
        "open_questions": questions,
        "receipt": made.receipt.as_json(),
    }


def write_json(value: object) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _waiting(made: Decision) -> int:
    """Refuse, after what could be answered, when a target waits for an officer's judgement."""
    waiting = [t for t in made.targets if t in made.waits]
    if waiting:
        questions = {f.name: f.question for f in made.open_questions}
        asked = tuple(f"{n} ({questions[n]})" for n in made.waits[waiting[0]])
        raise OpenQuestion(waiting[0], asked)
    return 0


def _unit(made: Decision, name: str) -> str:
    applied = made.applied.get(name)
    return f" {applied.rule.kind.unit}" if applied and applied.rule.kind.unit else ""


def _paragraph(made: Decision, name: str) -> str:
    applied = made.applied.get(name)
    return f" · {applied.rule.paragraph}" if applied else ""
