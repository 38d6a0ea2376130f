"""The year's ceilings at Försäkringskassan: for each employee of an employer, and for the employer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache

from tryggve.casework.ceilings.records import Ceiling, Standing
from tryggve.casework.contract.records import CaseFile, FactView, Outcome
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.lines import WHOM
from tryggve.law import book

PERSON, COMPANY = "person", "company"
RULES = {PERSON: ("kvar_medarbetare", "använt_medarbetare"), COMPANY: ("kvar_arbetsgivare", "använt_arbetsgivare")}
OTHERS = "andra"
ÖRE = 100


@cache
def most(scope: str, *, on: date) -> Fraction:
    """What the law allows in a year, kronor: what is left when nothing is used."""
    rule, used = RULES[scope]
    return Fraction(book("rehab").decide({used: 0}, on=on, targets=[rule]).value(rule))


def ceilings(file: CaseFile, *, on: date) -> list[Ceiling]:
    """Both ceilings of every year in which a line was performed, or has been: a moved day gives back to the year it leaves."""
    sent = cost_lines.application(file)
    if sent is None or file.company is None:
        return []
    rows = [*cost_lines.planned(sent.answers, received=on), *cost_lines.lines(file)]
    return [
        _ceiling(file, scope, year, on=on)
        for year in sorted({row.day.year for row in rows})
        for scope in (PERSON, COMPANY)
    ]


def _ceiling(file: CaseFile, scope: str, year: int, *, on: date) -> Ceiling:
    assert file.company is not None
    holder = f"company:{file.company.id}" + (f"/person:{file.person.id}" if scope == PERSON else "")
    return Ceiling(
        insurer=words.FK, name=f"rehab_{scope}", holder=holder, period=str(year), most=int(most(scope, on=on) * ÖRE)
    )


def standing(standings: Sequence[Standing]) -> list[FactView]:
    """What other applications have drawn, by year: for this employee, and for all others together, who are not named."""
    used: dict[tuple[str, str], Fraction] = {
        (s.ceiling.name, s.ceiling.period): Fraction(s.others, ÖRE) for s in standings
    }
    told = []
    for year in sorted({s.ceiling.period for s in standings}):
        mine, all_of = used[f"rehab_{PERSON}", year], used[f"rehab_{COMPANY}", year]
        for whom, amount in ((WHOM, mine), (OTHERS, all_of - mine)):
            if amount:
                told.append(
                    {
                        "medarbetare": whom,
                        "år": int(year),
                        "belopp": int(amount) if amount.denominator == 1 else str(amount),
                    }
                )
    return [FactView("tidigare_beviljat", told, "ceilings", "system:ceilings", "")]


def draws(outcome: Outcome, file: CaseFile, *, on: date) -> dict[Ceiling, int]:
    """What the case at Försäkringskassan draws, öre; every ceiling it may have drawn on before is named, with 0 when none is left."""
    if file.insurer != words.FK:
        return {}
    drawn = dict.fromkeys(ceilings(file, on=on), 0)
    for row, got in zip(outcome.results["rader"], outcome.results["rader_utfall"], strict=True):
        year = date.fromisoformat(row["utförd"]).year
        given = min(Fraction(got["fk_stöd"]), cost_lines.granted(file, row["nummer"]))
        for scope in (PERSON, COMPANY):
            drawn[_ceiling(file, scope, year, on=on)] += int(given * ÖRE)
    return drawn
