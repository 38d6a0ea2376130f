"""`list`, `show` and `choices`: what the law holds."""

import argparse
import inspect
import sys
from typing import Any

from tryggve.law.books import book
from tryggve.law.command.asking import write_json
from tryggve.law.engine import Book, to_json
from tryggve.law.engine.choices import Choice
from tryggve.law.engine.errors import UnknownName
from tryggve.law.engine.graph import AnyRule


def list_command(arguments: argparse.Namespace) -> int:
    """Write one line for each rule, or each fact or amount."""
    law = book(arguments.law)
    rows: list[dict[str, str | None]]
    if arguments.facts:
        rows = [{"name": f.name, "type": str(f.kind), "question": f.question} for f in law.facts.values()]
    elif arguments.amounts:
        rows = [{"name": a.name, "unit": a.unit, "label": a.label} for a in law.amounts.values()]
    else:
        rows = [
            {"name": v.name, "paragraph": v.paragraph, "label": v.label, **_dates(v)}
            for versions in law.rules.values()
            for v in versions
            if arguments.on is None or v.holds(arguments.on)
        ]
    if arguments.json:
        write_json(rows)
    else:
        sys.stdout.writelines(" · ".join(filter(None, row.values())) + "\n" for row in rows)
    return 0


def show_command(arguments: argparse.Namespace) -> int:
    """Write everything about the named rules, facts and amounts."""
    law = book(arguments.law)
    shown = [_shown(law, name) for name in arguments.names]
    if arguments.json:
        write_json(shown)
        return 0
    for entry in shown:
        for key, value in entry.items():
            if isinstance(value, list):
                sys.stdout.write(f"{key}:\n")
                for part in value:
                    lines = [f"{k}: {v}" for k, v in part.items() if v not in (None, "", [], {})]
                    sys.stdout.write("  " + "\n    ".join(x for line in lines for x in line.splitlines()) + "\n")
            elif value not in (None, ""):
                sys.stdout.write(f"{key}: {value}\n")
    return 0


def choices_command(arguments: argparse.Namespace) -> int:
    """Write every named switch: its default, its alternatives and its reason."""
    found = {act: book(act).choices for act in ([arguments.law] if arguments.law else book.acts)}
    if arguments.json:
        write_json({act: {n: _choice(c) for n, c in choices.items()} for act, choices in found.items()})
        return 0
    for act, choices in found.items():
        for choice in choices.values():
            sys.stdout.write(f"{act} {choice.name} · {choice.paragraph} · {choice.certainty}: {choice.label}\n")
            sys.stdout.write(f"    skäl: {choice.reason}\n")
            for alternative, says in choice.alternatives.items():
                mark = "*" if alternative == choice.default else " "
                sys.stdout.write(f"  {mark} {alternative}{f': {says}' if says else ''}\n")
    return 0


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "label": choice.label,
        "default": choice.default,
        "alternatives": dict(choice.alternatives),
        "reason": choice.reason,
        "certainty": choice.certainty,
        "paragraph": choice.paragraph,
        "source": choice.source,
    }


def _dates(version: AnyRule) -> dict[str, str | None]:
    return {
        "in_force": version.in_force.isoformat() if version.in_force else None,
        "until": version.until.isoformat() if version.until else None,
    }


def _shown(law: Book, name: str) -> dict[str, Any]:
    if name in law.rules:
        return {"rule": name, "versions": [_version(v) for v in law.rules[name]]}
    if name in law.facts:
        f = law.facts[name]
        default = to_json(f.default) if f.has_default else None
        bounds = {"low": f.low, "high": f.high, "length": f.length}
        return {"fact": name, "type": str(f.kind), "question": f.question, "default": default, **bounds}
    if name in law.amounts:
        a = law.amounts[name]
        values = [{"from": str(d.first), "to": d.last and str(d.last), "value": to_json(d.value)} for d in a.values]
        sources = [d.source for d in a.values]
        dated = [{**v, "source": s} for v, s in zip(values, sources, strict=True)]
        return {"amount": name, "label": a.label, "unit": a.unit, "values": dated}
    if name in law.choices:
        return {"choice": name, **_choice(law.choices[name])}
    raise UnknownName(name, [*law.rules, *law.facts, *law.amounts, *law.choices], f"in {law.act}")


def _version(version: AnyRule) -> dict[str, Any]:
    return {
        "paragraph": version.paragraph,
        "label": version.label,
        **_dates(version),
        "gives": str(version.kind),
        "reads": ", ".join(version.needs),
        "text": version.text,
        "says": version.doc,
        "source": inspect.getsource(version.fn),
    }
