"""`verify_submissions`: hold every submission against its signature."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tryggve.casework.applications.models import Erasure, Submission
from tryggve.casework.applications.queries import broken


class Command(BaseCommand):
    help = "Hold every submission against what was signed. Exit 0 when all hold; 1 with a line for each that does not."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        wrong = list(broken())
        for one in wrong:
            self.stdout.write(f"{one.receipt}: not what was signed")
        total, erased = Submission.objects.count(), Erasure.objects.count()
        self.stdout.write(f"{total} submissions, {erased} without their health data, {len(wrong)} that do not hold")
        if wrong:
            raise SystemExit(1)
