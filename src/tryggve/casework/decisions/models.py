"""Decisions. Signed once, replaced by later ones, never changed. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.assessments.models import Assessment
from tryggve.casework.base.triggers import sealed_once, states
from tryggve.casework.cases.models import Case
from tryggve.casework.people.models import Person, Signature


class Decision(models.Model):
    """A decision on one assessment. `text` is what it says, word for word, in both languages."""

    number = models.CharField(max_length=24, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, help_text="grant, refusal, change, reconsideration …")
    state = models.CharField(max_length=10, default="proposed", help_text="proposed, signed, replaced, dropped")
    text = models.JSONField(default=dict)
    about = models.CharField(
        max_length=40, blank=True, help_text="What it decides beside the case itself, e.g. claim:17. Empty: the case."
    )
    terms = models.JSONField(default=dict, help_text="What such a decision comes to, in figures; plain JSON.")
    case_version = models.IntegerField()
    needs_second = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="prepared_decisions")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="approved_decisions")
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True)
    signed_at = models.DateTimeField(null=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")), name="decision_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "dropped"])
                | Q(signed_at__isnull=False, signature__isnull=False, prepared_by__isnull=False),
                name="decision_signed_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed", needs_second=True) | Q(approved_by__isnull=False),
                name="decision_second_officer",
            ),
            models.UniqueConstraint(
                fields=["case", "about"], condition=Q(state="proposed"), name="decision_one_proposal"
            ),
            models.UniqueConstraint(
                fields=["case", "about"], condition=Q(state="signed"), name="decision_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["assessment"], condition=~Q(state="dropped"), name="decision_one_per_assessment"
            ),
        ]
        triggers = [
            *states("state", [("proposed", "signed"), ("proposed", "dropped"), ("signed", "replaced")]),
            sealed_once(
                "signed_is_sealed",
                [
                    "text",
                    "about",
                    "terms",
                    "kind",
                    "case_id",
                    "assessment_id",
                    "signature_id",
                    "signed_at",
                    "number",
                    "prepared_by_id",
                    "approved_by_id",
                ],
                when="OLD.state IN ('signed', 'replaced')",
            ),
        ]
