"""The grant and the month, compiled to columns, give for each person what the functions give for that person alone."""

import random
from datetime import date
from typing import Any

import pytest

np = pytest.importorskip("numpy")

from tryggve.law import book  # noqa: E402
from tryggve.law.unemployment.laf.records import Inkomstvillkor  # noqa: E402

ON = date(2025, 11, 1)
OUTPUTS = (
    "inkomstvillkor",
    "ersättningsperiod",
    "ersättningsgrundande_inkomst",
    "startnivå",
    "ersättningsnivå",
    "karensdagar_i_månaden",
    "förbrukade_dagar",
    "månadsersättning",
    "månadsutbetalning",
)
RANGES = {"tidigare_inkomst": (0, 34_000), "pensionsavdrag": (0, 100_000), "avdrag_annan_ersättning": (0, 100_000)}
INCOMES = (0, 1, 10_999, 11_000, 11_001, 29_500, 34_000, 33_999, 34_001, 90_000, 2_000_000)


def person(dice: random.Random) -> dict[str, Any]:
    """Values drawn around the thresholds."""
    usual = dice.choice(INCOMES[:-1])
    incomes = tuple(dice.choice(INCOMES) if dice.random() < 0.2 else usual for _ in range(12))
    return {
        "villkorsinkomster": incomes,
        "ramtid_inkomster": incomes,
        "ramtid_förmåner": tuple(dice.choice((0, 0, 0, 15_000)) for _ in range(12)),
        "månad_följer": (True,) * 12,
        "medlem_vid_start": dice.random() < 0.8,
        "medlem_i_månaden": dice.random() < 0.8,
        "medlem_hela_ramtiden": dice.random() < 0.6,
        "medlemsmånader": dice.choice((0, 5, 6, 11, 12, 40)),
        "medlem_sista_ramtiden": dice.random() < 0.7,
        "inkomstmånader_som_medlem": dice.randint(0, 12),
        "tidigare_inkomst": dice.choice((0, 0, 12_000, 34_000)),
        "tidigare_nivå": dice.choice((0, 50, 65, 80)),
        "dagnummer": dice.choice((1, 21, 79, 90, 100, 101, 180, 200, 201, 290, 300, 301)),
        "avklarade_karensdagar": dice.choice((0, 1, 2)),
        "månader_med_inkomst": dice.choice((0, 13, 14)),
        "dagar_utan_rätt_åttondelar": dice.choice((0, 1, 8, 30, 88, 170, 176)),
        "arbetsinkomst": dice.choice((0, 0, 1, 7_375, 29_500, 200_000)),
        "bisysslans_överskott": dice.choice((0, 0, 500)),
        "avstängda_dagar": dice.choice((0, 0, 5, 22)),
        "frånkända_dagar": dice.choice((0, 0, 10)),
        "pensionsavdrag": dice.choice((0, 0, 3_000, 60_000)),
        "avdrag_annan_ersättning": dice.choice((0, 0, 1_000)),
        "alternativregel_använd": dice.choice((0, 1, 2)),
    }


def columns(people: list[dict[str, Any]]) -> dict[str, Any]:
    made = {}
    for name in people[0]:
        values = np.array([p[name] for p in people])
        made[name] = np.ascontiguousarray(values.T if values.ndim == 2 else values)
    return made


CHOICES: list[dict[str, str]] = [
    {},
    {"avrundning_laf": "ingen", "sammanläggning_6_1_6_2": "multiplikativ"},
    {"avrundning_laf": "krona_upp", "nivåbyte_i_månad": "delad_på_förbrukade"},
    {"nivåbyte_i_månad": "månadens_första_dag", "nämnare_alternativregel": "tänkt_inkomst"},
]


@pytest.mark.parametrize("choices", CHOICES)
def test_columns_and_functions_agree(choices: dict[str, str]) -> None:
    law = book("laf")
    dice = random.Random(20251101)
    people = [person(dice) for _ in range(200)]
    given = [name for name in people[0] if name in law.rules]
    run = law.compile(OUTPUTS, given=given, choices=choices, ranges=RANGES, backend="numpy")
    made = run(columns(people), on=ON)
    assert made.valid.all()
    for row, facts in enumerate(people):
        alone = law.decide(facts, on=ON, targets=OUTPUTS, choices=choices)
        for name in OUTPUTS:
            got = made.value(name, row)
            got = Inkomstvillkor(got) if name == "inkomstvillkor" else got
            assert got == alone.value(name), (name, facts)
