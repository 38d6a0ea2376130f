"""`verify_documents`: read every kept file."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tryggve.casework.documents.models import Document
from tryggve.casework.documents.queries import scrub


class Command(BaseCommand):
    help = "Read every kept file against its hash. Exit 0 when all are whole; 1 with a line for each that is not."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        wrong = scrub()
        for digest, what in wrong:
            self.stdout.write(f"{digest}: {what}")
        self.stdout.write(f"{Document.objects.count()} documents, {len(wrong)} to restore from a copy")
        if wrong:
            raise SystemExit(1)
