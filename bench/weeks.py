"""The act of 1997, week by week with state: 52 weeks of 400 000 people, the real rules."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from tryggve.law import book
from tryggve.law.engine.columns.scan import Scan
from tryggve.law.unemployment.alf.conversion import thresholds

FIRST = date(2023, 1, 9)
OUTPUTS = ("veckoersättning", "betalda_halvdagar", "ersättningsdagar", "hindertid")
STATE = {
    "uttagna_halvdagar": "nästa_uttagna_halvdagar",
    "deltidsveckor_uttagna": "deltidsveckor",
    "karens_fullgjord": "nästa_karens_fullgjord",
    "avstängning_kvar": "nästa_avstängning_kvar",
}
RANGES = {
    "dagsförtjänst": (0, 5_000),
    "skyddad_dagsförtjänst": (0, 5_000),
    "ersättningsperiod": (0, 450),
    "normalarbetstid": (1, 60),
    "arbetsutbud": (0, 60),
    "pensionsavdrag": (0, 5_000),
    "annan_arbetslöshetsersättning": (0, 5_000),
    "bisyssla_inkomst": (0, 100_000),
    "bisyssla_gräns": (0, 10_000),
    "karens_halvdagar": (0, 14),
}
DENOMINATORS = {"dagsförtjänst": 22}


def weeks(count: int) -> list[date]:
    """The Mondays asked."""
    return [FIRST + timedelta(weeks=w) for w in range(count)]


def scan(backend: str) -> Scan:
    """The scan of the week's rules."""
    return book("alf").scan(OUTPUTS, state=STATE, ranges=RANGES, denominators=DENOMINATORS, backend=backend)


def draw(people: int, count: int, seed: int = 1997):
    """People, what they report each week, and where they stand when the first week begins."""
    r = np.random.default_rng(seed)

    def mixed(share, usual, other, shape=(people,)):
        return np.where(r.random(shape, np.float32) < share, usual, other)

    hours = np.array([20, 30, 38, 40])
    which = r.choice(4, people, p=[0.05, 0.1, 0.1, 0.75])
    table = thresholds("f1", FIRST)
    rows = np.array([table[int(h)] for h in hours], np.uint8)
    persons = {
        "dagsförtjänst": np.minimum(np.exp(r.normal(np.log(30_000), 0.4, people)), 90_000).astype(np.int32),
        "skyddad_dagsförtjänst": np.zeros(people, np.int16),
        "ersättningsperiod": mixed(0.8, 300, 450).astype(np.int16),
        "normalarbetstid": hours[which].astype(np.uint8),
        "arbetsutbud": hours[which].astype(np.uint8),
        "omräkningsrad": np.ascontiguousarray(rows[which].T),
        "pensionsavdrag": mixed(0.97, 0, r.integers(50, 700, people)).astype(np.int16),
        "annan_arbetslöshetsersättning": np.zeros(people, np.int16),
        "bisyssla_gräns": np.full(people, 3_060, np.int16),
        "karens_halvdagar": np.full(people, 4, np.uint8),
    }
    shape = (count, people)
    reports = {
        "arbetade_minuter": mixed(0.75, 0, r.integers(0, 2_700, shape, np.int16), shape).astype(np.int16),
        "hinder_åttondelar": mixed(0.95, 0, r.integers(0, 41, shape, np.uint8), shape).astype(np.uint8),
        "semesterdagar": mixed(0.99, 0, r.integers(0, 6, shape, np.uint8), shape).astype(np.uint8),
        "avstängbara_dagar": mixed(0.97, 0, 5, shape).astype(np.uint8),
        "avstängning_tillkommer": mixed(0.999, 0, 90, shape).astype(np.int16),
        "bisyssla_inkomst": mixed(0.97, 0, r.integers(0, 9_000, shape, np.int16), shape).astype(np.int16),
    }
    start = {
        "uttagna_halvdagar": mixed(0.5, 0, r.integers(0, 600, people)).astype(np.int16),
        "deltidsveckor_uttagna": mixed(0.7, 0, r.integers(0, 61, people)).astype(np.int16),
        "karens_fullgjord": mixed(0.5, 0, 4).astype(np.uint8),
        "avstängning_kvar": mixed(0.95, 0, 90).astype(np.int16),
    }
    return persons, reports, start


def replay(persons, reports, start, row: int, days: list[date]):
    """One person's weeks through the plain functions, in order: what the scan must equal."""
    law = book("alf")
    targets = list(dict.fromkeys([*OUTPUTS, *STATE.values()]))
    given = {name: _one(name, column[..., row]) for name, column in persons.items()}
    state = {name: int(column[row]) for name, column in start.items()}
    answers = []
    for w, day in enumerate(days):
        week = {name: int(column[w, row]) for name, column in reports.items()}
        made = law.decide({**given, **week, **state}, on=day, targets=targets)
        state = {name: made.values[after] for name, after in STATE.items()}
        answers.append({name: made.values[name] for name in OUTPUTS})
    return answers, state


def _one(name: str, value):
    if getattr(value, "ndim", 0):
        return tuple(int(v) for v in value)
    return Fraction(int(value), DENOMINATORS.get(name, 1))
