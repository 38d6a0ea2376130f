"""A case is a folder that does not know what is filed in it. Private to this room."""

from __future__ import annotations

from django.db import models

from tryggve.casework.people.models import Insurer, Person


class Case(models.Model):
    """One matter of one person (or company) at one insurer."""

    number = models.CharField(max_length=20, unique=True, help_text="Can be read aloud: 2023-000017.")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    insurance = models.CharField(max_length=30)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    company = models.BigIntegerField(null=True, help_text="The company that applies, where a company does.")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    turn = models.CharField(max_length=12, help_text="Whose turn it is: claimant, employer, fund, authority, nobody.")
    turn_reason = models.CharField(max_length=40, help_text="Key of the sentence that says why.")
    due_on = models.DateField(null=True)
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="held_cases")
    opened_by_officer_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=0, help_text="Grows each time something is filed; a signature names the version it saw.")

    class Meta:
        indexes = [models.Index(fields=["insurer", "turn", "opened_at"], name="case_queue")]


class CaseNumber(models.Model):
    """The last case number given in a year."""

    year = models.IntegerField(unique=True)
    last = models.IntegerField()
