"""Work that leaves the transaction: asking registers, setting letters. Deferred in the transaction that needs it, safe to run twice."""

from __future__ import annotations

from datetime import datetime

from procrastinate.contrib.django import app

RETRY = 5


def assess_later(*, case: str, now: datetime) -> None:
    """Ask the registers about the case and assess it, as soon as the transaction is committed."""
    ask_and_assess.defer(case=case, now=now.isoformat())


def seal_later(*, letter: int, now: datetime) -> None:
    """Set and seal a letter, as soon as the transaction is committed."""
    seal_letter.defer(letter=letter, now=now.isoformat())


@app.task(name="flow.ask_and_assess", queue="casework", retry=RETRY)
def ask_and_assess(*, case: str, now: str) -> None:
    """Ask each register that the insurance wants, keep what it says, assess. A register that is silent is asked again later."""
    from tryggve.casework.flow.asking import ask_and_assess as work  # noqa: PLC0415 - it defers through this file itself

    work(case=case, now=datetime.fromisoformat(now))


@app.task(name="flow.seal_letter", queue="casework", retry=RETRY)
def seal_letter(*, letter: int, now: str) -> None:
    """Set the letter as a sealed PDF."""
    from tryggve.casework.letters import actions as letters  # noqa: PLC0415

    letters.seal_letter(letter=letter, now=datetime.fromisoformat(now))
