"""`bench`: the measurements of the folder `bench/`, which is not installed with the package."""

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tryggve.law.command.arguments import WrongCommand
from tryggve.law.command.asking import write_json
from tryggve.law.engine.errors import UnknownName


def bench_command(arguments: argparse.Namespace) -> int:
    """Measure each line and write its figures; 1 when somebody got a wrong answer.

    As JSON the first line's figures stand at the top, `times_openfisca`, `times_copy` and `wrong` among them, and every
    line under `lines`.
    """
    lines = _lines(arguments.folder)
    for name in arguments.only:
        if name not in lines.LINES:
            raise UnknownName(name, lines.LINES, "among the lines")
    python = arguments.openfisca or os.environ.get("TRYGGVE_OPENFISCA_PYTHON")
    if python and not Path(python).exists():
        raise WrongCommand(f"--openfisca names {python}, which does not exist.")
    figures: dict[str, Any] = {}
    for name in arguments.only or lines.LINES:
        figures[name] = lines.measured(name, arguments.people, arguments.rounds, python)
        if not arguments.json:
            said = ", ".join(
                f"{k} {v:,.4g}" if isinstance(v, float) else f"{k} {v:,}" for k, v in figures[name].items()
            )
            sys.stdout.write(f"{name}: {said}\n")
    if arguments.json:
        write_json({**next(iter(figures.values())), "lines": figures})
    return 1 if any(f.get("wrong") for f in figures.values()) else 0


def _lines(folder: Path) -> Any:
    if not (folder / "lines.py").exists():
        raise WrongCommand(f"{folder} holds no benchmark; run this in a checkout of Tryggve, or give --folder.")
    sys.path.insert(0, str(folder.resolve().parent))
    try:
        return import_module("bench.lines")
    except ModuleNotFoundError as absent:
        raise WrongCommand(f"This needs {absent.name}; install tryggve[fast].") from None
