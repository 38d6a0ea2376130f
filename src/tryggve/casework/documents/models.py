"""Files, by the hash of what is in them. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import append_only
from tryggve.casework.cases.models import Case


class Document(models.Model):
    """One file in a case. The bytes lie in the store under their SHA-256."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    direction = models.CharField(max_length=3, choices=[("in", "from the person"), ("out", "to the person")])
    kind = models.CharField(max_length=30, help_text="letter, certificate, medical, other …")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=80)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    from_actor = models.CharField(max_length=80)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "direction", "sha256"], name="document_once"),
            models.CheckConstraint(condition=Q(size__gte=1), name="document_not_empty"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="document_hash"),
        ]
        triggers = append_only()


class Reading(models.Model):
    """A document's way: received, scanned, read by an officer, used in a decision. One row a step."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    step = models.CharField(max_length=12, help_text="received, sealed, scanned, unscanned, infected, read, used")
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "step"], name="reading_once")]
        triggers = append_only()
