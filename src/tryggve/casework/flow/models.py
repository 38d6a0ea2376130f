"""Scheduled jobs that have run, so that each runs once for its day. Private to this room."""

from __future__ import annotations

from django.db import models


class ScheduledRun(models.Model):
    """`job` has run for `day`."""

    job = models.CharField(max_length=60)
    day = models.DateField()
    started_at = models.DateTimeField()
    result = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "day"], name="scheduled_once")]
