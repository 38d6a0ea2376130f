"""What an insurer chooses where the rules of recovery are silent: how long there is to pay, and how much of a payment is kept back.

Kept among the insurer's other named choices (`settings["choices"]`); said in every letter that uses them.
"""

from __future__ import annotations

from datetime import date, timedelta

from tryggve.casework.people import queries as people

DAYS, SHARE = "återbetalning_dagar", "kvittning_procent"
# Ours, when the insurer has chosen nothing else: a month to pay, and half of a payment is left to whoever is paid.
USUAL = {DAYS: 30, SHARE: 50}


class NotAChoice(ValueError):
    """The insurer's choice is no whole number that can be used: at least 1, and of a payment at most 99 percent."""


def pay_by(insurer: str, on: date) -> date:
    """The last day to pay what is decided that day."""
    return on + timedelta(days=_chosen(insurer, DAYS, most=365))


def share_kept_back(insurer: str) -> int:
    """The most of one payment that may be kept back for earlier claims, percent: always less than all of it."""
    return _chosen(insurer, SHARE, most=99)


def _chosen(insurer: str, name: str, *, most: int) -> int:
    given = str(people.insurer(insurer).settings.get("choices", {}).get(name, USUAL[name]))
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= most):
        raise NotAChoice(f"{insurer}: {name} = {given!r}")
    return int(given)
