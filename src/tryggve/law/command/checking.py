"""`cases` and `verify`: what must come out, and what once came out."""

import argparse
import sys
from pathlib import Path

from tryggve.law.books import book
from tryggve.law.command.asking import write_json
from tryggve.law.command.reading import read_json, read_text
from tryggve.law.engine.cases import check, load_cases
from tryggve.law.engine.errors import BrokenFile, UnknownName


def cases_command(arguments: argparse.Namespace) -> int:
    """Run every case; 0 when all agree, 1 when one differs."""
    if not arguments.path.exists():
        raise BrokenFile(str(arguments.path), None, "does not exist")
    files = sorted(arguments.path.rglob("*.toml")) if arguments.path.is_dir() else [arguments.path]
    if not files:
        raise BrokenFile(str(arguments.path), None, "holds no cases (*.toml)")
    ran, failed = 0, []
    for file in files:
        law = book(arguments.law or _act_of(file))
        for case in load_cases(file):
            ran += 1
            failed += [
                {"file": str(file), "line": case.line, "case": case.name, "difference": difference}
                for difference in check(law, case)
            ]
    if arguments.json:
        write_json({"cases": ran, "differences": failed})
    else:
        sys.stdout.writelines(f"{f['file']}, line {f['line']}: {f['case']}: {f['difference']}\n" for f in failed)
        sys.stdout.write(f"{ran} cases, {len(failed)} differences\n")
    return 1 if failed else 0


def _act_of(file: Path) -> str:
    for folder in (file.resolve(), *file.resolve().parents):
        if folder.name in book.acts:
            return folder.name
    raise UnknownName(file.parent.name, book.acts, "as the folder of an act; give --law")


def verify_command(arguments: argparse.Namespace) -> int:
    """Recompute a receipt; 0 when everything comes out the same, 1 when something differs."""
    raw = read_json(read_text(arguments.receipt), arguments.receipt)
    receipt = raw["receipt"] if isinstance(raw.get("receipt"), dict) else raw
    if not isinstance(receipt.get("act"), str):
        raise BrokenFile(arguments.receipt, None, "is not a receipt: it names no act")
    found = book(receipt["act"]).verify(receipt)
    if arguments.json:
        write_json({"holds": not found, "differences": found})
    else:
        sys.stdout.write("\n".join(found or ["The receipt holds: everything comes out the same."]) + "\n")
    return 1 if found else 0
