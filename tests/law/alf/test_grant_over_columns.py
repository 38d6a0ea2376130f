"""The grant compiled to columns, from the twelve months to the day amount, equals the functions called on each person."""

import random
from datetime import date
from typing import Any

import pytest

np = pytest.importorskip("numpy")

from tryggve.law import book  # noqa: E402
from tryggve.law.unemployment.alf.p04_forsakringar import Försäkring  # noqa: E402

LAW = book("alf")
PEOPLE = 300
CONDITIONS = ("arbetsvillkor_regel", "arbetsvillkor_efter_inträdet")
EQUATED_SINCE = date(2020, 4, 13)
"""Before it the least number of hours of real work in the alternative rule is not known, so the conditions have no columns."""
AMOUNTS = ("normalarbetstid", "grundbelopp", "dagpenning", "dagbelopp", "utbetald_dagpenning")
WHOLE = {"skyddad_dagsförtjänst": 1, "företagares_dagsförtjänst": 1, "bisyssla_över_gränsen": 1, "pension": 1}
MONTHS = (
    "ramtid_timmar",
    "ramtid_räknad_förut",
    "ramtid_jämställda",
    "ramtid_förmånstimmar",
    "ramtid_inkomst",
    "ramtid_förmån",
    "ramtid_efter_inträdet",
)


def person(dice: random.Random, on: date) -> dict[str, Any]:
    """Values drawn around the thresholds of the date."""
    around = (0, 3999, 4000, 4999, 5000, 5999, 6000, 7000, 7999, 8000, 16_000, 17_320)
    with_equated = on >= EQUATED_SINCE
    return {
        "ramtid_räknad_förut": [dice.random() < 0.1 for _ in range(12)],
        "ramtid_timmar": [dice.choice(around) for _ in range(12)],
        "ramtid_jämställda": [dice.choice((0, 0, 2000, 6000)) if with_equated else 0 for _ in range(12)],
        "ramtid_förmånstimmar": [dice.choice((0, 0, 2400)) for _ in range(12)],
        "ramtid_inkomst": [dice.choice((0, 900_000, 2_500_050, 3_000_000, 6_000_000)) for _ in range(12)],
        "ramtid_förmån": [dice.choice((0, 0, 400_000)) for _ in range(12)],
        "ramtid_efter_inträdet": [True] * 12 if dice.random() < 0.7 else [False] * 6 + [True] * 6,
        "försäkring": dice.choice(list(Försäkring)),
        "företagsmånader": dice.choice((0, 0, 0, 6, 12)),
        "företagares_dagsförtjänst": dice.choice((0, 1000, 2000)),
        "skyddad_dagsförtjänst": dice.choice((0, 0, 1800)),
        "skyddad_normalarbetstid": dice.choice((0, 0, 40)),
        "dagnummer": dice.choice((1, 100, 101, 200, 201, 300, 301, 450)),
        "pension": dice.choice((0, 4400, 30_000)),
        "annan_arbetslöshetsersättning": dice.choice((0, 0, 300)),
        "bisyssla_över_gränsen": dice.choice((0, 0, 500)),
        "allmän_pension": dice.random() < 0.2,
    }


@pytest.mark.parametrize("on", [date(2023, 3, 6), date(2025, 8, 4), date(2019, 5, 6), date(2012, 3, 5)])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {
            "pensionsavdrag_avrundning": "före_avdrag",
            "bisyssla_avdrag": "per_dag",
            "avrundning_normalarbetstid": "halv_nedåt",
        },
        {"nivå_efter_300": "65", "grundbelopp_golv_före_2020": "inget"},
    ],
)
def test_every_person_gets_the_same(on: date, chosen: dict[str, str]) -> None:
    outputs = (*CONDITIONS, *AMOUNTS) if on >= EQUATED_SINCE else AMOUNTS
    dice = random.Random(on.toordinal())
    found = [person(dice, on) for _ in range(PEOPLE)]
    names = [n for n in found[0] if n in LAW.rules or n in LAW.facts]
    given = tuple(n for n in names if n in LAW.rules)
    columns = {
        n: np.array([p[n] for p in found]).T.copy() if n in MONTHS else np.array([p[n] for p in found]) for n in names
    }
    run = LAW.compile(outputs, given=given, choices=chosen, backend="numpy", denominators=WHOLE)
    needed = {*LAW.plan(outputs, frozenset(given), on).facts, *given}
    used = {n: c for n, c in columns.items() if n in needed}

    got = run(used, on=on)

    assert got.valid.all()
    for i, one in enumerate(found):
        facts = {n: one[n] for n in names if n in LAW.facts}
        made = LAW.decide(facts, on=on, targets=outputs, given={n: one[n] for n in given}, choices=chosen)
        for name in outputs:
            value, column = made.value(name), got[name]
            cell = tuple(int(c) for c in column[:, i]) if name == "dagbelopp" else column[i]
            assert cell == value, (name, one)
