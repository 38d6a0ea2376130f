"""Who pays what of each line, in words; what is left of the ceilings; the last days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.company import CeilingView, CostShare, CostSplit, Deadline, PayerShare
from tryggve.casework.contract.records import CaseFile, Outcome
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import asking, licences, words
from tryggve.insurances.rehab.ceilings import COMPANY, PERSON, most
from tryggve.insurances.rehab.lines import WHOM, Line
from tryggve.insurances.rehab.numbers import in_words, kronor
from tryggve.law.rehab.measures import Skäl

COUNTED = Text(", med den här ansökan.", ", with this application.")
CEILED = {Skäl.taket_nått, Skäl.ersätts_till_taket_för_medarbetaren, Skäl.ersätts_till_taket_för_arbetsgivaren}
STILL_ASKED = CEILED | {Skäl.ersätts, Skäl.för_sent, Skäl.inte_godkänd_anordnare, Skäl.hela_kostnaden_täckt}
"""Reasons with which a payer is asked all the same: it is for the payer to say no, and its no can be tried again."""
RESTS_ON_LICENCE = {Skäl.ersätts, Skäl.inte_legitimerad}


def rows(outcome: Outcome) -> Sequence[Mapping[str, Any]]:
    """The law's answer, one a line."""
    made: Sequence[Mapping[str, Any]] = outcome.results["rader_utfall"]
    return made


def reason(row: Mapping[str, Any], payer: str) -> Skäl:
    """Why the payer pays what it pays of the line."""
    return Skäl[row[f"{payer}_skäl"]]


def split(outcome: Outcome, file: CaseFile, lines: Sequence[Line]) -> CostSplit:
    """Every line with both payers, the sums, the ceilings with this application counted in, the deadlines in order."""
    made = rows(outcome)
    shares = tuple(_share(file, line, row) for line, row in zip(lines, made, strict=True))
    totals = {payer: sum((share.of(payer) for share in shares), Fraction(0)) for payer in words.NAMES}
    return CostSplit(
        lines=shares, totals=totals, own=sum((share.own for share in shares), Fraction(0)), ceilings=tuple(_ceilings(outcome, file, lines)),
        deadlines=tuple(deadlines(outcome)),
    )  # fmt: skip


def asked(outcome: Outcome) -> tuple[str, ...]:
    """The payers who are asked for something."""
    return tuple(payer for payer in words.NAMES if any(reason(row, payer) in STILL_ASKED for row in rows(outcome)))


def _share(file: CaseFile, line: Line, row: Mapping[str, Any]) -> CostShare:
    parts = tuple(
        PayerShare(payer, Fraction(row[f"{payer}_stöd"]), why(file, line, row, payer), words.PARAGRAPHS[payer])
        for payer in words.NAMES
    )
    own = Fraction(row["egen_kostnad"])
    others = line.cost - own - sum((part.amount for part in parts), Fraction(0))
    return CostShare(key=line.key, label=line.label, cost=line.cost, shares=parts, own=own, others=others, day=line.day)


def why(file: CaseFile, line: Line, row: Mapping[str, Any], payer: str) -> Text:
    """The reason in a sentence, with the figure or the day that decided it."""
    found = reason(row, payer)
    said = words.why(found)
    if payer == words.FK and found in CEILED:
        return _with(said, _left(row))
    if payer == words.FK and found is Skäl.inte_godkänd_anordnare:
        return _with(said, _approved(file, line))
    if found is Skäl.för_sent:
        last = date.fromisoformat(row[f"{payer}_senast"])
        return _with(said, Text(f"Sista dagen var {in_words(last)}.", f"The last day was {in_words(last, 'en')}."))
    if payer == words.AFA and found in RESTS_ON_LICENCE:
        return _with(said, licences.said(file, line))
    return said


def _with(said: Text, more: Text) -> Text:
    return Text(f"{said.sv} {more.sv}".strip(), f"{said.en} {more.en}".strip())


