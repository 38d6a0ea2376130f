"""OpenFisca in its own process and its own Python, told when to run."""

import json
import subprocess
from pathlib import Path

import numpy as np


class Side:
    """A worker that has loaded the same columns."""

    def __init__(self, python: str, folder: Path, columns: dict[str, np.ndarray]) -> None:
        self.folder = folder
        for name, column in columns.items():
            np.save(folder / f"{name}.npy", column)
        worker = Path(__file__).with_name("worker.py")
        self.process = subprocess.Popen(  # noqa: S603  (our own worker, in the Python the caller names)
            [python, str(worker), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        if self._answer() != "ready":
            raise RuntimeError("OpenFisca did not start; install bench/requirements.txt in a virtual environment")

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def _say(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def run(self) -> float:
        """One run; its seconds by the worker's own clock."""
        self._say("run")
        return float(json.loads(self._answer()))

    def end(self, outputs: list[str]) -> dict[str, np.ndarray]:
        """The answers of the last run; the worker has gone."""
        self._say("end")
        self._answer()
        self.process.wait()
        return {name: np.load(self.folder / f"openfisca_{name}.npy") for name in outputs}
