"""Load the people of the try-out. Refuses in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tryggve.config import try_out_people


class Command(BaseCommand):
    help = "Load the invented people of the try-out, and say who one can sign in as."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.TRYGGVE_MODE == "production":
            raise CommandError("The people of the try-out are invented. They are never loaded in production.")
        self.stdout.write("Sign in as one of these, in the practice BankID:\n")
        for name, number, what in try_out_people.load(real=timezone.now()):
            self.stdout.write(f"  {name:<15} {number[:8]}-{number[8:]}  {what}")
