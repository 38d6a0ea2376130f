"""Django's commands on the try-out's database: the one that runs, or one started for the command and stopped after."""

import contextlib
import os
from collections.abc import Iterator, Sequence

from tryggve.config.launcher.children import end_in_order
from tryggve.config.launcher.postgres import database
from tryggve.config.places import DATABASE


@contextlib.contextmanager
def borrowed_database() -> Iterator[None]:
    """Sets DATABASE_URL while it lasts. Production has its own, which the settings ask for."""
    if os.environ.get("DATABASE_URL") or os.environ.get("TRYGGVE_MODE") == "production":
        yield
        return
    server = database(DATABASE)
    if server.started_here:
        end_in_order()
    os.environ["DATABASE_URL"] = server.url
    try:
        yield
    finally:
        server.stop()


def manage(words: Sequence[str]) -> int:
    """Runs Django's command; it ends the program itself when it fails."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryggve.config.settings")
    with borrowed_database():
        from django.core.management import execute_from_command_line  # noqa: PLC0415 - the settings need the address

        execute_from_command_line(["tryggve manage", *words])
    return 0
