"""Ends a try-out from another terminal, and clears up after one that was killed."""

import shutil
import signal
import sys
from collections.abc import Sequence

from tryggve.config.launcher import children, postgres, postmaster
from tryggve.config.launcher.processes import Seen, ask_to_end, is_alive, wait_for_end
from tryggve.config.launcher.refusals import CannotStart
from tryggve.config.places import DATABASE, TRY_OUT

RECORD = TRY_OUT / "running.json"
OF_THE_TESTS = "test"


def refuse_a_second() -> None:
    if (record := children.read_record(RECORD)) is None:
        return
    if is_alive(record.launcher):
        raise CannotStart(f"The try-out already runs: {record.address} (python3 start.py stop ends it)")
    stop()  # its launcher was killed; what it left behind is ended first


def stop(_words: Sequence[str] = ()) -> int:
    """Ends a try-out that runs in another terminal, or what a killed one left behind; gives the exit code."""
    record = children.read_record(RECORD)
    if record and is_alive(record.launcher):
        ask_to_end(record.launcher, signal.SIGTERM)
        wait_for_end(record.launcher, 4 * children.PATIENCE)
    for process in record.processes if record else ():
        _end_one(process)
    RECORD.unlink(missing_ok=True)
    print("Stopped." if record else "Nothing of the try-out runs.", file=sys.stderr)
    return 0


def _end_one(process: Seen) -> None:
    if process in postgres.running(DATABASE):
        postmaster.stop(process)
    else:
        children.end(process)


def reset(_words: Sequence[str] = ()) -> int:
    """Ends the try-out and removes everything that it made: database, files, logs."""
    stop()
    for server in postgres.running(DATABASE):
        postmaster.stop(server)
    made = [path for path in TRY_OUT.glob("*") if path.name != OF_THE_TESTS]
    for path in (postgres.place(DATABASE), *made):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    print("Removed. The next start begins anew.", file=sys.stderr)
    return 0
