"""Those who perform what an insurer pays for, and from when to when the insurer has approved them. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from tryggve.casework.base.triggers import NEVER_IGNORED, sealed_once, states
from tryggve.casework.people.models import Insurer, Signature


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


class Statement(models.Model):
    """What a provider told, as it was told and signed. Only an officer's reason to let the approval stand comes later, once."""

    id = models.BigAutoField(primary_key=True)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, help_text="application, change, ending")
    name = models.CharField(max_length=120)
    town = models.CharField(max_length=60, blank=True)
    competences = models.JSONField(default=list)
    hired = models.CharField(max_length=10, blank=True, help_text="nobody, contract, without; empty: not asked")
    duties = models.BooleanField(null=True)
    last_day = models.DateField(null=True)
    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)
    why_kept = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["application", "change", "ending"]), name="statement_is_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(hired__in=["", "nobody", "contract", "without"]), name="statement_hired_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="ending", last_day__isnull=False) | (~Q(kind="ending") & Q(last_day=None)),
                name="statement_ending_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(judged_at=None, why_kept="") | (Q(judged_at__isnull=False) & ~Q(why_kept="")),
                name="statement_kept_for_a_reason",
            ),
        ]
        triggers = [
            sealed_once(
                "statement_is_sealed",
                [
                    "approval_id", "kind", "name", "town", "competences", "hired", "duties", "last_day", "signature_id", "told_at",
                ],
                when="TRUE",
            ),
            sealed_once("judged_for_good", ["judged_at", "why_kept"], when="OLD.judged_at IS NOT NULL"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]  # fmt: skip
