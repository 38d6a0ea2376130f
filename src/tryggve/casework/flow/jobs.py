"""Work that leaves the transaction: asking registers, setting letters. Deferred in the transaction that needs it, safe to run twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from procrastinate import JobContext
from procrastinate.contrib.django import app

RETRY = 5
STALLED = 60
LOOKS_BACK = timedelta(hours=36)


def assess_later(*, case: str, now: datetime) -> None:
    """Ask the registers about the case and assess it, as soon as the transaction is committed."""
    ask_and_assess.defer(case=case, now=now.isoformat())


def seal_later(*, letter: int, now: datetime) -> None:
    """Set and seal a letter, as soon as the transaction is committed."""
    seal_letter.defer(letter=letter, now=now.isoformat())


@app.task(name="flow.ask_and_assess", queue="casework", retry=RETRY)
def ask_and_assess(*, case: str, now: str) -> None:
    """Ask each register that the insurance wants, keep what it says, assess. A register that is silent is asked again later."""
    from tryggve.casework.flow.asking import ask_and_assess as work  # noqa: PLC0415 - it defers through this file itself

    work(case=case, now=datetime.fromisoformat(now))


@app.task(name="flow.seal_letter", queue="casework", retry=RETRY)
def seal_letter(*, letter: int, now: str) -> None:
    """Set the letter as a sealed PDF."""
    from tryggve.casework.letters import actions as letters  # noqa: PLC0415

    letters.seal_letter(letter=letter, now=datetime.fromisoformat(now))


@app.periodic(cron="*/5 * * * *")
@app.task(name="flow.run_due", queue="casework", queueing_lock="flow.run_due")
def run_due(timestamp: int) -> None:
    """Run what is scheduled and has not run, by the clock of the installation. A job stands at the edge and asks the time."""
    from tryggve.casework.base import clock  # noqa: PLC0415
    from tryggve.casework.flow import schedule  # noqa: PLC0415 - it defers through this file itself

    now = clock.now(real=datetime.fromtimestamp(timestamp, tz=UTC))
    schedule.run(since=now - LOOKS_BACK, upto=now)


@app.periodic(cron="*/2 * * * *")
@app.task(name="flow.retry_stalled", queue="casework", queueing_lock="flow.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - every periodic job is told the time
    """Begin again what a dead worker left half done. Every job of ours is safe to run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
        await manager.retry_job(job)
