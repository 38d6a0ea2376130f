"""The job that delivers a knock. It runs when its transaction has been committed, and not otherwise."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tryggve.casework.base.clock import now
from tryggve.casework.notifications.jobs import MOST_TRIES, deliver


@app.task(
    name="notifications.deliver_knock",
    queue="notices",
    retry=RetryStrategy(max_attempts=MOST_TRIES, exponential_wait=4),
)
def deliver_knock(knock: int) -> None:
    """Deliver one knock. A job stands at the edge, like a portal: it may ask what time it is."""
    deliver(knock=knock, now=now(real=timezone.now()))
