"""`invariants`: print each promise with the number of rows that break it; exit 1 if any does."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tryggve.casework.worklists.invariants import broken

SHOWN = 5


class Command(BaseCommand):
    help = "Ask the database for everything that must never be so (I1 to I9); each should count 0."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--acknowledged", type=Path, help="a file kept outside the database, a receipt number on each line (I6)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        found = broken(receipts=_receipts(options["acknowledged"]), real=timezone.now())
        for one in found:
            self.stdout.write(f"{one.key}  {len(one.offenders):>6}  {one.promise}")
            for offender in one.offenders[:SHOWN]:
                self.stdout.write(f"            {offender}")
        if any(one.offenders for one in found):
            raise SystemExit(1)


def _receipts(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as why:
        raise CommandError(f"{file} cannot be read: {why.strerror}.") from why
    return [line.split()[0] for line in lines if line.strip()]
