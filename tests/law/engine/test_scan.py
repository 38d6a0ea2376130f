"""A scan over periods equals replaying the plain functions in order."""

from datetime import date, timedelta

import pytest

from tests.law.engine.books import sample
from tryggve.law.engine.errors import MissingFact, WrongType

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

BOOK = sample()
OUTPUTS = ("arbetslöshet", "kvot", "nivå")
STATE = {"timmar": "nästa_timmar"}
DATES = [date(2021, 12, 27) + timedelta(weeks=w) for w in range(5)]  # a new version of `nivå` in the middle
PEOPLE = 20_011


def drawn():
    r = np.random.default_rng(9)
    people = {"medlem": r.integers(0, 3, PEOPLE), "sort": r.integers(0, 3, PEOPLE).astype(np.uint8)}
    periods = {
        "utbud": r.choice([0, 1, 39, 40], (len(DATES), PEOPLE)).astype(np.uint8),
        "summa": r.integers(0, 3_000_000, (len(DATES), PEOPLE)).astype(np.int32),
    }
    return people, periods, {"timmar": r.choice([0, 1, 160, 199, 200], PEOPLE).astype(np.uint8)}


def scan(backend):
    return BOOK.scan(OUTPUTS, state=STATE, ranges={"summa": (0, 3_000_000)}, backend=backend)


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_a_scan_equals_the_plain_functions_in_order(backend):
    people, periods, start = drawn()
    done = scan(backend)(people, periods, start=start, on=DATES)
    assert done.periods.valid.all()
    assert start["timmar"].dtype == np.uint8  # the caller's own state is left as it was
    from tests.law.engine.sample.rules import Medlem

    for row in (0, 1, 17, 16_383, 16_384, PEOPLE - 1):
        timmar = int(start["timmar"][row])
        for w, day in enumerate(DATES):
            facts = {
                "medlem": list(Medlem)[people["medlem"][row]],
                "sort": "abc"[people["sort"][row]],
                "utbud": int(periods["utbud"][w, row]),
                "timmar": timmar,
            }
            made = BOOK.decide(
                facts, on=day, targets=[*OUTPUTS, "nästa_timmar"], given={"summa": int(periods["summa"][w, row])}
            )
            assert int(done.periods["arbetslöshet"][w, row]) == made.value("arbetslöshet")
            assert int(done.periods["nivå"][w, row]) == made.value("nivå")
            top, bottom = int(done.periods["kvot"][w, row]), int(done.periods.denominators["kvot"][w, row])
            assert top == made.value("kvot") * bottom
            timmar = made.value("nästa_timmar")
        assert int(done.state["timmar"][row]) == timmar


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_splitting_the_periods_changes_nothing(backend):
    people, periods, start = drawn()
    whole = scan(backend)(people, periods, start=start, on=DATES)
    first = scan(backend)(people, {n: c[:2] for n, c in periods.items()}, start=start, on=DATES[:2])
    rest = scan(backend)(people, {n: c[2:] for n, c in periods.items()}, start=first.state, on=DATES[2:])
    assert (whole.state["timmar"] == rest.state["timmar"]).all()
    assert (whole.periods["arbetslöshet"][2:] == rest.periods["arbetslöshet"]).all()


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_a_row_outside_its_ranges_keeps_its_state(backend):
    people, periods, start = drawn()
    periods["utbud"][1, 5] = 77
    done = scan(backend)(people, periods, start=start, on=DATES)
    assert np.argwhere(~done.periods.valid).tolist() == [[1, 5]]
    expected = int(start["timmar"][5])
    for w in (0, 2, 3, 4):
        expected = min(expected + int(periods["utbud"][w, 5]), 200)
    assert int(done.state["timmar"][5]) == expected


def test_time_must_go_forward_and_the_state_must_be_given():
    people, periods, start = drawn()
    with pytest.raises(WrongType, match="in order"):
        scan("numpy")(people, periods, start=start, on=DATES[::-1])
    with pytest.raises(MissingFact, match="timmar"):
        scan("numpy")(people, periods, start={}, on=DATES)
    with pytest.raises(WrongType, match="has 5 periods; there are 4 dates"):
        scan("numpy")(people, periods, start=start, on=DATES[:4])
