"""A case is a folder that does not know what is filed in it. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import NEVER_IGNORED, sealed_once
from tryggve.casework.people.models import Insurer, Person

# A version seen by a signature must never come again.
VERSION_GROWS = """
IF NEW.version < OLD.version THEN
    RAISE EXCEPTION 'the version of a case only grows' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Case(models.Model):
    """One matter of one person (or company) at one insurer."""

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(max_length=20, unique=True, help_text="Can be read aloud: 2023-000017.")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    insurance = models.CharField(max_length=30)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    company = models.BigIntegerField(null=True, help_text="The company that applies, where a company does.")
    matter = models.CharField(
        max_length=20,
        blank=True,
        help_text="What cases of one joint application have in common; empty where a person has one case.",
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    turn = models.CharField(max_length=12, help_text="Whose turn it is: claimant, employer, fund, authority, nobody.")
    turn_reason = models.CharField(max_length=40, help_text="Key of the sentence that says why.")
    due_on = models.DateField(null=True)
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="held_cases")
    opened_by_officer_at = models.DateTimeField(null=True)
    version = models.IntegerField(
        default=0, help_text="Grows each time something is filed; a signature names the version it saw."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "insurer", "insurance", "matter"], condition=Q(closed_at=None), name="case_one_open"
            ),
            models.CheckConstraint(
                condition=Q(turn__in=["claimant", "employer", "fund", "authority", "nobody"]), name="case_turn"
            ),
        ]
        indexes = [
            models.Index(fields=["insurer", "turn", "opened_at"], name="case_queue"),
            models.Index(
                fields=["company", "insurance", "-opened_at"], condition=~Q(company=None), name="case_of_company"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="version_grows",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=VERSION_GROWS,
                declare=NEVER_IGNORED,
            ),
            sealed_once(
                "case_is_sealed",
                ["number", "insurer_id", "insurance", "person_id", "company", "matter", "opened_at"],
                when="TRUE",
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]


class CaseNumber(models.Model):
    """The last case number given in a year."""

    id = models.BigAutoField(primary_key=True)
    year = models.IntegerField(unique=True)
    last = models.IntegerField()
