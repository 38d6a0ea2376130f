"""Migrations fail fast instead of freezing everyone behind a lock."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

LIMITS = "SET lock_timeout = '2s'; SET statement_timeout = '5s'"


class Command(migrate.Command):
    """Django's own, with a short patience: a migration that needs longer is cut in pieces or run by hand at night."""

    def handle(self, *args: Any, **options: Any) -> None:
        with connections[options["database"]].cursor() as cursor:
            cursor.execute(LIMITS)
        super().handle(*args, **options)
