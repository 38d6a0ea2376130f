"""What people send in: applications, reports, an employer's part; and what they have begun to write. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import append_only, states
from tryggve.casework.cases.models import Case
from tryggve.casework.people.models import Company, Person, Signature


class Draft(models.Model):
    """Answers not sent yet. Saved at each answer."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    insurer = models.CharField(max_length=40)
    insurance = models.CharField(max_length=30)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "insurer", "insurance", "kind", "key"], name="draft_once")]


class Submission(models.Model):
    """Signed answers. Corrected by a later version, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, help_text="application, report, change, withdrawal")
    key = models.CharField(max_length=40, help_text="The period (2023-W10, 2025-11) or `first`.")
    version = models.IntegerField()
    answers = models.JSONField()
    digest = models.CharField(max_length=64)
    sender = models.ForeignKey(Person, on_delete=models.PROTECT)
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT)
    receipt = models.CharField(max_length=16, unique=True)
    received_at = models.DateTimeField()
    why_changed = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "key", "version"], name="submission_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="submission_version_from_one"),
        ]
        triggers = append_only()


class Part(models.Model):
    """Another party's part of a case: an employer's certificate."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    company = models.ForeignKey(Company, on_delete=models.PROTECT)
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, default="asked", help_text="asked, started, signed, returned, approved, expired")
    answers = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True, related_name="signed_part")
    approve_by = models.DateField(null=True)
    returned_why = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True)
    approval = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True, related_name="approved_part")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["asked", "started", "expired"]) | Q(signature__isnull=False), name="part_signed_has_signature"
            ),
            models.CheckConstraint(condition=~Q(state="approved") | Q(approval__isnull=False), name="part_approved_has_approval"),
        ]
        triggers = states(
            "state",
            [
                ("asked", "started"), ("asked", "signed"), ("started", "signed"), ("signed", "returned"), ("signed", "approved"),
                ("signed", "expired"), ("returned", "signed"), ("returned", "expired"), ("asked", "expired"), ("started", "expired"),
            ],
        )  # fmt: skip
