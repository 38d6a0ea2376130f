"""`docs`: one page for each chapter, written from its rules, its amounts and its cases; and the glossary of them all."""

import argparse
import sys
from pathlib import Path

from tryggve.law.books import book
from tryggve.law.command.chapter import page
from tryggve.law.command.glossary import glossary
from tryggve.law.engine.cases import Case, load_cases


def docs_command(arguments: argparse.Namespace) -> int:
    """Write the pages that differ; with `--check` write nothing and give 1 when one differs."""
    wanted = pages(arguments.cases)
    there = (
        {p.relative_to(arguments.to).as_posix() for p in arguments.to.rglob("*.md")} if arguments.to.is_dir() else set()
    )
    different = [n for n, text in wanted.items() if not _is(arguments.to / n, text)]
    stray = sorted(there - set(wanted))
    if arguments.check:
        sys.stdout.writelines(f"{arguments.to / n} differs; run `tryggve law docs` and read it\n" for n in different)
        sys.stdout.writelines(f"{arguments.to / n} belongs to no chapter; remove it\n" for n in stray)
        return 1 if different or stray else 0
    for name in different:
        target = arguments.to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(wanted[name], encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} pages, {len(different)} written\n")
    return 0


def pages(cases: Path) -> dict[str, str]:
    """Every page by its name below the folder of pages."""
    made: dict[str, str] = {"../ordlista.md": glossary()}
    for act in book.acts:
        law = book(act)
        own = load_cases(cases / act) if (cases / act).is_dir() else list[Case]()
        for module in law.modules:
            text = page(law, module, own)
            if text:
                made[f"{act}/{module.__name__.rpartition('.')[2]}.md"] = text
    return made


def _is(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text
