"""Ask for an account, answer, judge, drop; draw a sample. Whatever is done twice is done once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import connection, transaction

from tryggve.casework.applications.queries import submission
from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.base.text import clean_text
from tryggve.casework.cases.actions import CaseIsClosed, lock_case
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.people.queries import insurer as insurer_by_key
from tryggve.casework.people.records import InsurerRecord
from tryggve.casework.reviews.access import may_answer, may_ask, may_draw
from tryggve.casework.reviews.drawing import draw
from tryggve.casework.reviews.models import LIVE, Drawn, Request, Sample
from tryggve.casework.reviews.queries import NoSuchRequest
from tryggve.casework.reviews.queries import request as request_by_number
from tryggve.casework.reviews.records import RequestRecord, SampleRecord
from tryggve.casework.reviews.rows import request_record, sample_record

LONGEST = 2000
# First key of the advisory locks of this room; the second is the insurer.
LOCK = 4103


class NotYours(Exception):
    """The actor may not do this in that case, or for that insurer."""


class AlreadyAsked(Exception):
    """Another account is asked for in the case and is not closed yet."""


class AlreadyAnswered(Exception):
    """The account has been given, or is not asked for any more."""


class AlreadyJudged(Exception):
    """The account has been judged in another way, or there is none to judge."""


class NoReason(ValueError):
    """A reason is needed."""


class NoMeasure(ValueError):
    """No measure to account for was named."""


class DayHasPassed(ValueError):
    """The last day must lie ahead."""


class NothingToDraw(Exception):
    """There is no case to draw from."""


@transaction.atomic
def ask(*, case: str, lines: Sequence[str], why: str, last_day: date, actor: Actor, now: datetime) -> RequestRecord:
    """Ask the company for an account of these lines by a day. The same asked again while it waits is the same request.

    `why` may be empty only when a sample asks. Raises `NotYours`, `AlreadyAsked`, `NoMeasure`, `NoReason`, `DayHasPassed`,
    `CaseIsClosed`.
    """
    if not clean_text(why):
        raise NoReason
    return _ask(lock_case(case), lines, clean_text(why)[:LONGEST], last_day, actor=actor, now=now)


def _ask(
    folder: CaseRecord, lines: Sequence[str], why: str, last_day: date, *, actor: Actor, now: datetime
) -> RequestRecord:
    if not may_ask(actor, folder, day_of(now)) or actor.person is None:
        raise NotYours(folder.number)
    if folder.closed_at is not None:
        raise CaseIsClosed(folder.number)
    if not lines:
        raise NoMeasure
    live = Request.objects.filter(case=folder.id, state__in=LIVE).first()
    if live is not None:
        if (live.state, live.lines, live.why, live.last_day) != ("asked", list(lines), why, last_day):
            raise AlreadyAsked(live.number)
        return request_by_number(live.number)
    if last_day <= day_of(now):
        raise DayHasPassed(last_day)
    row = Request.objects.create(
        number=f"{folder.number}-R{Request.objects.filter(case=folder.id).count() + 1}", case_id=folder.id, lines=list(lines), why=why,
        asked_by_id=actor.person, asked_at=now, last_day=last_day,
    )  # fmt: skip
    _note(Verb.ACCOUNT_ASKED, row, folder, actor=actor, now=now)
    return request_record(row)


@transaction.atomic
def answer(*, request: str, submission_id: int, actor: Actor, now: datetime) -> RequestRecord:
    """The company has given the account: a signed submission in the case. The same submission again changes nothing.

    Raises `NotYours`, `AlreadyAnswered`, `NoSuchRequest`, `NoSuchSubmission`.
    """
    folder, row = _locked(request)
    if not may_answer(actor, folder) or submission(submission_id).case != folder.id:
        raise NotYours(request)
    if row.answer_id == submission_id:
        return request_by_number(request)
    if row.state != "asked":
        raise AlreadyAnswered(request)
    row.state, row.answer_id = "answered", submission_id
    row.save(update_fields=["state", "answer"])
    _note(Verb.ACCOUNT_GIVEN, row, folder, actor=actor, now=now)
    return request_by_number(request)


@transaction.atomic
def judge(*, request: str, accepted: bool, why: str, actor: Actor, now: datetime) -> RequestRecord:
    """Accept the account, or do not, with the reason. The same again is the same.

    Raises `NotYours`, `NoReason`, `AlreadyJudged`, `NoSuchRequest`.
    """
    folder, row = _locked(request)
    if not may_ask(actor, folder, day_of(now)):
        raise NotYours(request)
    state, reason = ("accepted", "") if accepted else ("refused", clean_text(why)[:LONGEST])
    if not accepted and not reason:
        raise NoReason
    if (row.state, row.judgement) == (state, reason):
        return request_by_number(request)
    if row.state != "answered":
        raise AlreadyJudged(request)
    row.state, row.judgement, row.judged_by_id, row.judged_at = state, reason, actor.person, now
    row.save(update_fields=["state", "judgement", "judged_by", "judged_at"])
    _note(Verb.ACCOUNT_ACCEPTED if accepted else Verb.ACCOUNT_REFUSED, row, folder, actor=actor, now=now)
    return request_by_number(request)


@transaction.atomic
def take_back(*, request: str, actor: Actor, now: datetime) -> RequestRecord:
    """An officer does not want the account after all, while nobody has answered. Again does nothing.

    Raises `NotYours`, `AlreadyAnswered`, `NoSuchRequest`.
    """
    folder, row = _locked(request)
    if not may_ask(actor, folder, day_of(now)):
        raise NotYours(request)
    if row.state not in ("asked", "dropped"):
        raise AlreadyAnswered(request)
    _drop(row, folder, actor=actor, now=now)
    return request_by_number(request)


@transaction.atomic
def drop_live(*, case: str, actor: Actor, now: datetime) -> None:
    """The case is withdrawn, so no account is wanted: what waits is dropped. Raises `NotYours`."""
    folder = lock_case(case)
    if not may_answer(actor, folder):
        raise NotYours(case)
    row = Request.objects.select_for_update(of=("self",)).filter(case=folder.id, state__in=LIVE).first()
    if row is not None:
        _drop(row, folder, actor=actor, now=now)


def _drop(row: Request, folder: CaseRecord, *, actor: Actor, now: datetime) -> None:
    if row.state in LIVE:
        row.state = "dropped"
        row.save(update_fields=["state"])
        _note(Verb.ACCOUNT_DROPPED, row, folder, actor=actor, now=now)


@transaction.atomic
def draw_sample(
    *,
    insurance: str,
    first_day: date,
    until_day: date,
    population: Mapping[str, Sequence[str]],
    wanted: int,
    seed: str,
    last_day: date,
    key: str,
    actor: Actor,
    now: datetime,
) -> SampleRecord:
    """Draw `wanted` of the cases (number: the lines to account for) and ask for an account in each; the same `key` again is the same.

    Where an account waits already it is counted instead of asked for twice. Raises `NotYours` (also when a drawn case is the
    officer's own or her company's), `NothingToDraw`.
    """
    if actor.insurer is None or actor.person is None or not may_draw(actor, actor.insurer, day_of(now)):
        raise NotYours(insurance)
    owner = insurer_by_key(actor.insurer)
    # Two at once would give one number to two samples, or draw twice for one form.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, owner.id])
    known = Sample.objects.select_related("insurer").filter(key=key, insurer_id=owner.id).first()
    if known is not None:
        return sample_record(known)
    if not population:
        raise NothingToDraw
    row = Sample.objects.create(
        number=_next_number(owner, day_of(now).year), key=key, insurer_id=owner.id, insurance=insurance, first_day=first_day,
        until_day=until_day, wanted=wanted, seed=seed, population=sorted(population), last_day=last_day, drawn_by_id=actor.person,
        drawn_at=now,
    )  # fmt: skip
    drawn = draw(population, seed=seed, wanted=wanted)
    # Locked in one order, so that two who lock many cases never wait for one another.
    folders = {number: lock_case(number) for number in sorted(drawn)}
    for number in drawn:
        _draw_case(row, folders[number], population[number], actor=actor, now=now)
    note(
        verb=Verb.SAMPLE_DRAWN, actor=actor, now=now, subject=f"sample:{row.number}", insurer=owner.key,
        data={"of": len(population), "drawn": len(drawn), "seed": seed},
    )  # fmt: skip
    return sample_record(row)


def _next_number(owner: InsurerRecord, year: int) -> str:
    before = Sample.objects.filter(insurer_id=owner.id, number__startswith=f"{owner.key}-{year}-").count()
    return f"{owner.key}-{year}-{before + 1}"


def _draw_case(row: Sample, folder: CaseRecord, lines: Sequence[str], *, actor: Actor, now: datetime) -> None:
    if not may_ask(actor, folder, day_of(now)):
        raise NotYours(folder.number)
    live = Request.objects.filter(case=folder.id, state__in=LIVE).first()
    asked = live.id if live else _ask(folder, lines, "", row.last_day, actor=actor, now=now).id
    Drawn.objects.create(sample=row, case_id=folder.id, request_id=asked)


def _locked(number: str) -> tuple[CaseRecord, Request]:
    """The case, held, and then the request as it is under that lock."""
    found = Request.objects.filter(number=number).values_list("case_id", flat=True).first()
    if found is None:
        raise NoSuchRequest(number)
    folder = lock_case(case_by_id(found).number)
    return folder, Request.objects.select_for_update(of=("self",)).select_related("case").get(number=number)


def _note(verb: Verb, row: Request, folder: CaseRecord, *, actor: Actor, now: datetime) -> None:
    note(
        verb=verb, actor=actor, now=now, subject=f"account:{row.number}", chain=folder.number, person=folder.person,
        company=folder.company, insurer=folder.insurer,
    )  # fmt: skip
