"""Tables and people, once for each state of the source: a start where nothing changed skips both."""

import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

from tryggve.config.places import SOURCE

SUFFIXES = {".py", ".toml", ".sql", ".json"}


def stamp() -> str:
    """Changes when any source file, or the database asked for, does."""
    seen = hashlib.sha256(os.environ["DATABASE_URL"].encode())
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in SUFFIXES:
            facts = path.stat()
            seen.update(f"{path.relative_to(SOURCE)} {facts.st_mtime_ns} {facts.st_size}\n".encode())
    return seen.hexdigest()


def prepare(folder: Path, say: Callable[[str], None]) -> None:
    """Migrates the database and loads the people of the try-out, unless this source already has."""
    kept, now = folder / "prepared", stamp()
    if kept.exists() and kept.read_text() == now:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryggve.config.settings")
    import django  # noqa: PLC0415 - half a second that a start where nothing changed does not pay
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    django.setup()
    say("making the tables")
    call_command("migrate", interactive=False, verbosity=0)
    say("loading the people")
    told = io.StringIO()
    call_command("load_people", stdout=told)
    (folder / "people.txt").write_text(told.getvalue())
    connections.close_all()
    kept.write_text(now)
