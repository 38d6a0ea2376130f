"""`verify_audit`: recompute the whole log."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tryggve.casework.audit.models import Entry
from tryggve.casework.audit.queries import verify


class Command(BaseCommand):
    help = "Recompute every chain of the log. Exit 0 when it holds; 1 with a line for each break when it does not."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        breaks, lines = verify(), Entry.objects.count()
        for found in breaks:
            self.stdout.write(f"{found.chain} {found.place}: {found.what}")
        self.stdout.write(f"{lines} lines, {len(breaks)} breaks")
        if breaks:
            raise SystemExit(1)
