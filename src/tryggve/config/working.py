"""Let the deferred jobs run here and now: for a journey, a test, and an operator who moves the clock."""

from __future__ import annotations

from procrastinate.contrib.django import app


def work_off() -> None:
    """Run every job that is due, in this process, and return when none is left. A job that fails raises here."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful")
