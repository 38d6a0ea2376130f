"""Hold the ceilings, then draw on them: whoever comes first draws first, and nobody past the most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction

from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.ceilings.models import Draw, Total
from tryggve.casework.ceilings.queries import drawn
from tryggve.casework.ceilings.records import Ceiling, Standing
from tryggve.casework.people.queries import insurer as insurer_by_key

BEGIN = """
INSERT INTO ceilings_total (insurer_id, name, holder, period, most, used) VALUES (%s, %s, %s, %s, %s, 0) ON CONFLICT DO NOTHING
"""


class PastTheCeiling(Exception):
    """More was asked for than was left; `left` says how much that was, öre. Nothing has been drawn."""

    def __init__(self, ceiling: Ceiling, left: int) -> None:
        super().__init__(f"{ceiling.name} {ceiling.holder} {ceiling.period}: {left} öre left")
        self.ceiling, self.left = ceiling, left


def hold(*, ceilings: Sequence[Ceiling], matter: str) -> list[Standing]:
    """The ceilings, locked until the transaction ends, as they stand. Always locked in one order, so that none waits for another.

    A ceiling that the law has changed since it was begun gets the new most, unless more is used already.
    """
    found: dict[Ceiling, Standing] = {}
    for ceiling in sorted(set(ceilings)):
        row = _locked(ceiling)
        if row.most != ceiling.most and row.used <= ceiling.most:
            row.most = ceiling.most
            row.save(update_fields=["most"])
        found[ceiling] = Standing(ceiling=ceiling, used=row.used, own=drawn(row.id, matter=matter))
    return [found[ceiling] for ceiling in ceilings]


@transaction.atomic
def draw(*, case: int, amounts: Mapping[Ceiling, int], actor: Actor, now: datetime) -> None:
    """Let the case have drawn exactly these amounts in all (öre): more is drawn, less is given back, the same does nothing.

    Raises `PastTheCeiling` before anything is drawn.
    """
    rows = {ceiling: _locked(ceiling) for ceiling in sorted(amounts)}
    changes = {ceiling: amounts[ceiling] - drawn(row.id, case=case) for ceiling, row in rows.items()}
    for ceiling, change in changes.items():
        left = rows[ceiling].most - rows[ceiling].used
        if change > left:
            raise PastTheCeiling(ceiling, left)
    moved = {ceiling: change for ceiling, change in changes.items() if change}
    for ceiling, change in moved.items():
        row = rows[ceiling]
        row.used += change
        row.save(update_fields=["used"])
        Draw.objects.create(total=row, case_id=case, amount=change, at=now)
    if moved:
        record = case_by_id(case)
        note(
            verb=Verb.CEILING_DRAWN, actor=actor, now=now, subject=f"case:{record.number}", chain=record.number, person=record.person,
            company=record.company, insurer=record.insurer,
            data={f"{ceiling.name} {ceiling.period}": change for ceiling, change in moved.items()},
        )  # fmt: skip


def _locked(ceiling: Ceiling) -> Total:
    owner = insurer_by_key(ceiling.insurer)
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, [owner.id, ceiling.name, ceiling.holder, ceiling.period, ceiling.most])
    return Total.objects.select_for_update(of=("self",)).get(
        insurer_id=owner.id, name=ceiling.name, holder=ceiling.holder, period=ceiling.period
    )
