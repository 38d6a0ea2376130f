"""A whole try-out for the journeys: the very command a person starts, with a database and folders of its own."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

import psycopg
import pytest

from tests.harness.database import FOLDER, _note_the_server
from tests.journeys.walker import Walker
from tryggve.config.launcher import database

READY = 90


@dataclass(frozen=True)
class World:
    """A running try-out."""

    base: str
    database: str
    chromium: object

    def walker(self, name, *, width, scripts):
        return Walker(self.chromium, self.base, width=width, scripts=scripts, name=name)

    def ask(self, statement):
        with psycopg.connect(self.database) as connection:
            return connection.execute(statement).fetchall()


def free_ports():
    """A free port for the pages, and the first of four free ones in a row for the simulators."""
    while True:
        # Below those that the system hands to anyone who calls out: such a one can be taken before it is listened to.
        first = random.randrange(20_000, 32_000, 6)
        if all(_free(first + n) for n in range(6)):
            return first, first + 1


def _free(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0


def surroundings(url, folder):
    """The try-out's own settings, not those of the tests around it."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("TRYGGVE_", "PYTEST_", "DJANGO_"))}
    return {**ours, "DATABASE_URL": url, "TRYGGVE_TRY_OUT": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}


def an_empty_database(name):
    server = database(FOLDER, name=f"{name}_{os.getpid()}_{time.monotonic_ns()}", durable=False, empty=True)
    _note_the_server(server)
    return server.url


PREPARES = """
import sys
from pathlib import Path
from tryggve.config.launcher.prepare import prepare
from tryggve.config.launcher.try_out import surroundings
surroundings(8000, 8100)
prepare(Path(sys.argv[1]), print)
"""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """Tables and people as a first start makes them, once: each journey begins on a copy, as any later start does."""
    url, folder = an_empty_database("prepared"), tmp_path_factory.mktemp("prepared")
    subprocess.run([sys.executable, "-c", PREPARES, str(folder)], env=surroundings(url, folder), check=True)
    yield url
    drop(url)


@pytest.fixture
def world(request, chromium, prepared, tmp_path):
    """`request.param` is where the clock begins, None for the try-out's own beginning."""
    url = copy_of(prepared)
    page_port, simulators_port = free_ports()
    words = ["try-out", "--port", str(page_port), "--simulators-port", str(simulators_port)]
    child = subprocess.Popen(
        [sys.executable, "-m", "tryggve", *words], env=surroundings(url, tmp_path), stdout=subprocess.PIPE, text=True
    )
    try:
        wait_for_ready(child)
        if request.param:
            with psycopg.connect(url) as connection:
                connection.execute("UPDATE base_clock SET set_to = %s, set_at = now()", [request.param])
        yield World(f"http://localhost:{page_port}", url, chromium)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=30)
        child.stdout.close()
        drop(url)


def wait_for_ready(child):
    told, until = [], time.monotonic() + READY
    for line in child.stdout:
        told.append(line)
        if "is ready" in line:
            return
        if time.monotonic() > until:
            break
    raise AssertionError("the try-out did not start:\n" + "".join(told))


def copy_of(prepared):
    """A database of the same content; nobody is connected to the one it is made from."""
    url = an_empty_database("journey")
    drop(url)
    where, _, name = url.rpartition("/")
    with psycopg.connect(f"{where}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared.rpartition("/")[2]}"')
    return url


def drop(url):
    where, _, name = url.rpartition("/")
    with psycopg.connect(f"{where}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
