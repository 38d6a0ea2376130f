"""Knocks on the door: that something has come, never what. Private to this room."""

from __future__ import annotations

from django.db import models

from tryggve.casework.people.models import Person


class Knock(models.Model):
    """One knock, once per `key` (the letter, message or certificate it is about)."""

    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    channel = models.CharField(max_length=8)
    occasion = models.CharField(max_length=40, help_text="letter, message, certificate: chooses the words, never the content.")
    state = models.CharField(max_length=10, default="queued")
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
