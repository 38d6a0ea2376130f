"""Facts, and what the law said of them. Both only grow. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import append_only
from tryggve.casework.cases.models import Case


class Fact(models.Model):
    """One fact: its value, the period it holds for, who said so, when it became known. A later fact may replace it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    name = models.CharField(max_length=60, help_text="The law's public name, e.g. månader.")
    part = models.CharField(max_length=40, blank=True, help_text="Which of several, e.g. 2022-03 or 2023-W10.")
    value = models.JSONField()
    holds_from = models.DateField(null=True)
    holds_to = models.DateField(null=True)
    source = models.CharField(
        max_length=20, help_text="claimant, certificate, agi, af, fk, csn, population, officer, fund"
    )
    given_by = models.CharField(max_length=80)
    evidence = models.CharField(
        max_length=80, help_text="What it rests on, e.g. submission:12, part:3, register:agi:2025-11-03."
    )
    known_at = models.DateTimeField()
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "name", "part", "evidence"], name="fact_once_per_evidence"),
            models.CheckConstraint(condition=Q(holds_to=None) | Q(holds_to__gte=F("holds_from")), name="fact_period"),
        ]
        indexes = [models.Index(fields=["case", "name"], name="fact_by_name")]
        triggers = append_only()


class Assessment(models.Model):
    """What the law said of the facts known then. Sealed: facts, findings, receipt."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, help_text="grant or period")
    key = models.CharField(max_length=40, help_text="`first` or the period")
    version = models.IntegerField()
    act = models.CharField(max_length=12)
    on_day = models.DateField()
    facts = models.JSONField()
    results = models.JSONField()
    findings = models.JSONField()
    open_questions = models.JSONField()
    missing = models.JSONField(default=list)
    receipt = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "key", "version"], name="assessment_version_once")
        ]
        triggers = append_only()


class Answer(models.Model):
    """An officer's answer to an open question, which is also a new fact."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    question = models.CharField(max_length=60)
    fact = models.OneToOneField(Fact, on_delete=models.PROTECT)
    reason = models.TextField()
    officer = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
