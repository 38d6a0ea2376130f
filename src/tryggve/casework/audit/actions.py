"""Writing the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from tryggve.casework.audit.chain import netstring
from tryggve.casework.audit.models import Entry, Head, Root, RootHead
from tryggve.casework.audit.records import RootRecord
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor

HOUSE = "house"
LONGEST_NAME = 120


def note(
    *,
    verb: Verb,
    actor: Actor,
    now: datetime,
    subject: str,
    chain: str = "",
    person: int | None = None,
    company: int | None = None,
    insurer: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Write one line, in the caller's transaction: what was done and that it was noted stand or fall together.

    `chain` is the case's number; without one the line stands in the chain of the person, the company or the house that
    it concerns. `subject` is what it was done to (`submission:12`); `person` and `company` (row ids) whose data it concerns,
    and who can therefore read the line; `data` a few plain facts, never content.
    """
    with transaction.atomic():
        Entry.objects.create(
            chain=chain or _chain_of(person, company),
            at=now,
            verb=verb.value,
            actor=actor.reference,
            actor_name=actor.name[:LONGEST_NAME],
            company=company if company is not None else actor.company,
            insurer=insurer or actor.insurer or "",
            subject=subject,
            person=person,
            data=dict(data or {}),
        )


def _chain_of(person: int | None, company: int | None) -> str:
    """Many short chains rather than one long: whoever writes a line holds its chain until the transaction ends."""
    if person is not None:
        return f"person:{person}"
    return HOUSE if company is None else f"company:{company}"


@transaction.atomic
def root(*, day: date) -> RootRecord:
    """Make the day's root, once: a hash over the root before and every chain that has grown since. Returns it."""
    list(Root.objects.select_for_update(of=("self",)).order_by("-day")[:1])
    made = Root.objects.filter(day=day).first()
    if made is None:
        made = _make_root(day)
    return RootRecord(day=made.day, entries=made.entries, hash=bytes(made.hash))


def _make_root(day: date) -> Root:
    before = Root.objects.order_by("-id").first()
    rooted = dict(RootHead.objects.order_by("chain", "-place").distinct("chain").values_list("chain", "place"))
    heads = sorted(Head.objects.all(), key=lambda head: head.chain.encode())
    grown = [head for head in heads if rooted.get(head.chain, 0) < head.place]
    entries = (before.entries if before else 0) + sum(head.place - rooted.get(head.chain, 0) for head in grown)
    made = Root.objects.create(
        day=day,
        entries=entries,
        hash=rooted_hash(bytes(before.hash) if before else b"", [(h.chain, h.place, bytes(h.hash)) for h in grown]),
    )
    RootHead.objects.bulk_create(
        [RootHead(root=made, chain=head.chain, place=head.place, hash=head.hash) for head in grown], batch_size=1000
    )
    return made


def rooted_hash(before: bytes, heads: list[tuple[str, int, bytes]]) -> bytes:
    """The hash of a root: SHA-256 over the root before and, in the order of chains, each chain, place and hash."""
    lines = (netstring(chain) + netstring(str(place)) + netstring(head.hex()) for chain, place, head in heads)
    return sha256(before + b"".join(lines)).digest()
