"""Letters: the stored decision as a sealed PDF. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import sealed_once, states
from tryggve.casework.decisions.models import Decision
from tryggve.casework.documents.models import Document


class Letter(models.Model):
    """One letter per decision. Pending until its PDF is sealed; the decision stands meanwhile."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT)
    language = models.CharField(max_length=2)
    content = models.JSONField(help_text="The blocks that were set: what it says, word for word.")
    state = models.CharField(max_length=8, default="pending", choices=[("pending", "pending"), ("sealed", "sealed")])
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True)
    written_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="pending", document=None, sealed_at=None)
                | Q(state="sealed", document__isnull=False, sealed_at__isnull=False),
                name="letter_sealed_has_document",
            ),
        ]
        indexes = [models.Index(fields=["state"], condition=Q(state="pending"), name="letter_pending")]
        triggers = [
            *states("state", [("pending", "sealed")]),
            sealed_once("words_are_sealed", ["decision_id", "language", "content", "written_at"], when="TRUE"),
            sealed_once("document_is_sealed", ["document_id", "sealed_at"], when="OLD.state = 'sealed'"),
        ]
