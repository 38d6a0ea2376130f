"""The marks that a scheduled job leaves when it has run for a day: one each, whoever was first."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from tryggve.casework.flow.models import ScheduledRun

LONGEST = 300
INSERT = "INSERT INTO flow_scheduledrun (job, day, started_at, result) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"


def already_run(*, since: date, upto: date) -> set[tuple[str, date]]:
    """Job and day of every mark in between."""
    return set(ScheduledRun.objects.filter(day__gte=since, day__lte=upto).values_list("job", "day"))


def mark(*, job: str, day: date, result: str, now: datetime) -> bool:
    """Mark the day; False when another host has marked it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [job, day, now, result[:LONGEST]])
        return bool(cursor.rowcount)


def latest(*, job: str) -> tuple[date, str] | None:
    """The latest day the job was marked for, and what it said."""
    row = ScheduledRun.objects.filter(job=job).order_by("-day").first()
    return None if row is None else (row.day, row.result)
