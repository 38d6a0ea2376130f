"""A PostgreSQL of our own in a folder: made the first time, reused while it runs, stopped by whoever started it."""

import contextlib
import fcntl
import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tryggve.config.launcher import postmaster
from tryggve.config.launcher.processes import Seen, look_up
from tryggve.config.launcher.programs import Programs, find, reachable, runner
from tryggve.config.launcher.refusals import CannotStart

USER = "tryggve"
# Only for tests: nothing that they write is worth the wait for the disk.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "100"}
FIRST_START = 60.0


@dataclass(frozen=True)
class Running:
    """A database that takes connections. `stop()` does nothing unless this start started it."""

    url: str
    process: Seen | None = None
    child: "subprocess.Popen[bytes] | None" = None

    @property
    def started_here(self) -> bool:
        return self.child is not None

    def stop(self) -> None:
        if self.child and self.process:
            postmaster.stop(self.process)
            self.child.wait()

    def reap(self) -> None:
        """Takes note that our own child is dead."""
        if self.child:
            self.child.wait()


def database(
    folder: Path, *, name: str = "tryggve", durable: bool = True, empty: bool = False, again: bool = False
) -> Running:
    """The database `name` on the server kept in `folder`, made anew if `empty`; DATABASE_URL's when that is set.

    With DATABASE_URL and `empty` it is a new database `name` on that server. With `again` the server is started again
    though DATABASE_URL, which names it, is set. Raises CannotStart, with one line that says what to do.
    """
    if (given := os.environ.get("DATABASE_URL")) and not again:
        return Running(_emptied(given, name) if empty else given)
    try:
        return _ours(folder, name, durable=durable, empty=empty)
    except OSError as why:
        raise CannotStart(f"PostgreSQL could not be set up in {folder}: {why.strerror or why}.") from why


def _emptied(given: str, name: str) -> str:
    """A new database on the server that was given; what is in the given one is left alone."""
    parts = urlsplit(given)
    _make_database(urlunsplit(parts._replace(path="/postgres")), name, empty=True)
    return urlunsplit(parts._replace(path=f"/{name}"))


def place(folder: Path) -> Path:
    """Where the server asked for in `folder` really keeps its things."""
    return reachable(folder.absolute(), runner())


def running(folder: Path) -> list[Seen]:
    """The servers that run on the folder's data, whoever started them: one for each version of PostgreSQL."""
    return [held.process for data in place(folder).glob("*/data") if (held := postmaster.holder(data))]


def _ours(folder: Path, name: str, *, durable: bool, empty: bool) -> Running:
    kept = place(folder)
    kept.mkdir(parents=True, exist_ok=True)
    with _alone(kept):
        programs = find(kept)
        home = kept / str(programs.major)
        _make(home, programs, durable=durable)
        held, child = _up(home, programs, durable=durable)
        password = (home / "password").read_text().strip()
        address = f"postgresql://{USER}:{password}@127.0.0.1:{held.port}"
        _make_database(f"{address}/postgres", name, empty=empty)
    return Running(f"{address}/{name}", held.process, child)


@contextlib.contextmanager
def _alone(kept: Path) -> Iterator[None]:
    """Two starts at once wait for each other."""
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _as(programs: Programs) -> dict[str, object]:
    who = programs.runner
    return {"user": who.uid, "group": who.gid, "extra_groups": []} if who.switch else {}


def _make(home: Path, programs: Programs, *, durable: bool) -> None:
    """The data, once; under another name until it is whole, so that a start cut short leaves nothing half made."""
    if (home / "data").exists():
        return
    home.mkdir(mode=0o755, exist_ok=True)
    password, half_made = home / "password", home / "data.new"
    shutil.rmtree(half_made, ignore_errors=True)
    half_made.mkdir(mode=0o700)
    password.touch(mode=0o600)
    password.write_text(secrets.token_urlsafe(24))
    for path in (half_made, password):
        os.chown(path, programs.runner.uid, programs.runner.gid)
    command = [programs.bin / "initdb", "-D", half_made, "-U", USER, "-A", "scram-sha-256", f"--pwfile={password}"]
    command += ["-E", "UTF8", "--locale=C", "--data-checksums", *([] if durable else ["--no-sync"])]
    made = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, **_as(programs))  # type: ignore[call-overload]
    if made.returncode:
        raise CannotStart(f"PostgreSQL could not make its data: {made.stderr.strip().splitlines()[-1:]}")
    half_made.rename(home / "data")


def _up(home: Path, programs: Programs, *, durable: bool) -> tuple[postmaster.Holder, "subprocess.Popen[bytes] | None"]:
    """The server, and our child when it was started here rather than found running."""
    data, log = home / "data", home / "log"
    if held := postmaster.holder(data):
        return postmaster.wait_until_ready(data, held.process, seconds=FIRST_START, log=log), None
    postmaster.clear_dead_lock(data)
    asked = SETTINGS | ({} if durable else FORGETFUL) | {"port": str(_free_port(home))}
    command = [programs.bin / "postgres", "-D", data, *(f"--{key}={value}" for key, value in asked.items())]
    with log.open("w") as out:
        started = subprocess.Popen(  # type: ignore[call-overload]
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,  # Ctrl-C in the terminal is ours to pass on, in order
            **_as(programs),
        )
    process = look_up(started.pid) or Seen(started.pid, 0)
    try:
        return postmaster.wait_until_ready(data, process, seconds=FIRST_START, log=log), started
    except BaseException:  # Ctrl-C too: a server that nobody will be told of is not left behind
        postmaster.stop(process)
        started.wait()
        raise


def _free_port(home: Path) -> int:
    """The port of last time when it is free, so that addresses people wrote down go on working; else any."""
    kept = home / "port"
    port = int(kept.read_text()) if kept.exists() else 0
    try:
        chosen = _bind(port)
    except OSError:
        chosen = _bind(0)
    kept.write_text(str(chosen))
    return chosen


def _bind(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return int(probe.getsockname()[1])


def _make_database(server: str, name: str, *, empty: bool) -> None:
    with psycopg.connect(server, autocommit=True, connect_timeout=10) as connection:
        if empty:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not there:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
