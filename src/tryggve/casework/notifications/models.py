"""Knocks on the door: that something has come, never what. Private to this room."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tryggve.casework.base.triggers import sealed_once, states
from tryggve.casework.people.models import Person


class Knock(models.Model):
    """One knock, once per `key` (the letter, message or certificate it is about)."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    channel = models.CharField(max_length=8)
    occasion = models.CharField(
        max_length=40, help_text="letter, message, certificate: chooses the words, never the content."
    )
    mail_to = models.CharField(
        max_length=254, blank=True, help_text="A contact person's address for this matter; else the person's own."
    )
    state = models.CharField(max_length=10, default="queued", help_text="queued, sent, failed, unwanted, nowhere")
    tries = models.IntegerField(default=0)
    why = models.CharField(max_length=80, blank=True, help_text="The kind of the last error, never its words.")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="knock_sent_has_time"),
        ]
        indexes = [models.Index(fields=["queued_at"], condition=Q(state="queued"), name="knock_queue")]
        triggers = [
            *states(
                "state",
                [
                    ("queued", "sent"),
                    ("queued", "failed"),
                    ("queued", "unwanted"),
                    ("queued", "nowhere"),
                    ("failed", "sent"),
                ],
            ),
            sealed_once("knock_is_sealed", ["key", "person_id", "occasion", "mail_to", "queued_at"], when="TRUE"),
        ]
