"""A year of weeks for many people at once gives each of them what the person's own history gives, week by week."""

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

np = pytest.importorskip("numpy")

from tests.law.alf.people import week  # noqa: E402
from tryggve.law import book  # noqa: E402
from tryggve.law.unemployment.alf.conversion import thresholds  # noqa: E402
from tryggve.law.unemployment.alf.p38_vecka import tillkommer, vardagar_under_avstängning  # noqa: E402
from tryggve.law.unemployment.alf.records import Avstängning  # noqa: E402

LAW = book("alf")
FIRST = date(2025, 1, 6)
WEEKS, PEOPLE = 52, 60
MONDAYS = [FIRST + timedelta(weeks=n) for n in range(WEEKS)]
STATE = {
    "uttagna_halvdagar": "nästa_uttagna_halvdagar",
    "deltidsveckor_uttagna": "deltidsveckor",
    "karens_fullgjord": "nästa_karens_fullgjord",
    "avstängning_kvar": "nästa_avstängning_kvar",
}
OUTPUTS = ["veckoersättning", "betalda_halvdagar", "hindertid", "karens_i_veckan", "avstängda_halvdagar"]
GIVEN = (
    "omräkningsrad",
    "arbetade_minuter",
    "hinder_åttondelar",
    "semesterdagar",
    "avstängbara_dagar",
    "avstängning_tillkommer",
    "återinträde",
    "dagsförtjänst",
    "skyddad_dagsförtjänst",
    "bisyssla_över_gränsen",
    "ersättningsperiod",
    "normalarbetstid",
)


def report(dice: random.Random) -> list[dict[str, Any]]:
    """Seven days: mostly unemployed, some work and some hindrances."""
    days: list[dict[str, Any]] = [{} for _ in range(7)]
    for day in days:
        luck = dice.random()
        if luck < 0.15:
            day["arbetad_tid"] = str(Fraction(dice.randrange(1, 48), 4))
        elif luck < 0.25:
            day["hinder"] = dice.choice(("sjuk", "vab", "semester", "kan_inte_ta_arbete"))
            day["hinder_del"] = str(Fraction(dice.randrange(1, 9), 8))
    return days


def people(dice: random.Random) -> list[dict[str, Any]]:
    """Histories around the limits: near day 100, 200 and the end, near sixty part-time weeks, some suspended."""
    return [
        {
            "veckor": [week(n, report(dice), since=FIRST) for n in range(WEEKS)],
            "normalarbetstid": dice.choice((7, 12, 20, 33, 37, 38, 40, 44)),
            "arbetsutbud": dice.choice((17, 30, 38, 40)),
            "månadslön": dice.choice((0, 9000, 30_000, 33_000, 60_000)),
            "ersättningsperiod": dice.choice((300, 450)),
            "uttagna_dagar_före": dice.choice((0, 0, 150, 199, 399, 590, 880)),
            "deltidsveckor_före": dice.choice((0, 0, 50)),
            "pension": dice.choice((0, 0, 4400, 30_000)),
            "avstängningar": [
                {"från": (FIRST + timedelta(days=dice.randrange(300))).isoformat(), "dagar": dice.choice((1, 5, 45))}
                for _ in range(dice.choice((0, 0, 1)))
            ],
        }
        for _ in range(PEOPLE)
    ]


def alone(person: dict[str, Any]) -> list[tuple[int, int, int, int, int]]:
    facts = {k: v for k, v in person.items() if k != "månadslön"} | {"dagsförtjänst": Fraction(person["månadslön"], 22)}
    weeks = LAW.decide(facts, on=FIRST, targets=("veckor_utfall",)).value("veckor_utfall")
    return [
        (w.belopp, int(2 * w.dagar), w.hindertid, int(2 * w.karensdagar), int(2 * w.avstängda_dagar)) for w in weeks
    ]


def suspensions(person: dict[str, Any]) -> tuple[Avstängning, ...]:
    return tuple(Avstängning(date.fromisoformat(s["från"]), s["dagar"]) for s in person["avstängningar"])


def weekly(found: list[dict[str, Any]], value: Any) -> Any:
    return np.array([[value(person, n) for person in found] for n in range(WEEKS)])


def minutes(person: dict[str, Any], n: int) -> int:
    return int(60 * sum(Fraction(d.get("arbetad_tid", 0)) for d in person["veckor"][n]["dagar"]))


def eighths(person: dict[str, Any], n: int) -> int:
    return sum(
        8 if d["hinder"] == "semester" else int(8 * Fraction(d["hinder_del"]))
        for d in person["veckor"][n]["dagar"][:5]
        if "hinder" in d
    )


def holidays(person: dict[str, Any], n: int) -> int:
    return sum(d.get("hinder") == "semester" for d in person["veckor"][n]["dagar"][:5])


def row(person: dict[str, Any]) -> tuple[int, ...]:
    normal = min(person["normalarbetstid"], 40)
    table = "f1_stort_utbud" if person["arbetsutbud"] > normal else "f1"
    return thresholds(table, FIRST)[normal]


def fixed(found: list[dict[str, Any]]) -> dict[str, Any]:
    """What holds for a person in all weeks, as columns."""
    named = {
        n: np.array([person[n] for person in found])
        for n in ("normalarbetstid", "arbetsutbud", "ersättningsperiod", "pension")
    }
    zero = np.zeros(PEOPLE, np.int64)
    return {
        **named,
        "omräkningsrad": np.array([row(person) for person in found]).T.copy(),
        "dagsförtjänst": np.array([person["månadslön"] for person in found]),
        "skyddad_dagsförtjänst": zero,
        "annan_arbetslöshetsersättning": zero,
        "bisyssla_över_gränsen": zero,
        "återinträde": np.zeros(PEOPLE, bool),
    }


def reported(found: list[dict[str, Any]]) -> dict[str, Any]:
    """What each week holds, a row a week."""
    before = [None, *MONDAYS]
    return {
        "arbetade_minuter": weekly(found, minutes),
        "hinder_åttondelar": weekly(found, eighths),
        "semesterdagar": weekly(found, holidays),
        "avstängbara_dagar": weekly(
            found, lambda one, n: vardagar_under_avstängning(MONDAYS[n], suspensions(one), 112)
        ),
        "avstängning_tillkommer": weekly(found, lambda one, n: tillkommer(MONDAYS[n], suspensions(one), before[n])),
    }


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_a_scan_over_a_year_equals_the_histories(backend: str) -> None:
    if backend == "numba":
        pytest.importorskip("numba")
    found = people(random.Random(20250106))
    scan = LAW.scan(
        OUTPUTS,
        state=STATE,
        given=GIVEN,
        backend=backend,
        denominators={"dagsförtjänst": 22, "skyddad_dagsförtjänst": 1},
    )
    start = {
        "uttagna_halvdagar": np.array([person["uttagna_dagar_före"] for person in found]),
        "deltidsveckor_uttagna": np.array([person["deltidsveckor_före"] for person in found]),
        "karens_fullgjord": np.zeros(PEOPLE, np.int64),
        "avstängning_kvar": np.zeros(PEOPLE, np.int64),
    }

    got = scan(fixed(found), reported(found), start=start, on=MONDAYS)

    assert got.periods.valid.all()
    for i, person in enumerate(found):
        assert [tuple(int(got.periods[o][n][i]) for o in OUTPUTS) for n in range(WEEKS)] == alone(person)
