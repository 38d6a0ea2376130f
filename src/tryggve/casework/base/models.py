"""The clock of the try-out. Production has no row here and reads the real clock at the portals' edge."""

from __future__ import annotations

import pgtrigger
from django.db import models

from tryggve.casework.base.triggers import NEVER_IGNORED

ONLY_FORWARD = """
IF NEW.set_to < OLD.set_to + GREATEST(NEW.set_at - OLD.set_at, INTERVAL '0') THEN
    RAISE EXCEPTION 'the clock goes back' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Clock(models.Model):
    """One row at most: at `set_at` (real time) the try-out's clock was set to `set_to`; it has ticked since."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    set_to = models.DateTimeField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clock_one_row")]
        triggers = [
            pgtrigger.Trigger(
                name="only_forward",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=ONLY_FORWARD,
                declare=NEVER_IGNORED,
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete, declare=NEVER_IGNORED),
        ]
