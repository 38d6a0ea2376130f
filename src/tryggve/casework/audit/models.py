"""The log that nobody can change unseen. Private to this room."""

from __future__ import annotations

from django.db import models

from tryggve.casework.base.triggers import append_only


class Entry(models.Model):
    """One line. `hash` and `previous` are set by a trigger, per `chain` (a case number, or `house`)."""

    chain = models.CharField(max_length=40)
    place = models.BigIntegerField(default=0, help_text="Place in the chain, 1 first; set by the trigger.")
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    actor = models.CharField(max_length=80)
    actor_name = models.CharField(max_length=120)
    company = models.BigIntegerField(null=True)
    insurer = models.CharField(max_length=40, blank=True)
    subject = models.CharField(max_length=80)
    person = models.BigIntegerField(null=True, help_text="Whose data it concerns.")
    data = models.JSONField(default=dict)
    previous = models.BinaryField(null=True)
    hash = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "place"], name="entry_one_place")]
        indexes = [models.Index(fields=["person", "-at"], name="entry_person"), models.Index(fields=["company", "-at"], name="entry_company")]
        triggers = append_only()


class Root(models.Model):
    """The day's root: a hash over the head of every chain and over the root of the day before."""

    day = models.DateField(unique=True)
    entries = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        triggers = append_only()
