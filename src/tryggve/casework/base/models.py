"""The clock of the try-out. Production has no row here and reads the real clock at the portals' edge."""

from __future__ import annotations

from django.db import models


class Clock(models.Model):
    """One row at most: at `set_at` (real time) the try-out's clock was set to `set_to`; it has ticked since."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    set_to = models.DateTimeField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clock_one_row")]
