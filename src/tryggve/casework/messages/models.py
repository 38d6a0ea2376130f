"""Letters back and forth about a case, in the person's own words. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import append_only
from tryggve.casework.cases.models import Case


class Message(models.Model):
    """One message in a thread of a case. `key` makes the same message sent twice one."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    thread = models.CharField(max_length=80)
    key = models.CharField(max_length=80, unique=True)
    from_fund = models.BooleanField()
    sender = models.CharField(max_length=80)
    sender_name = models.CharField(max_length=120)
    text = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="message_says_something")]
        indexes = [models.Index(fields=["case", "thread", "sent_at"], name="message_thread")]
        triggers = append_only()
