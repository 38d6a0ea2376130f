"""Reading the log, and proving that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tryggve.casework.audit.actions import rooted_hash
from tryggve.casework.audit.chain import COLUMNS, hashed
from tryggve.casework.audit.models import Entry, Head, Root, RootHead
from tryggve.casework.audit.records import Break, EntryRecord

MOST = 200
AT_A_TIME = 5_000
WRITTEN_OUT = ", ".join(column.format(row="line.") for column in COLUMNS)
LINES = f"SELECT previous, hash, {WRITTEN_OUT} FROM audit_entry AS line ORDER BY line.chain, line.place"  # noqa: S608 - constants


def about_person(person: int, limit: int = MOST) -> list[EntryRecord]:
    """What has been done with the person's data, latest first."""
    return [_record(row) for row in Entry.objects.filter(person=person).order_by("-at", "-id")[:limit]]


def about_company(company: int, limit: int = MOST) -> list[EntryRecord]:
    """What has been done for or about the company, latest first."""
    return [_record(row) for row in Entry.objects.filter(company=company).order_by("-at", "-id")[:limit]]


def of_insurer(insurer: str, limit: int = MOST) -> list[EntryRecord]:
    """What has been done at the insurer, latest first."""
    return [_record(row) for row in Entry.objects.filter(insurer=insurer).order_by("-at", "-id")[:limit]]


def chain(name: str, limit: int = MOST) -> list[EntryRecord]:
    """The lines of one chain (a case number, `person:12`, `company:3`, or `house`), latest first."""
    return [_record(row) for row in Entry.objects.filter(chain=name).order_by("-place")[:limit]]


def verify() -> list[Break]:
    """Every place where the log does not hold; empty when nothing was altered, deleted, moved or cut.

    Each line is hashed again from its columns, each chain counted from 1, each chain's end held against its head and
    against the heads that the daily roots remember, and each root hashed again.
    """
    with _one_snapshot():
        return _breaks()


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """All that is read inside is of one moment, so that lines written meanwhile are no breaks (unless the caller has begun)."""
    begun = connection.in_atomic_block
    with transaction.atomic():
        if not begun:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _breaks() -> list[Break]:
    ends: dict[str, tuple[int, bytes]] = {}
    remembered = _remembered()
    breaks: list[Break] = []
    for previous, own, columns in _lines():
        name, place = columns[0], int(columns[1])
        place_before, hash_before = ends.get(name, (0, b""))
        if place != place_before + 1:
            breaks.append(Break(name, place_before + 1, "missing"))
        elif previous != hash_before:
            breaks.append(Break(name, place, "loose"))
        if hashed(previous, columns) != own:
            breaks.append(Break(name, place, "altered"))
        if remembered.pop((name, place), own) != own:
            breaks.append(Break(name, place, "root"))
        ends[name] = (place, own)
    breaks.extend(Break(name, place, "cut") for name, place in sorted(remembered))
    return [*breaks, *_wrong_ends(ends), *_wrong_roots()]


def _remembered() -> dict[tuple[str, int], bytes]:
    rows = RootHead.objects.values_list("chain", "place", "hash")
    return {(chain, place): bytes(head) for chain, place, head in rows.iterator(AT_A_TIME)}


def _lines() -> Iterator[tuple[bytes, bytes, tuple[str, ...]]]:
    """Every line: the hash before it, its own, its columns as text; a few thousand at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINES)
        while rows := cursor.fetchmany(AT_A_TIME):
            for previous, own, *columns in rows:
                yield bytes(previous or b""), bytes(own or b""), tuple(columns)


def _wrong_ends(ends: dict[str, tuple[int, bytes]]) -> list[Break]:
    heads = {head.chain: (head.place, bytes(head.hash)) for head in Head.objects.all().iterator(AT_A_TIME)}
    cut = [Break(name, place, "cut") for name, (place, own) in heads.items() if ends.get(name) != (place, own)]
    extra = [Break(name, ends[name][0], "extra") for name in ends if name not in heads]
    return sorted(cut + extra, key=lambda found: found.chain)


def _wrong_roots() -> list[Break]:
    wrong, before = [], b""
    for root in Root.objects.order_by("id"):
        rows = RootHead.objects.filter(root=root).values_list("chain", "place", "hash")
        heads = sorted(((name, place, bytes(head)) for name, place, head in rows), key=lambda head: head[0].encode())
        if rooted_hash(before, heads) != bytes(root.hash):
            wrong.append(Break(f"root {root.day}", root.entries, "root"))
        before = bytes(root.hash)
    return wrong


def _record(row: Entry) -> EntryRecord:
    return EntryRecord(
        id=row.id,
        chain=row.chain,
        place=row.place,
        at=row.at,
        verb=row.verb,
        actor=row.actor,
        actor_name=row.actor_name,
        subject=row.subject,
        person=row.person,
        company=row.company,
        insurer=row.insurer,
        data=row.data,
    )
