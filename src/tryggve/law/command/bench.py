"""`bench`: the measurements of the folder `bench/`, which is not installed with the package."""

import argparse
import os
import sys
from importlib import import_module
from importlib.util import find_spec
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
    python = _openfisca(arguments)
    figures: dict[str, Any] = {}
    for name in arguments.only or lines.LINES:
        figures[name] = lines.measured(name, arguments.people, arguments.rounds, python)
        if not arguments.json:
            sys.stdout.write(f"{name}: {', '.join(f'{k} {_shown(v)}' for k, v in figures[name].items())}\n")
    if arguments.json:
        write_json({**next(iter(figures.values())), "lines": figures})
    return 1 if any(f.get("wrong") for f in figures.values()) else 0


def _shown(figure: float | None) -> str:
    if figure is None:
        return "not measured"
    return f"{figure:,.4g}" if isinstance(figure, float) else f"{figure:,}"


def _openfisca(arguments: argparse.Namespace) -> str | None:
    """A Python that has OpenFisca: the one named, the one in `bench/.venv`, or this one."""
    named = arguments.openfisca or os.environ.get("TRYGGVE_OPENFISCA_PYTHON")
    if named:
        if not Path(named).exists():
            raise WrongCommand(f"--openfisca names {named}, which does not exist.")
        return str(named)
    own = arguments.folder / ".venv" / "bin" / "python"
    if own.exists():
        return str(own.absolute())
    if find_spec("openfisca_core") is not None:
        return sys.executable
    folder = arguments.folder
    sys.stderr.write(
        f"OpenFisca is not here, so nothing is compared with it. To have it: python -m venv {folder}/.venv"
        f" && {folder}/.venv/bin/pip install -r {folder}/requirements.txt\n"
    )
    return None


def _lines(folder: Path) -> Any:
    if not (folder / "lines.py").exists():
        raise WrongCommand(f"{folder} holds no benchmark; run this in a checkout of Tryggve, or give --folder.")
    sys.path.insert(0, str(folder.resolve().parent))
    try:
        return import_module("bench.lines")
    except ModuleNotFoundError as absent:
        raise WrongCommand(f"This needs {absent.name}; install tryggve[fast].") from None
