"""Facts about processes, from /proc: a pid alone says too little, since pids are used again and the dead may linger."""

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

DEAD = {"Z", "X", "x"}


@dataclass(frozen=True)
class Seen:
    """One process, as this boot of the machine knows it: the same pid started later is another process."""

    pid: int
    started: int


def look_up(pid: int) -> Seen | None:
    """The process, or None when there is none or only its zombie is left, which nobody can talk to."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    state, started = after_name[0], int(after_name[19])
    return None if state in DEAD else Seen(pid, started)


def is_alive(process: Seen) -> bool:
    return look_up(process.pid) == process


def working_in(folder: Path) -> list[Seen]:
    """Living processes whose working directory is the folder; those of other users cannot be seen, except by root."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if (entry / "cwd").readlink() == folder and (process := look_up(int(entry.name))):
                found.append(process)
    return found


def ask_to_end(process: Seen, how: signal.Signals) -> None:
    """Sends the signal to this very process, never to a later one with its pid."""
    if is_alive(process):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, how)


def wait_for_end(process: Seen, seconds: float) -> bool:
    """True when the process is gone within so many seconds."""
    until = time.monotonic() + seconds
    while is_alive(process):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