def _left(row: Mapping[str, Any]) -> Text:
    """How much was left before this line: of the employee's ceiling, and of the employer's."""
    person, company = (
        Fraction(row[name]) + Fraction(row["fk_stöd"]) for name in ("kvar_medarbetare", "kvar_arbetsgivare")
    )
    return Text(
        f"Det fanns {kronor(person)} kvar för medarbetaren och {kronor(company)} för arbetsgivaren.",
        f"There was {kronor(person, 'en')} left for the employee and {kronor(company, 'en')} for the employer.",
    )


def _approved(file: CaseFile, line: Line) -> Text:
    first, last = asking.approval(file, line)
    on = Text(f"Åtgärden utfördes {in_words(line.day)}.", f"The measure was performed on {in_words(line.day, 'en')}.")
    if first is None:
        return _with(on, Text("Anordnaren finns inte i registret.", "The provider is not in the register."))
    begun, ended = date.fromisoformat(first), None if last is None else date.fromisoformat(last)
    if ended is not None and line.day > ended:
        return _with(
            on, Text(f"Godkännandet upphörde {in_words(ended)}.", f"The approval ended on {in_words(ended, 'en')}.")
        )
    return _with(
        on,
        Text(
            f"Anordnaren är godkänd från {in_words(begun)}.", f"The provider is approved from {in_words(begun, 'en')}."
        ),
    )


def _ceilings(outcome: Outcome, file: CaseFile, lines: Sequence[Line]) -> list[CeilingView]:
    """Both ceilings of each year the lines were performed in, with this application counted in; before any line, the company's."""
    found = []
    for year in sorted({line.day.year for line in lines}) or [outcome.on.year]:
        person = company = Fraction(0)
        for drawn in asking.earlier(file):
            if drawn["år"] == year:
                company += 0 if drawn.get("hos_annan_arbetsgivare") else Fraction(drawn["belopp"])
                person += Fraction(drawn["belopp"]) if drawn["medarbetare"] == WHOM else 0
        new = sum(
            (Fraction(r["fk_stöd"]) for line, r in zip(lines, rows(outcome), strict=True) if line.day.year == year),
            Fraction(0),
        )
        name = file.person.name or "Medarbetaren"
        if lines:
            found.append(_view(PERSON, Text(name, file.person.name or "The employee"), person + new, year, outcome.on))
        counted = COUNTED if lines else Text(".", ".")
        found.append(_view(COMPANY, Text("Företaget", "The company"), company + new, year, outcome.on, counted))
    return found


def _view(scope: str, who: Text, used: Fraction, year: int, on: date, counted: Text = COUNTED) -> CeilingView:
    top = most(scope, on=on)
    return CeilingView(
        text=Text(
            f"{who.sv}: {kronor(used)} av {kronor(top)} använt {year}{counted.sv}",
            f"{who.en}: {kronor(used, 'en')} of {kronor(top, 'en')} used in {year}{counted.en}",
        ),
        used=used, most=top, left=max(Fraction(0), top - used), year=year, scope=scope,
    )  # fmt: skip


def deadlines(outcome: Outcome) -> list[Deadline]:
    """The first last day at each payer that pays something or would have, the first first; one without a last day comes last."""
    found = []
    for payer, name in words.NAMES.items():
        mine = [row for row in rows(outcome) if reason(row, payer) in STILL_ASKED]
        if mine:
            days = [date.fromisoformat(row[f"{payer}_senast"]) for row in mine if row[f"{payer}_senast"]]
            found.append(Deadline(payer, min(days, default=None), _last(name, min(days, default=None))))
    return sorted(found, key=lambda one: one.last or date.max)


def _last(name: str, last: date | None) -> Text:
    if last is None:
        return Text(f"{name}: ingen sista dag.", f"{name}: no last day.")
    return Text(
        f"{name}: ansökan ska ha kommit in senast {in_words(last)}.",
        f"{name}: the application must arrive by {in_words(last, 'en')}.",
    )
