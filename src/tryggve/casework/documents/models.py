"""Files, by the hash of what is in them. Private to this room."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import NEVER_IGNORED, append_only, never_emptied
from tryggve.casework.cases.models import Case

# A file's name may tell what is in it: it goes with the bytes, when the step `erased` is there, and nothing else ever changes.
ONLY_THE_NAME = """
IF TG_OP = 'UPDATE' AND NEW.name = '' AND to_jsonb(NEW) - 'name' = to_jsonb(OLD) - 'name' AND EXISTS (
    SELECT 1 FROM documents_reading r WHERE r.document_id = OLD.id AND r.step = 'erased'
) THEN
    RETURN NEW;
END IF;
RAISE EXCEPTION 'a document is never changed or removed; only the name of an erased one goes' USING ERRCODE = 'insufficient_privilege';
"""


class Document(models.Model):
    """One file in a case. The bytes lie in the store under their SHA-256, until it is erased."""

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
        triggers = [
            pgtrigger.Trigger(
                name="only_the_name",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=ONLY_THE_NAME,
                declare=NEVER_IGNORED,
            ),
            never_emptied(),
        ]


class Reading(models.Model):
    """A document's way: received, scanned, read by an officer, used in a decision, erased. One row a step."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    step = models.CharField(
        max_length=12, help_text="received, sealed, scanned, unscanned, infected, read, used, erased"
    )
    actor = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "step"], name="reading_once")]
        triggers = append_only()
