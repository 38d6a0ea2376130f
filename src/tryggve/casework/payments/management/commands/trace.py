"""`trace <reference>`: from an EndToEndId in the bank file, or from what a repayment states, to the facts and the paragraphs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tryggve.casework.payments.claims import NoSuchClaim
from tryggve.casework.payments.queries import NoSuchOrder
from tryggve.casework.payments.trace import trace
from tryggve.casework.payments.trace_claim import trace_claim

UNKNOWN = 2


class Command(BaseCommand):
    help = "Show the whole way of a payment: bank, books, decision, each day's line, rules and facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="the EndToEndId of the bank file, or the reference of a repayment")
        parser.add_argument(
            "--language", choices=["en", "sv"], default="en", help="of the lines that a person has read"
        )
        parser.add_argument(
            "--every", action="store_true", help="every rule, those too whose value is a list or a record"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        reference, how = options["reference"].strip(), {"language": options["language"], "every": options["every"]}
        try:
            told = self._told(reference, how)
        except NoSuchClaim:
            self.stderr.write(f"No payment has the reference {options['reference']!r}.")
            raise SystemExit(UNKNOWN) from None
        self.stdout.write(told)

    def _told(self, reference: str, how: dict[str, Any]) -> str:
        try:
            return trace(reference, **how)
        except NoSuchOrder:
            return trace_claim(reference, **how)
