"""The act of 2024: the grant and a month with its deductions, the real rules, for everybody at once."""

from datetime import date

import numpy as np

from tryggve.law import book
from tryggve.law.engine.columns.run import Compiled

ON = date(2025, 11, 1)
OUTPUTS = (
    "inkomstvillkor",
    "ersättningsperiod",
    "ersättningsnivå",
    "karensdagar_i_månaden",
    "förbrukade_dagar",
    "månadsutbetalning",
)
RANGES = {
    "ramtid_inkomster": (0, 400_000),
    "villkorsinkomster": (0, 400_000),
    "tidigare_inkomst": (0, 60_000),
    "pensionsavdrag": (0, 60_000),
    "avdrag_annan_ersättning": (0, 60_000),
    "alternativregel_använd": (0, 2),
}
"""Narrower than the law's own, so that every exact product is proven to fit in 64 bits; others are flagged."""


def run(backend: str) -> Compiled:
    """The run of the grant and the month."""
    return book("laf").compile(OUTPUTS, ranges=RANGES, backend=backend)


def draw(people: int, seed: int = 2024):
    """Columns of invented people: what the calendar's rules would find about each."""
    r = np.random.default_rng(seed)

    def mixed(share, usual, other):
        return np.where(r.random(people) < share, usual, other)

    wage = np.exp(r.normal(np.log(29_000), 0.45, people))
    employed = np.where(r.random(people) < 0.45, 12, r.integers(0, 12, people))
    inc = np.where(r.random((12, people)) < employed / 12, wage * r.normal(1, 0.06, (12, people)), 0)
    inc = np.ascontiguousarray(inc.clip(0, 400_000).astype(np.int32))
    membership = mixed(0.8, r.integers(12, 400, people), r.integers(0, 12, people))
    return {
        "ramtid_inkomster": inc,
        "villkorsinkomster": inc.copy(),
        "ramtid_förmåner": np.where(r.random((12, people)) < 0.03, 9_000, 0).astype(np.int32),
        "månad_följer": np.ones((12, people), bool),
        "alternativregel_använd": np.zeros(people, np.uint8),
        "medlem_vid_start": membership > 0,
        "medlem_hela_ramtiden": membership >= 12,
        "medlem_sista_ramtiden": membership > 0,
        "medlem_i_månaden": membership > 0,
        "medlemsmånader": membership.astype(np.int16),
        "inkomstmånader_som_medlem": np.minimum(employed, membership).astype(np.uint8),
        "tidigare_inkomst": mixed(0.97, 0, r.integers(10_000, 34_000, people)).astype(np.int32),
        "tidigare_nivå": mixed(0.97, 0, 65).astype(np.uint8),
        "dagnummer": mixed(0.4, 1, r.integers(1, 300, people)).astype(np.int16),
        "arbetsinkomst": mixed(0.75, 0, r.integers(0, 25_000, people)).astype(np.int32),
        "bisysslans_överskott": mixed(0.98, 0, r.integers(0, 3_000, people)).astype(np.int32),
        "månader_med_inkomst": mixed(0.75, 0, r.integers(0, 16, people)).astype(np.int16),
        "avklarade_karensdagar": mixed(0.4, 0, 2).astype(np.uint8),
        "avstängda_dagar": mixed(0.97, 0, 5).astype(np.uint8),
        "frånkända_dagar": mixed(0.99, 0, 3).astype(np.uint8),
        "dagar_utan_rätt_åttondelar": mixed(0.9, 0, r.integers(0, 100, people)).astype(np.uint8),
        "pensionsavdrag": mixed(0.96, 0, r.integers(500, 12_000, people)).astype(np.int32),
        "avdrag_annan_ersättning": mixed(0.99, 0, r.integers(500, 5_000, people)).astype(np.int32),
    }


def plain(columns, row: int):
    """One person through the plain functions."""
    given = {n: (tuple(c[:, row].tolist()) if c.ndim > 1 else c[row].item()) for n, c in columns.items()}
    return book("laf").decide(given, on=ON, targets=list(OUTPUTS))
