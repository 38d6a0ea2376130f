"""The year's ceilings at Försäkringskassan: for each employee, and for the employer.

Whether an employee's employers share one ceiling is the payer's named choice `medarbetarens_tak`. Ceilings are drawn upon by
calendar year, so the choice is changed at the turn of a year: what was drawn under the other choice is not moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from tryggve.casework.ceilings.records import Ceiling, Standing
from tryggve.casework.contract.records import CaseFile, FactView, Outcome
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.lines import WHOM
from tryggve.law import book

PERSON, COMPANY, EVERYWHERE = "person", "company", "everywhere"
"""The employee at this employer; the employer; the employee at all employers together."""
RULES = {
    PERSON: ("kvar_medarbetare", "använt_medarbetare"),
    COMPANY: ("kvar_arbetsgivare", "använt_arbetsgivare"),
    EVERYWHERE: ("kvar_medarbetare", "använt_medarbetare"),
}
CHOICE, SHARED = "medarbetarens_tak", "alla_arbetsgivare"
OTHERS = "andra"
ÖRE = 100


@cache
def most(scope: str, *, on: date) -> Fraction:
    """What the law allows in a year, kronor: what is left when nothing is used."""
    rule, used = RULES[scope]
    return Fraction(book("rehab").decide({used: 0}, on=on, targets=[rule]).value(rule))


def scopes(file: CaseFile) -> tuple[str, ...]:
    """Which ceilings a year has: the one that all employers share only where the payer has chosen so."""
    chosen = file.choices.get(CHOICE, book("rehab").choices[CHOICE].default)
    return (PERSON, COMPANY, EVERYWHERE) if chosen == SHARED else (PERSON, COMPANY)


def ceilings(file: CaseFile, *, on: date) -> list[Ceiling]:
    """The ceilings of every year in which a line was performed, or has been: a moved day gives back to the year it leaves.

    Before any line is written, this year's.
    """
    sent = cost_lines.application(file)
    if sent is None or file.company is None:
        return []
    rows = [*cost_lines.planned(sent.answers, received=on), *cost_lines.lines(file)]
    years = sorted({row.day.year for row in rows}) or [on.year]
    return [_ceiling(file, scope, year, on=on) for year in years for scope in scopes(file)]


def _ceiling(file: CaseFile, scope: str, year: int, *, on: date) -> Ceiling:
    assert file.company is not None
    company, person = f"company:{file.company.id}", f"person:{file.person.id}"
    holder = {PERSON: f"{company}/{person}", COMPANY: company, EVERYWHERE: person}[scope]
    return Ceiling(
        insurer=words.FK, name=f"rehab_{scope}", holder=holder, period=str(year), most=int(most(scope, on=on) * ÖRE)
    )


def standing(standings: Sequence[Standing]) -> list[FactView]:
    """What other applications have drawn, by year: for this employee, here and at other employers, and for all others
    together, who are not named.
    """
    used: dict[tuple[str, str], Fraction] = {
        (s.ceiling.name, s.ceiling.period): Fraction(s.others, ÖRE) for s in standings
    }
    told: list[dict[str, Any]] = []
    for year in sorted({s.ceiling.period for s in standings}):
        mine, all_of = used[f"rehab_{PERSON}", year], used[f"rehab_{COMPANY}", year]
        elsewhere = max(Fraction(0), used.get((f"rehab_{EVERYWHERE}", year), mine) - mine)
        told += _told(WHOM, year, mine)
        told += [{**one, "hos_annan_arbetsgivare": True} for one in _told(WHOM, year, elsewhere)]
        told += _told(OTHERS, year, all_of - mine)
    return [FactView("tidigare_beviljat", told, "ceilings", "system:ceilings", "")]


def _told(whom: str, year: str, amount: Fraction) -> list[dict[str, Any]]:
    """One amount as a fact; nothing is no fact."""
    exact = int(amount) if amount.denominator == 1 else str(amount)
    return [{"medarbetare": whom, "år": int(year), "belopp": exact}] if amount else []


def draws(outcome: Outcome, file: CaseFile, *, on: date) -> dict[Ceiling, int]:
    """What the case at Försäkringskassan draws, öre; every ceiling it may have drawn on before is named, with 0 when none is left."""
    if file.insurer != words.FK:
        return {}
    drawn = dict.fromkeys(ceilings(file, on=on), 0)
    for row, got in zip(outcome.results["rader"], outcome.results["rader_utfall"], strict=True):
        year = date.fromisoformat(row["utförd"]).year
        given = min(Fraction(got["fk_stöd"]), cost_lines.granted(file, row["nummer"]))
        for scope in scopes(file):
            drawn[_ceiling(file, scope, year, on=on)] += int(given * ÖRE)
    return drawn
