"""Twenty months for many people at once give each of them what the person's own applications give, month by month."""

import random
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

np = pytest.importorskip("numpy")

from tryggve.law import book  # noqa: E402
from tryggve.law.unemployment.laf.months import plus  # noqa: E402

LAW = book("laf")
FIRST = date(2025, 11, 1)
MONTHS, PEOPLE = 20, 60
DATES = [plus(FIRST, n) for n in range(MONTHS)]
STATE = {
    "dagnummer": "nästa_dagnummer",
    "avklarade_karensdagar": "nästa_avklarade_karensdagar",
    "månader_med_inkomst": "nästa_månader_med_inkomst",
}
OUTPUTS = ["månadsutbetalning", "förbrukade_dagar", "karensdagar_i_månaden", "månadsersättning"]
MONTHLY = (
    "dagar_utan_rätt_åttondelar",
    "arbetsinkomst",
    "bisysslans_överskott",
    "avstängda_dagar",
    "frånkända_dagar",
    "aktivitetsstödsdagar",
    "pensionsavdrag",
)
GRANTED = ("ersättningsgrundande_inkomst", "ersättningsperiod", "jämförelseinkomst", "månadens_startnivå")
GIVEN = (*MONTHLY, *GRANTED, "avdrag_annan_ersättning")


def application(dice: random.Random, month: date) -> dict[str, Any]:
    """A month around the limits; the first is plain, so that the waiting days are served within their year."""
    return {
        "månad": f"{month:%Y-%m}",
        "dagar_utan_rätt": Fraction(dice.choice((0, 0, 0, 4, 8, 85, 175, 176)) if month > FIRST else 0, 8),
        "inkomst": dice.choice((0, 0, 0, 1, 7_375, 29_499, 60_000)) if month > FIRST else 0,
        "bisyssla": dice.choice((0, 0, 10_000, 12_000)),
        "pension": dice.choice((0, 0, 3_000, 40_000)),
        "avstängda_dagar": dice.choice((0, 0, 0, 5)),
        "frånkända_dagar": dice.choice((0, 0, 0, 10)),
        "aktivitetsstöd_dagar": dice.choice((0, 0, 0, 6)) if month > FIRST else 0,
    }


def person(dice: random.Random) -> dict[str, Any]:
    months, income = dice.choice((4, 7, 8, 11, 12)), dice.choice((12_000, 29_500, 33_999, 34_000, 50_000))
    return {
        "medlemskap": dice.choice(([{"från": "2015-01-01"}], [{"från": "2025-05-01"}], [])),
        "månader": [{"månad": f"{plus(FIRST, -n - 1):%Y-%m}", "inkomst": income} for n in range(months)],
        "månadsansökningar": [application(dice, month) for month in DATES],
        "tidigare_förbrukade_dagar": dice.choice((0, 0, 60, 90, 150)),
    }


def columns(people: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """What was granted, what each month says, and where each period stood before the first month."""
    granted: dict[str, list[Any]] = {name: [] for name in GRANTED}
    monthly: dict[str, Any] = {name: np.zeros((MONTHS, len(people)), np.int64) for name in MONTHLY}
    start: dict[str, list[Any]] = {name: [] for name in STATE}
    for i, facts in enumerate(people):
        grant = LAW.decide(facts, on=FIRST, targets=[*GRANTED, *STATE])
        for name in GRANTED:
            value = grant.value(name)
            granted[name].append(int(value * 12) if name == "ersättningsgrundande_inkomst" else int(value))
        for name in STATE:
            start[name].append(int(grant.value(name)))
        for n, month in enumerate(DATES):
            told = LAW.decide({**facts, "ansökt_månad": f"{month:%Y-%m}"}, on=month, targets=MONTHLY)
            for name in MONTHLY:
                monthly[name][n, i] = int(told.value(name))
    people_columns = {name: np.array(values, np.int64) for name, values in granted.items()}
    return people_columns, monthly, {name: np.array(values, np.int64) for name, values in start.items()}


def test_a_scan_over_months_equals_the_replay_of_each_person() -> None:
    dice = random.Random(20251101)
    people = [person(dice) for _ in range(PEOPLE)]
    fixed, monthly, start = columns(people)
    fixed["avdrag_annan_ersättning"] = np.zeros(PEOPLE, np.int64)
    scan = LAW.scan(
        OUTPUTS,
        state=STATE,
        given=GIVEN,
        backend="numpy",
        ranges={
            "ersättningsgrundande_inkomst": (0, 34_000),
            "pensionsavdrag": (0, 100_000),
            "avdrag_annan_ersättning": (0, 1),
        },
        denominators={"ersättningsgrundande_inkomst": 12},
    )
    made = scan(fixed, monthly, start=start, on=DATES)
    periods = made.periods
    for i, facts in enumerate(people):
        series = LAW.decide(facts, on=FIRST, targets=["månader_utfall"]).value("månader_utfall")
        for n, month in enumerate(series):
            assert periods.columns["förbrukade_dagar"][n, i] == month.förbrukade_dagar, (i, n)
            assert periods.columns["karensdagar_i_månaden"][n, i] == month.karensdagar, (i, n)
            assert periods.columns["månadsutbetalning"][n, i] == month.utbetalning, (i, n)
        assert max(0, fixed["ersättningsperiod"][i] - made.state["dagnummer"][i] + 1) == series[-1].dagar_kvar
