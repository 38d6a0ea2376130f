"""The calculator's situation as facts of the law, and the law's answer as a stair. The same rules as a decision; nothing kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.records import PayLine
from tryggve.casework.contract.text import Text
from tryggve.law import book
from tryggve.law.engine import to_json
from tryggve.portals.ui import words

NEW_ACT = date(2025, 10, 1)
_WEEKS_A_MONTH = Fraction(52, 12)
_MONTHS = 12
_TARGETS = {
    "alf": (
        "arbetsvillkor", "medlemsvillkor", "under_åldersgränsen", "normalarbetstid", "dagsförtjänst", "ersättningsnivå", "dagpenning",
        "ersättningsperiod", "karensdagar",
    ),
    "laf": (
        "inkomstvillkor", "ersättningsgrundande_inkomst", "ersättningsnivå", "månadsersättning", "ersättningsperiod", "karensdagar",
        "åldersgräns",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Situation:
    """What the calculator asks: whole years, kronor a month, hours a week, days."""

    age: int
    pay: int
    hours: int
    member_since: date
    children: bool
    last_day: date

    @property
    def first_day(self) -> date:
        """The first day without work."""
        return self.last_day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calculation:
    """What an act gives. `lines` is the stair; `receipt` lets anyone recompute."""

    act: str
    title: Text
    granted: bool
    sentence: Text
    lines: tuple[PayLine, ...]
    receipt: Mapping[str, Any]
    results: Mapping[str, Any]


def act_on(day: date) -> str:
    """The act for somebody who applies from that day, when no earlier period is running: lag (2024:506) applies from 1 October 2025."""
    return "laf" if day >= NEW_ACT else "alf"


def calculate(situation: Situation, act: str) -> Calculation:
    """What the act gives in the situation, on the first day without work."""
    law = book(act)
    day = situation.first_day
    facts = {name: value for name, value in _facts(situation, act).items() if name in law.facts}
    made = law.decide(facts, on=day, targets=_TARGETS[act], choices={}, missing="collect")
    results = to_json(made.results)
    made_by = _alf if act == "alf" else _laf
    granted, sentence, lines = made_by(results)
    title = Text("Lagen från 1997", "The act of 1997") if act == "alf" else Text("Lagen från 2024", "The act of 2024")
    return Calculation(act, title, granted, sentence, lines, made.receipt.as_json(), results)


def _facts(situation: Situation, act: str) -> dict[str, Any]:
    day = situation.first_day
    months = _months_before(day)
    worked = {"timmar": int(situation.hours * _WEEKS_A_MONTH)} if act == "alf" else {}
    children = [_years_before(day, 10).isoformat()] if situation.children else []
    return {
        "född": _years_before(day, situation.age).isoformat(),
        "anmäld": day.isoformat(),
        "barn": children,
        "medlemskap": [{"från": situation.member_since.isoformat(), "till": None}],
        "månader": [{"månad": month, "inkomst": situation.pay, **worked} for month in months],
        "arbetsutbud": min(situation.hours, 40),
        "dagnummer": 1,
        "ansökt_månad": f"{day:%Y-%m}",
    }


def _months_before(day: date) -> list[str]:
    last = day.year * 12 + day.month - 1
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(last - _MONTHS, last)]


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _alf(results: Mapping[str, Any]) -> tuple[bool, Text, tuple[PayLine, ...]]:
    amount = int(results.get("dagpenning") or 0)
    granted = bool(results.get("arbetsvillkor")) and bool(results.get("under_åldersgränsen")) and amount > 0
    if not granted:
        return False, _REFUSED, ()
    kr, days = words.exact(amount), results["ersättningsperiod"]
    sentence = Text(
        f"{kr} om dagen till att börja med, i högst {days} dagar.",
        f"{kr} a day to begin with, for at most {days} days.",
    )
    lines = (
        PayLine(
            Text("Normalarbetstid i veckan", "Normal working time a week"),
            f"{results['normalarbetstid']} tim",
            "ALF 23 a §",
        ),
        PayLine(Text("Lön om dagen", "Pay a day"), words.exact(results["dagsförtjänst"]), "ALF 25 a §"),
        PayLine(Text("Andel av lönen", "Share of the pay"), f"{results['ersättningsnivå']} %", "ALF 26 §"),
        PayLine(Text("Ersättning om dagen, före skatt", "Benefit a day, before tax"), kr, "ALF 20, 24–26 §§"),
        PayLine(Text("Karensdagar först", "Waiting days first"), str(results["karensdagar"]), "ALF 21 §"),
    )
    return True, sentence, lines


def _laf(results: Mapping[str, Any]) -> tuple[bool, Text, tuple[PayLine, ...]]:
    if results.get("inkomstvillkor") in (None, "nej"):
        return False, _REFUSED, ()
    kr, days = words.exact(results["månadsersättning"]), results["ersättningsperiod"]
    sentence = Text(
        f"{kr} för en hel månad till att börja med, i högst {days} dagar.",
        f"{kr} for a whole month to begin with, for at most {days} days.",
    )
    income = words.exact(results["ersättningsgrundande_inkomst"])
    lines = (
        PayLine(Text("Inkomst som räknas, i månaden", "Income that counts, a month"), income, "LAF 5 kap. 2 §"),
        PayLine(
            Text("Andel av inkomsten", "Share of the income"), f"{results['ersättningsnivå']} %", "LAF 5 kap. 4–10 §§"
        ),
        PayLine(Text("Hel månads ersättning, före skatt", "A whole month's benefit, before tax"), kr, "LAF 5 kap."),
        PayLine(Text("Karensdagar först", "Waiting days first"), str(results["karensdagar"]), "LAF 4 kap. 3 §"),
    )
    return True, sentence, lines


_REFUSED = Text(
    "Med de här uppgifterna är villkoren för ersättning inte uppfyllda. Arbete före de senaste tolv månaderna, sjukdom, föräldraledighet "
    "och studier kan ändra svaret.",
    "With these facts the conditions for benefit are not met. Work before the last twelve months, illness, parental leave and studies "
    "could change the answer.",
)
