"""Play both journeys, print every step, and fail unless all of it held."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tryggve.config.journeys import amina, bo
from tryggve.config.journeys.stage import Stage


class Command(BaseCommand):
    help = "Bo under the act of 1997 and Amina under the act of 2024, from application to ledger."

    def handle(self, *_args: Any, **_options: Any) -> None:
        stage = Stage(say=self.stdout.write, real=timezone.now)
        bo.play(stage)
        amina.play(stage)
        stage.title("Böckerna")
        call_command("invariants", stdout=self.stdout)
        call_command("verify_audit", stdout=self.stdout)
        if stage.failed:
            raise CommandError(f"{len(stage.failed)} did not hold:\n  " + "\n  ".join(stage.failed))
        self.stdout.write("\nAllt höll.")
