"""PostgreSQL killed with -9 under load: the launcher brings it up again, and nothing that anyone was told is lost."""

import itertools
import random
import signal
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection, connections

from tests.casework import build
from tests.faults import way
from tests.faults.dying import begin, end_of
from tryggve.casework.messages.models import Message
from tryggve.config.launcher import database, postgres, postmaster, processes
from tryggve.config.settings.database import from_url
from tryggve.config.working import work_off

KILLS = 3
WRITERS = 4
GONE = (OperationalError, InterfaceError)
PATIENCE = 60


@pytest.fixture
def folder(monkeypatch):
    """A folder where the server's own user may come in, as pytest's own do not let it."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with tempfile.TemporaryDirectory(prefix="tryggve-crash-") as made:
        path = Path(made)
        path.chmod(0o711)
        yield path
        for left in postgres.running(path):
            postmaster.stop(left)


@contextmanager
def talking_to(url):
    """Inside, Django's connection goes to that server."""
    told = connection.settings_dict
    kept = {key: told[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    connections.close_all()
    told.update({key: from_url(url, "")[key] for key in kept})
    try:
        yield
    finally:
        connections.close_all()
        told.update(kept)


def move_in():
    """The schema, everybody, and Bo with a decision."""
    call_command("migrate", verbosity=0)
    way.settle_in()
    case = way.send_application(way.written()).case
    work_off()
    way.certified(case)
    way.proposal_signed(case)()


def told(press):
    """What the press is told, pressed again as long as the line is dead."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return press()
        except GONE:
            connection.close()
            assert time.monotonic() < until, "the database never came back"
            time.sleep(0.05)


def write(number, case, folder):
    """Reports from odd writers, messages from even ones, until told to stop; each acknowledgement kept outside the database."""
    build._order = itertools.count(number * 1_000_000)  # references of their own: the processes began alike
    key = f"2023-W{10 + number // 2}"
    with (folder / f"told-{number}").open("a") as kept:
        for n in range(1_000_000):
            if (folder / "stop").exists():
                return
            if number % 2:
                press = told(lambda n=n: way.reported(case, key, way.a_week(key, {n % 5: str(1 + n % 8)})))
                said = told(press).receipt
            else:
                said = f"{number}-{n}"
                about = {"case": case, "thread": "questions", "key": said, "text": "Hej", "from_fund": False}
                told(lambda about=about: way.flow.send_message(**about, actor=way.actor(way.BO), now=way.DECIDES))
            kept.write(f"{said}\n")
            kept.flush()


def kill_all(server, data):
    """-9 to the postmaster and everyone under it, and nobody reaps it; how long until it answers again, and the new server."""
    since = time.monotonic()
    for process in [server.process, *processes.working_in(data)]:
        processes.ask_to_end(process, signal.SIGKILL)
    assert (data / "postmaster.pid").exists()
    after = database(data.parent.parent)
    assert after.started_here
    with psycopg.connect(after.url) as line:
        assert line.execute("SHOW fsync").fetchone() == ("on",)
    return time.monotonic() - since, after


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(town, folder, times, counted):
    server = database(folder)
    zombies, seconds, seed = [], [], random.randrange(10**6)
    data = postgres.place(folder) / server_version(server.url) / "data"
    with talking_to(server.url):
        move_in()
        case = way.Case.objects.get().number
        writers = [begin(partial(write, number, case, folder)) for number in range(WRITERS)]
        chance = random.Random(seed)
        for _ in range(KILLS * times):
            time.sleep(1 + chance.random())
            zombies.append(server)
            took, server = kill_all(server, data)
            seconds.append(took)
        time.sleep(1)
        (folder / "stop").touch()
        codes = [end_of(writer) for writer in writers]
        connections.close_all()  # ours was cut as well
        receipts, messages = acknowledged(folder)
        assert way.offenders(receipts=receipts) == {}
        assert messages - set(Message.objects.values_list("key", flat=True)) == set()
        assert Message.objects.count() <= len(messages) + WRITERS
    server.stop()
    for zombie in zombies:
        zombie.reap()
    assert codes == [0] * WRITERS
    assert len(receipts) > WRITERS
    up = sorted(seconds)
    counted(
        f"seed {seed}: {len(up)} kills, {len(receipts)} reports and {len(messages)} messages acknowledged, 0 lost, "
        f"up again in {up[len(up) // 2]:.1f} s (median), {up[-1]:.1f} s (longest)"
    )


def server_version(url):
    with psycopg.connect(url) as line:
        return str(line.info.server_version // 10_000)


def acknowledged(folder):
    """Receipts and keys of messages that somebody was told of."""
    said = {number: (folder / f"told-{number}").read_text().split() for number in range(WRITERS)}
    return [one for number in said for one in said[number] if number % 2], {
        one for number in said for one in said[number] if not number % 2
    }
