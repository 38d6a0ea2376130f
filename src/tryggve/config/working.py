"""Let the deferred jobs run here and now: for a journey, a test, and an operator who moves the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from procrastinate.contrib.django import app


def work_off() -> None:
    """Run every job that is due, in this process, and return when none is left. A job that fails raises here."""
    with _lines_that_end(), app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful")


@contextmanager
def _lines_that_end() -> Iterator[None]:
    """A job's thread is gone after the run: a line to the database kept for its next job would stay open for ever."""
    told = connection.settings_dict
    kept, told["CONN_MAX_AGE"] = told["CONN_MAX_AGE"], 0
    try:
        yield
    finally:
        told["CONN_MAX_AGE"] = kept
