"""Running totals that many cases draw on, each with a most that nothing may exceed. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import NEVER_IGNORED, append_only, sealed_once
from tryggve.casework.cases.models import Case
from tryggve.casework.people.models import Insurer


class Total(models.Model):
    """What has been drawn of one ceiling, whose row is locked while somebody draws. Whole öre.

    `holder` says whose ceiling it is (`company:3`, `company:3/person:17`), `period` for which time (a calendar year).
    """

    id = models.BigAutoField(primary_key=True)
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    name = models.CharField(max_length=40)
    holder = models.CharField(max_length=60)
    period = models.CharField(max_length=10)
    most = models.BigIntegerField(help_text="Öre.")
    used = models.BigIntegerField(default=0, help_text="Öre.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["insurer", "name", "holder", "period"], name="total_once"),
            models.CheckConstraint(condition=Q(used__gte=0, used__lte=F("most")), name="total_within_its_most"),
        ]
        triggers = [
            sealed_once("total_is_sealed", ["insurer_id", "name", "holder", "period"], when="TRUE"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]


class Draw(models.Model):
    """A case draws on a total, or gives back: one row a change. The sum of the rows is what the total has used."""

    id = models.BigAutoField(primary_key=True)
    total = models.ForeignKey(Total, on_delete=models.PROTECT, related_name="draws")
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    amount = models.BigIntegerField(help_text="Öre; below zero is given back.")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="draw_is_something")]
        indexes = [models.Index(fields=["case", "total"], name="draw_of_case")]
        triggers = append_only()
