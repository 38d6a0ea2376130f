"""The try-out's clock is moved: what was scheduled in between runs as on its day, and the practice bank does its work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base import actions as base
from tryggve.casework.base import clock
from tryggve.casework.base.actor import Actor
from tryggve.casework.flow import paying, schedule
from tryggve.gateways.iso20022.bank import Bank


def move(
    *, to: datetime, real: datetime, actor: Actor, seen: Callable[[schedule.Ran], None] | None = None
) -> list[schedule.Ran]:
    """Move the clock to `to` and run what that makes due. Raises `base.ClockGoesBack`, `base.ClockIsReal`, `base.NotAnOperator`."""
    since = clock.now(real=real)
    base.set_clock(to=to, real=real, actor=actor)
    audit.note(
        verb=Verb.CLOCK_SET,
        actor=actor,
        now=to,
        subject="clock",
        data={"from": since.isoformat(), "to": to.isoformat()},
    )
    banks = {insurer: Bank(paying.bank_folder(insurer)) for insurer in paying.insurers()}

    def after(ran: schedule.Ran, moment: datetime) -> None:
        if ran.job == schedule.PAYMENT_RUN:
            for insurer, bank in banks.items():
                if paying.awaits_bank(insurer):
                    bank.work(moment)
        if seen is not None:
            seen(ran)

    return schedule.run(since=since, upto=to, seen=after)
