"""Those who perform what an insurer pays for, and from when to when the insurer has approved them. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import sealed_once, states
from tryggve.casework.people.models import Insurer


class Provider(models.Model):
    """A provider by organisationsnummer."""

    id = models.BigAutoField(primary_key=True)
    orgnr = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=120)
    town = models.CharField(max_length=60, blank=True)


class Approval(models.Model):
    """An application for approval and what became of it. Approved from a day; ended on a day; never taken out of the past."""

    id = models.BigAutoField(primary_key=True)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="approvals")
    insurer = models.ForeignKey(Insurer, on_delete=models.PROTECT)
    competences = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="asked", help_text="asked, approved, refused, ended")
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    why_refused = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "insurer"], condition=Q(state__in=["asked", "approved"]), name="approval_one_live"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "ended"]) | Q(from_day__isnull=False, decided_at__isnull=False),
                name="approval_dated",
            ),
            models.CheckConstraint(condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="approval_days"),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(to_day__isnull=False), name="approval_ended_on_a_day"
            ),
        ]
        triggers = [
            *states("state", [("asked", "approved"), ("asked", "refused"), ("approved", "ended")]),
            sealed_once("approval_is_sealed", ["provider_id", "insurer_id", "asked_at"], when="TRUE"),
            sealed_once("first_day_is_sealed", ["from_day"], when="OLD.from_day IS NOT NULL"),
        ]
