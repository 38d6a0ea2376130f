"""The programs of a try-out: started together, watched, and stopped in the opposite order."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tryggve.config.launcher.postmaster import last_words
from tryggve.config.launcher.processes import Seen, ask_to_end, is_alive, look_up, wait_for_end
from tryggve.config.launcher.refusals import CannotStart

PATIENCE = 10.0


ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_in_order() -> None:
    """From here on whoever asks us to end, however, gets what Ctrl-C gets: what was started is stopped."""

    def as_ctrl_c(_number: int, _frame: object) -> None:
        let_nothing_interrupt()  # a second one may come before whoever catches this has begun
        raise KeyboardInterrupt

    for number in ENDINGS[1:]:
        signal.signal(number, as_ctrl_c)


def let_nothing_interrupt() -> None:
    """A second Ctrl-C must not leave half of it running."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


@dataclass(frozen=True)
class Child:
    name: str
    module: tuple[str, ...]
    popen: "subprocess.Popen[bytes]"
    process: Seen
    log: Path


def start(name: str, module: Sequence[str], *, logs: Path) -> Child:
    """`python -m module…`, in a session of its own so that Ctrl-C reaches it through us, in order."""
    log = logs / f"{name}.log"
    with log.open("w") as out:
        popen = subprocess.Popen(
            [sys.executable, "-m", *module],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    process = look_up(popen.pid)
    if process is None:
        raise CannotStart(f"The {name} did not start: {last_words(log)}")
    return Child(name, tuple(module), popen, process, log)


def refuse_if_dead(children: Sequence[Child]) -> None:
    """Raises CannotStart with the last words of the first child that is gone."""
    for child in children:
        if (code := child.popen.poll()) is not None:
            raise CannotStart(f"The {child.name} ended (exit {code}): {last_words(child.log)}")


def stop(children: Sequence[Child]) -> None:
    """Ends the children, last started first; one that will not listen is killed after ten seconds."""
    for child in reversed(children):
        end(child.process)
        child.popen.wait()


def end(process: Seen) -> None:
    ask_to_end(process, signal.SIGTERM)
    if not wait_for_end(process, PATIENCE):
        ask_to_end(process, signal.SIGKILL)
        wait_for_end(process, 1.0)


@dataclass(frozen=True)
class Record:
    """What runs, on disk, so that another terminal can stop it and a killed start leaves nothing unaccounted for."""

    address: str
    launcher: Seen
    processes: tuple[Seen, ...]

    def write(self, path: Path) -> None:
        half_written = path.with_suffix(".new")
        half_written.write_text(json.dumps(asdict(self)))
        half_written.rename(path)


def read_record(path: Path) -> Record | None:
    """What was noted, if any of it still lives."""
    try:
        kept = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    launcher = Seen(**kept["launcher"])
    processes = tuple(Seen(**each) for each in kept["processes"])
    return Record(kept["address"], launcher, processes) if any(map(is_alive, (launcher, *processes))) else None
