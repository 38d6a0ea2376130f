"""What runs by itself, and when. One table; a day that is run twice runs once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tryggve.casework.applications import parts
from tryggve.casework.audit import actions as audit
from tryggve.casework.base.actor import Actor, system
from tryggve.casework.base.clock import day_of
from tryggve.casework.contract.text import Text
from tryggve.casework.flow import asking, marks, paying, retention
from tryggve.casework.letters import actions as letters
from tryggve.casework.notifications import jobs as notifications


@dataclass(frozen=True, slots=True)
class Job:
    """A scheduled job: its name, what it does in words, the time of day, the work."""

    name: str
    words: Text
    at: time
    work: Callable[[date, Actor, datetime], str]


@dataclass(frozen=True, slots=True)
class Ran:
    """A job that has run for a day."""

    job: str
    day: date
    result: str


def _pay(day: date, actor: Actor, now: datetime) -> str:
    return " · ".join(
        f"{key}: {paying.pay_due(insurer=key, day=day, actor=actor, now=now)}" for key in paying.insurers()
    )


def _read_bank(_day: date, actor: Actor, now: datetime) -> str:
    return " · ".join(f"{key}: {paying.read_bank(insurer=key, actor=actor, now=now)}" for key in paying.insurers())


def _expire(_day: date, _actor: Actor, now: datetime) -> str:
    return f"{len(parts.expire_parts(now=now))} certificates"


def _ask_again(_day: date, _actor: Actor, now: datetime) -> str:
    return f"{asking.ask_again(now=now)} cases"


def _seal(_day: date, _actor: Actor, now: datetime) -> str:
    return f"{letters.seal_pending(now=now)} letters"


def _knock(_day: date, _actor: Actor, now: datetime) -> str:
    return f"{notifications.deliver_queued(now=now)} knocks"


def _retain(day: date, actor: Actor, now: datetime) -> str:
    return retention.erase_due(day=day, actor=actor, now=now)


def _root(day: date, _actor: Actor, _now: datetime) -> str:
    audit.root(day=day - timedelta(days=1))
    return "root of the day before"


PAYMENT_RUN = "payment-run"
JOBS = (
    Job("bank-answers-morning", Text("Läs bankens svar", "Read the bank's answers"), time(5, 30), _read_bank),
    Job(
        PAYMENT_RUN,
        Text("Skicka dagens betalningar till banken", "Send the day's payments to the bank"),
        time(6, 0),
        _pay,
    ),
    Job(
        "bank-answers",
        Text("Läs bankens svar på dagens fil", "Read the bank's answers to today's file"),
        time(6, 30),
        _read_bank,
    ),
    Job(
        "certificates-expire",
        Text("Stäng intyg som ingen godkänt i tid", "Close certificates not approved in time"),
        time(4, 0),
        _expire,
    ),
    Job(
        "registers-again",
        Text("Fråga register som inte svarade", "Ask registers that did not answer"),
        time(3, 0),
        _ask_again,
    ),
    Job("letters-again", Text("Gör klart brev som blev liggande", "Finish letters that were left"), time(4, 30), _seal),
    Job("knocks", Text("Skicka aviseringar", "Send notices"), time(7, 0), _knock),
    Job(
        "health-retention",
        Text("Radera uppgifter om hälsa som inte behövs längre", "Erase health details that are needed no longer"),
        time(3, 30),
        _retain,
    ),
    Job("audit-root", Text("Försegla gårdagens logg", "Seal yesterday's log"), time(2, 0), _root),
)


def due(*, since: datetime, upto: datetime) -> Iterator[tuple[Job, date, datetime]]:
    """Each job with each moment it is due after `since` and no later than `upto`, in order of time."""
    zone = timezone.get_current_timezone()
    day = since.astimezone(zone).date()
    while day <= upto.astimezone(zone).date():
        for job in sorted(JOBS, key=lambda job: job.at):
            moment = datetime.combine(day, job.at, tzinfo=zone)
            if since < moment <= upto:
                yield job, day, moment
        day += timedelta(days=1)


def run(*, since: datetime, upto: datetime, seen: Callable[[Ran, datetime], None] | None = None) -> list[Ran]:
    """Run what was due in between, as at the moment it was due. What has run for its day is not run again.

    Killed half way through a job, its day is not marked and it runs again: the work of each is safe to run twice.
    """
    before = marks.already_run(since=day_of(since), upto=day_of(upto))
    done = []
    for job, day, moment in due(since=since, upto=upto):
        if (job.name, day) in before:
            continue
        result = job.work(day, system(job.name), moment)
        if marks.mark(job=job.name, day=day, result=result, now=moment):
            done.append(Ran(job=job.name, day=day, result=result))
            if seen is not None:
                seen(done[-1], moment)
    return done


def last_run(*, job: str) -> Ran | None:
    """The latest day the job has run for."""
    found = marks.latest(job=job)
    return None if found is None else Ran(job=job, day=found[0], result=found[1])
