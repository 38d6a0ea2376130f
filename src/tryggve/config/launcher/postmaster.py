"""PostgreSQL's own lock file, postmaster.pid: who holds the data, and whether it may be taken over."""

import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tryggve.config.launcher.processes import Seen, ask_to_end, look_up, wait_for_end, working_in
from tryggve.config.launcher.refusals import CannotStart

LOCK = "postmaster.pid"
PID, PORT, STATUS = 0, 3, 7
ORPHANS_MAY_TAKE = 5.0


@dataclass(frozen=True)
class Holder:
    """A living postmaster on the data; `port` is 0 until it has written it."""

    process: Seen
    port: int
    ready: bool


def holder(data: Path) -> Holder | None:
    """Who holds the data now; None when nobody does, whatever a lock file left behind may say."""
    try:
        lines = (data / LOCK).read_text().splitlines()
        process = look_up(int(lines[PID]))
    except (OSError, ValueError, IndexError):
        return None
    # A pid used again by some other program would be another working directory.
    if process is None or process not in working_in(data):
        return None
    port = int(lines[PORT]) if len(lines) > PORT and lines[PORT].isdigit() else 0
    ready = len(lines) > STATUS and lines[STATUS].strip() == "ready"
    return Holder(process, port, ready)


def clear_dead_lock(data: Path) -> bool:
    """Removes a lock whose owner is dead or a zombie, when the last of its children is gone; True if there was one.

    A killed postmaster stays a zombie where process 1 does not reap it, and PostgreSQL then takes it for alive.
    """
    lock = data / LOCK
    if not lock.exists() or holder(data):
        return False
    until = time.monotonic() + ORPHANS_MAY_TAKE
    while orphans := working_in(data):
        if time.monotonic() > until:
            # Without their postmaster they can only hold the memory that the next one needs.
            for orphan in orphans:
                ask_to_end(orphan, signal.SIGKILL)
                wait_for_end(orphan, 1.0)
        time.sleep(0.05)
    lock.unlink(missing_ok=True)
    return True


def wait_until_ready(data: Path, process: Seen, *, seconds: float, log: Path) -> Holder:
    """The holder once it takes connections; raises CannotStart with the log's last words when it does not come up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = holder(data)
        if now and now.process == process and now.ready:
            return now
        if look_up(process.pid) != process:
            break
        time.sleep(0.02)
    raise CannotStart(f"PostgreSQL did not start: {last_words(log)}")


def last_words(log: Path) -> str:
    """The last lines of a log that say why; the log's own path when there are none."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines if any(mark in line for mark in ("FATAL", "ERROR", "PANIC", "HINT"))]
    return " ".join((telling or lines)[-2:]).strip() or f"see {log}"


def stop(process: Seen) -> None:
    """A fast shutdown: connections are ended, what was committed is on disk. Hard after fifteen seconds."""
    ask_to_end(process, signal.SIGINT)
    if not wait_for_end(process, 15.0):
        ask_to_end(process, signal.SIGQUIT)
        wait_for_end(process, 5.0)
