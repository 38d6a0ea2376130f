"""How the ceilings stand."""

from __future__ import annotations

from django.db.models import Sum

from tryggve.casework.ceilings.models import Draw, Total
from tryggve.casework.ceilings.records import Ceiling, Standing


def standing(ceiling: Ceiling, *, matter: str = "") -> Standing:
    """How one ceiling stands now; `own` is what the cases of that matter have drawn.

    Nothing is locked: by the time it is read it may be less.
    """
    row = Total.objects.filter(
        insurer__key=ceiling.insurer, name=ceiling.name, holder=ceiling.holder, period=ceiling.period
    ).first()
    return Standing(
        ceiling=ceiling, used=0 if row is None else row.used, own=0 if row is None else drawn(row.id, matter=matter)
    )


def drawn(total: int, *, case: int | None = None, matter: str = "") -> int:
    """What one case, or the cases of one matter, have drawn of a total, öre."""
    if case is None and not matter:
        return 0
    rows = Draw.objects.filter(total=total)
    rows = rows.filter(case=case) if case is not None else rows.filter(case__matter=matter)
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def drawn_by(case: int) -> dict[Ceiling, int]:
    """What the case has drawn of each ceiling that it has drawn on, öre; those it has given all back to are left out."""
    rows = Total.objects.filter(draws__case=case).select_related("insurer").annotate(mine=Sum("draws__amount"))
    return {
        Ceiling(row.insurer.key, row.name, row.holder, row.period, row.most): int(row.mine) for row in rows if row.mine
    }


def uneven() -> list[str]:
    """Totals whose draws do not sum to what they say is used. None is how it should be."""
    rows = Total.objects.annotate(sum=Sum("draws__amount"))
    return [f"{row.name} {row.holder} {row.period}" for row in rows if (row.sum or 0) != row.used]
