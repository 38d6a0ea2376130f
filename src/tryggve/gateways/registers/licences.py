"""Socialstyrelsen's register of licensed health professionals (HOSP): from and to when somebody of that name is licensed.

UNVERIFIED: no specification of the register's own protocol was to be had, nor which questions it takes. That a licence is
asked for by name and profession, and that everybody of that name is told, is our own reading of what a payer can know: an
invoice names the therapist, and no number.

`socialstyrelsen/v1/legitimation`:

    {"id": "Pia Park", "as_of", "profession": "psykolog"}
    {"id", "holders": [{"since": "2012-06-01", "until": null | "2026-01-31"}]}

One row for each person of that name who holds or has held the licence, `until` its last day. An empty list: nobody of
that name. Two rows do not say which of the two it was.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line


@dataclass(frozen=True)
class LicenceHolder:
    """Somebody of the name asked for. `until` is the last day of the licence, None while it holds."""

    since: date
    until: date | None = None


class LicenceRegister:
    def __init__(self, line: Line) -> None:
        self._line = line

    def holders(self, name: str, *, profession: str, now: datetime) -> tuple[LicenceHolder, ...]:
        """Everybody of that name with a licence of that profession, in order of time; empty when there is nobody."""
        more = {"profession": profession}
        answer = self._line.ask("socialstyrelsen/v1/legitimation", whose=name, now=now, more=more)
        found = [LicenceHolder(row.day("since"), row.day_or_none("until")) for row in answer.rows("holders")]
        return tuple(sorted(found, key=lambda one: one.since))
