"""Opening cases, moving them on, taking hold of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, system
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.models import Case
from tryggve.casework.cases.queries import NoSuchCase
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.cases.rows import case_record
from tryggve.casework.people.queries import insurer as insurer_by_key

NEXT_NUMBER = """
INSERT INTO cases_casenumber AS given (year, last) VALUES (%s, 1)
ON CONFLICT (year) DO UPDATE SET last = given.last + 1 RETURNING last
"""


class Turn(StrEnum):
    """Whose turn it is."""

    CLAIMANT = "claimant"
    EMPLOYER = "employer"
    FUND = "fund"
    AUTHORITY = "authority"
    NOBODY = "nobody"


class CaseIsClosed(Exception):
    """Nothing more is filed in a closed case."""


class HeldByAnother(Exception):
    """Another officer holds the case."""


class OwnCase(Exception):
    """Nobody handles a case of her own."""


def open_case(
    *,
    insurer: str,
    insurance: str,
    person: int,
    now: datetime,
    actor: Actor,
    company: int | None = None,
    matter: str = "",
) -> CaseRecord:
    """The person's open case of that insurance at the insurer: opened if there is none. Raises `NoSuchInsurer`.

    `matter` is what the cases of one joint application have in common: each application has a case of its own.
    """
    owner = insurer_by_key(insurer)
    mine = Case.objects.select_related("insurer").filter(
        insurer_id=owner.id, insurance=insurance, person_id=person, matter=matter, closed_at=None
    )
    row = mine.first()
    if row is not None:
        return case_record(row)
    try:
        with transaction.atomic():
            row = Case.objects.create(
                number=_next_number(day_of(now).year),
                insurer_id=owner.id,
                insurance=insurance,
                person_id=person,
                company=company,
                matter=matter,
                opened_at=now,
                turn=Turn.CLAIMANT.value,
                turn_reason="opened",
            )
            note(
                verb=Verb.CASE_OPENED, actor=actor, now=now, chain=row.number, subject=f"case:{row.number}", person=person,
                company=company, insurer=insurer, data={"insurance": insurance},
            )  # fmt: skip
    except IntegrityError:
        # Opened at the same moment by another connection.
        return case_record(mine.get())
    return case_record(row)


def lock_case(number: str) -> CaseRecord:
    """The case, locked until the transaction ends: whatever is filed or signed in it waits. Raises `NoSuchCase`."""
    row = Case.objects.select_for_update(of=("self",)).select_related("insurer").filter(number=number).first()
    if row is None:
        raise NoSuchCase(number)
    return case_record(row)


def lock_open(case: int) -> CaseRecord:
    """The case with that row id, locked likewise, for filing. Raises `NoSuchCase`, `CaseIsClosed`."""
    found = case_record(_locked(case))
    if found.closed_at is not None:
        raise CaseIsClosed(found.number)
    return found


@transaction.atomic
def set_turn(
    *,
    case: int,
    turn: str,
    reason: str,
    due_on: date | None,
    now: datetime,
    actor: Actor | None = None,
) -> CaseRecord:
    """Say whose turn it is, why (the key of a sentence) and until when. Again does nothing. Raises `NoSuchCase`."""
    row = _locked(case)
    if (row.turn, row.turn_reason, row.due_on) == (turn, reason, due_on):
        return case_record(row)
    row.turn, row.turn_reason, row.due_on = Turn(turn).value, reason, due_on
    row.save(update_fields=["turn", "turn_reason", "due_on"])
    note(
        verb=Verb.CASE_TURN, actor=actor or system("casework"), now=now, chain=row.number, subject=f"case:{row.number}",
        person=row.person_id, insurer=row.insurer.key, data={"turn": row.turn, "reason": reason},
    )  # fmt: skip
    return case_record(row)


def filed(*, case: int) -> int:
    """Something has been filed in the case: its version grows. Gives the new version. Raises `NoSuchCase`."""
    if not Case.objects.filter(id=case).update(version=F("version") + 1):
        raise NoSuchCase(case)
    return int(Case.objects.values_list("version", flat=True).get(id=case))


@transaction.atomic
def hold(*, case: int, officer: int, now: datetime, actor: Actor) -> CaseRecord:
    """The officer (row id) takes the case; her own again is hers. Raises `HeldByAnother`, `OwnCase`, `NoSuchCase`."""
    row = _locked(case)
    if row.person_id == officer:
        raise OwnCase(row.number)
    if row.officer_id not in {None, officer}:
        raise HeldByAnother(row.number)
    if row.officer_id is None:
        row.officer_id = officer
        row.opened_by_officer_at = row.opened_by_officer_at or now
        row.save(update_fields=["officer", "opened_by_officer_at"])
        note(
            verb=Verb.CASE_HELD, actor=actor, now=now, chain=row.number, subject=f"case:{row.number}", person=row.person_id,
            insurer=row.insurer.key,
        )  # fmt: skip
    return case_record(row)


@transaction.atomic
def let_go(*, case: int, officer: int) -> CaseRecord:
    """The officer puts the case back; somebody else's stays where it is."""
    row = _locked(case)
    if row.officer_id == officer:
        row.officer_id = None
        row.save(update_fields=["officer"])
    return case_record(row)


@transaction.atomic
def close_case(*, case: int, reason: str, now: datetime, actor: Actor) -> CaseRecord:
    """Close the case; again does nothing. A new matter opens a new case."""
    row = _locked(case)
    if row.closed_at is None:
        row.closed_at, row.turn, row.turn_reason, row.due_on = now, Turn.NOBODY.value, reason, None
        row.save(update_fields=["closed_at", "turn", "turn_reason", "due_on"])
        note(
            verb=Verb.CASE_CLOSED, actor=actor, now=now, chain=row.number, subject=f"case:{row.number}", person=row.person_id,
            insurer=row.insurer.key, data={"reason": reason},
        )  # fmt: skip
    return case_record(row)


def _locked(case: int) -> Case:
    row = Case.objects.select_for_update(of=("self",)).select_related("insurer").filter(id=case).first()
    if row is None:
        raise NoSuchCase(case)
    return row


def _next_number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [year])
        return f"{year}-{cursor.fetchone()[0]:06d}"
