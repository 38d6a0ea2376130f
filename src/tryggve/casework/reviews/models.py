"""What a payer looks into afterwards: an account that a company is asked for, and samples of paid cases. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.applications.models import Submission
from tryggve.casework.base.triggers import append_only, sealed_once, states
from tryggve.casework.cases.models import Case
from tryggve.casework.people.models import Insurer, Person

LIVE = ("asked", "answered")
MOVES = [
    ("asked", "answered"),
    ("asked", "dropped"),
    ("answered", "accepted"),
    ("answered", "refused"),
    ("answered", "dropped"),
]


class Request(models.Model):
    """The company is asked for an account of measures in a case; it answers, and an officer accepts it or does not."""

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(max_length=24, unique=True, help_text="Can be read aloud: 2026-000017-R1.")
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    lines = models.JSONField(help_text="Keys of the lines of the application that are asked about.")
    why = models.TextField(blank=True, help_text="The officer's reason; empty when the case was drawn in a sample.")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked_accounts")
    asked_at = models.DateTimeField()
    last_day = models.DateField()
    state = models.CharField(max_length=10, default="asked", help_text="asked, answered, accepted, refused, dropped")
    answer = models.OneToOneField(Submission, on_delete=models.PROTECT, null=True)
    judged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="judged_accounts")
    judged_at = models.DateTimeField(null=True)
    judgement = models.TextField(blank=True, help_text="Why the account is not accepted.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(state__in=LIVE), name="request_one_live"),
            models.CheckConstraint(condition=~Q(lines=[]), name="request_about_something"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "dropped"]) | Q(answer__isnull=False), name="request_answered"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "refused"]) | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="request_judged_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(judgement=""), name="request_refused_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["last_day"], condition=Q(state="asked"), name="request_open")]
        triggers = [
            *states("state", MOVES),
            sealed_once(
                "request_is_sealed",
                ["number", "case_id", "lines", "why", "asked_by_id", "asked_at", "last_day"],
                when="TRUE",
            ),
            sealed_once("answer_is_sealed", ["answer_id"], when="OLD.answer_id IS NOT NULL"),
            sealed_once(
                "judgement_is_sealed",
                ["judged_by_id", "judged_at", "judgement"],
                when="OLD.state IN ('accepted', 'refused')",
            ),
        ]


class Sample(models.Model):
    """A random sample of an insurer's paid cases in a period. What it was drawn from and the seed are kept: it can be drawn again."""

    id = models.BigAutoField(primary_key=True)
    number = models.CharField(max_length=60, unique=True, help_text="Can be read aloud: fk-2026-1.")
    key = models.CharField(
        max_length=40, unique=True, help_text="Of the form that was sent: sent twice it is one sample."
    )
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    insurance = models.CharField(max_length=30)
    first_day = models.DateField()
    until_day = models.DateField()
    wanted = models.IntegerField()
    seed = models.CharField(max_length=64)
    population = models.JSONField(help_text="Numbers of the cases that could be drawn, sorted.")
    last_day = models.DateField()
    drawn_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_day__gte=F("first_day")), name="sample_days"),
            models.CheckConstraint(condition=Q(wanted__gte=1), name="sample_of_something"),
            models.CheckConstraint(condition=~Q(seed=""), name="sample_has_a_seed"),
        ]
        triggers = append_only()


class Drawn(models.Model):
    """A case that a sample drew, and the account that the company is asked for in it."""

    id = models.BigAutoField(primary_key=True)
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="drawn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sample", "case"], name="drawn_once")]
        triggers = append_only()
