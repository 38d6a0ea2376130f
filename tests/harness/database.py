"""The database of the tests: DATABASE_URL's, or our own under .try-out, begun once a run and ended with it.

Which tests need it is seen from their fixtures and marks; they get the mark `database`, so that the same ones can be run
again on another PostgreSQL (`TRYGGVE_POSTGRES=debian python3 start.py test -m database`).
"""

import os
from pathlib import Path

import pytest

RUN = "TRYGGVE_TEST_RUN"
FOLDER = Path(__file__).parents[2] / ".try-out" / "test"
FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "live_server"}


def pytest_configure(config):
    # Set in the first process and inherited by its xdist workers, which all use the server that one of them starts.
    os.environ.setdefault(RUN, str(os.getpid()))


def uses_django_s(item):
    """Whether the test uses Django's database; `database` also marks those that only start a server."""
    return bool(FIXTURES & set(getattr(item, "fixturenames", ()))) or item.get_closest_marker("django_db") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if uses_django_s(item):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request):
    """Before pytest-django makes the test database: a server for it to be made on."""
    if hasattr(request, "param"):
        return
    from django.db import connections

    connection = connections["default"]
    if not os.environ.get("DATABASE_URL"):
        from tryggve.config.launcher import database
        from tryggve.config.settings.database import from_url

        server = database(FOLDER, name="tests", durable=False)
        _note_the_server(server)
        given = from_url(server.url, connection.settings_dict["OPTIONS"]["options"])
        connection.settings_dict.update({key: given[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    # Two runs at once in one checkout do not take each other's tables.
    run = "" if os.environ.get("DATABASE_URL") else f"_{os.environ[RUN]}"
    name = f"test_{connection.settings_dict['NAME']}{run}{'_' if worker else ''}{worker}"
    connection.settings_dict["TEST"]["NAME"] = name


def _note_the_server(server):
    """Leaves word for the end of the run, which may be in another process than the one that started the server."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"run-{os.environ[RUN]}").touch()
    if server.child:
        server.child.returncode = 0  # it outlives this process on purpose: the run's first process ends it


def pytest_unconfigure(config):
    """The run's first process stops the server when no other run is using it."""
    if os.environ.get(RUN) != str(os.getpid()) or not (FOLDER / f"run-{os.getpid()}").exists():
        return
    from tryggve.config.launcher import postgres, postmaster
    from tryggve.config.launcher.processes import look_up

    (FOLDER / f"run-{os.getpid()}").unlink()
    others = [path for path in FOLDER.glob("run-*") if look_up(int(path.name.removeprefix("run-")))]
    for server in [] if others else postgres.running(FOLDER):
        postmaster.stop(server)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Emptying the tables after a transactional test must get past the guards that refuse TRUNCATE."""
    from django.db import connection

    flush = connection.ops.execute_sql_flush

    def flush_past_the_guards(statements):
        return flush(["SET LOCAL session_replication_role = replica;", *statements])

    connection.ops.execute_sql_flush = flush_past_the_guards
