"""Both journeys without a browser: a new database, the people, the simulators, and then every step in order."""

import io
import os
import shutil
import sys
from collections.abc import Sequence

from tryggve.config.launcher import children, postgres, ready
from tryggve.config.launcher.postgres import Running
from tryggve.config.launcher.try_out import LOGS, surroundings
from tryggve.config.places import DATABASE, TRY_OUT

# Beside those of a try-out that may be running.
PORT, SIMULATORS_PORT = 8000, 8300
NAME = "journey"
STAGE = TRY_OUT / "journey"


def journey(words: Sequence[str]) -> int:
    """0 only if all of it held. Raises CannotStart."""
    ready.refuse_busy_port(SIMULATORS_PORT, "wait until the other journey has ended")
    surroundings(PORT, SIMULATORS_PORT)
    for folder in (TRY_OUT, LOGS, STAGE):
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    for setting, name in (("TRYGGVE_BANK_FOLDER", "bank"), ("TRYGGVE_FILES", "files")):
        shutil.rmtree(STAGE / name, ignore_errors=True)
        os.environ[setting] = str(STAGE / name)
    children.end_in_order()
    server, started = Running(""), []
    try:
        server = postgres.database(DATABASE, name=NAME, empty=True)
        os.environ["DATABASE_URL"] = server.url
        started.append(children.start("simulators", ["tryggve", "simulators"], logs=LOGS))
        ready.wait(
            lambda: ready.listens(SIMULATORS_PORT),
            seconds=90,
            what="simulators",
            meanwhile=lambda: children.refuse_if_dead(started),
        )
        return _play(words)
    finally:
        children.let_nothing_interrupt()
        children.stop(started)
        server.stop()


def _play(words: Sequence[str]) -> int:
    import django  # noqa: PLC0415 - the settings need the database's address
    from django.core.management import CommandError, call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    django.setup()
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_people", stdout=io.StringIO())
        call_command("journey", *words)
    except CommandError as why:
        print(why, file=sys.stderr)
        return 1
    finally:
        connections.close_all()
    return 0
