"""Letters: the stored decision as a sealed PDF. Private to this room."""

from __future__ import annotations

from django.db import models

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
