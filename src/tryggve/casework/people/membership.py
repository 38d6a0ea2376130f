"""Who is a member of which fund, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.people.models import Insurer, Membership


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """A spell of membership; no `to_day` means still a member."""

    insurer: str
    from_day: date
    to_day: date | None


@transaction.atomic
def join_fund(*, person: int, insurer: str, from_day: date, actor: Actor, now: datetime) -> MembershipRecord:
    """Make the person a member of the fund from a day; one who is a member already stays so."""
    fund = Insurer.objects.get(key=insurer)
    row, new = Membership.objects.get_or_create(
        person_id=person, insurer=fund, to_day=None, defaults={"from_day": from_day}
    )
    if new:
        note(
            verb=Verb.MEMBERSHIP_BEGUN,
            actor=actor,
            now=now,
            subject=f"membership:{row.id}",
            person=person,
            insurer=insurer,
        )
    return MembershipRecord(insurer, row.from_day, row.to_day)


@transaction.atomic
def leave_fund(*, person: int, insurer: str, last_day: date, actor: Actor, now: datetime) -> None:
    """End the membership after its last day; again does nothing."""
    row = (
        Membership.objects.select_for_update(of=("self",))
        .filter(person_id=person, insurer__key=insurer, to_day=None)
        .first()
    )
    if row is not None:
        row.to_day = last_day
        row.save(update_fields=["to_day"])
        note(
            verb=Verb.MEMBERSHIP_ENDED,
            actor=actor,
            now=now,
            subject=f"membership:{row.id}",
            person=person,
            insurer=insurer,
        )


def memberships(person: int) -> list[MembershipRecord]:
    """Every spell of membership of the person, oldest first."""
    rows = Membership.objects.filter(person_id=person).select_related("insurer").order_by("from_day", "id")
    return [MembershipRecord(row.insurer.key, row.from_day, row.to_day) for row in rows]
