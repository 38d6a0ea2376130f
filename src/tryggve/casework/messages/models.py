"""Letters back and forth about a case, in the person's own words. Private to this room."""

from __future__ import annotations

from django.db import models

from tryggve.casework.base.triggers import append_only
from tryggve.casework.cases.models import Case


class Message(models.Model):
    """One message in a thread of a case. `key` makes the same message sent twice one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    thread = models.CharField(max_length=80)
    key = models.CharField(max_length=80, unique=True)
    from_fund = models.BooleanField()
    sender = models.CharField(max_length=80)
    sender_name = models.CharField(max_length=120)
    text = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        triggers = append_only()
