"""The same rules three ways: plain functions, NumPy, Numba. Values are drawn from around every threshold."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.law.engine.books import AMINA, ON, book_of, sample
from tests.law.engine.sample.rules import Grund, Medlem
from tryggve.law.engine import Kronor, fact, rule
from tryggve.law.engine.errors import MissingFact, UnknownName, WrongType
from tryggve.law.engine.facts import DECLARED

np = pytest.importorskip("numpy")
numba = pytest.importorskip("numba")

from tryggve.law.engine.columns.nodes import NotColumns  # noqa: E402  (needs NumPy)

OUTPUTS = (
    "månader", "summa", "följd", "nivå", "lön", "dagpenning", "arbetslöshet", "i_tabellen",
    "vald_inkomst", "kvot", "största", "grund", "omdöme",
)  # fmt: skip
INCOMES = [0, 1, 10_999, 11_000, 11_001, 26_399, 26_400, 48_000, 499_999, 500_000, 500_001, 1_000_000]
PEOPLE = 16
BOOK = sample()
RUNS = {b: BOOK.compile(OUTPUTS, backend=b) for b in ("numpy", "numba")}
RUNS_BY_CHOICE = {
    c: BOOK.compile(("dagpenning",), choices={"avrundning": c}, backend="numpy") for c in ("nedåt", "uppåt")
}

person = st.fixed_dictionaries(
    {
        "inkomster": st.tuples(*[st.sampled_from(INCOMES) | st.integers(0, 60_000)] * 6),
        "ålder": st.sampled_from([0, 19, 20, 21, 65, 66, 67, 130]),
        "timmar": st.sampled_from([0, 1, 9, 10, 39, 40, 41, 200]) | st.integers(0, 200),
        "utbud": st.sampled_from([0, 1, 3, 7, 39, 40]),
        "medlem": st.sampled_from(list(Medlem)),
        "sort": st.sampled_from(["a", "b", "c"]),
        "avdrag": st.sampled_from([0, 1, 899, 900, 901, 10_000]),
    }
)
many = st.lists(person, min_size=PEOPLE, max_size=PEOPLE)


def columns_of(people):
    return {
        "inkomster": np.array([p["inkomster"] for p in people], np.int32).T.copy(),
        "ålder": np.array([p["ålder"] for p in people], np.uint8),
        "timmar": np.array([p["timmar"] for p in people], np.int16),
        "utbud": np.array([p["utbud"] for p in people], np.int8),
        "medlem": np.array([list(Medlem).index(p["medlem"]) for p in people], np.int64),
        "sort": np.array(["abc".index(p["sort"]) for p in people], np.uint16),
        "avdrag": np.array([p["avdrag"] for p in people], np.int32),
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(many, st.sampled_from([date(2022, 1, 1), ON]))
def test_all_evaluators_agree(people, on):
    columns = columns_of(people)
    results = {name: run(columns, on=on) for name, run in RUNS.items()}
    for row, p in enumerate(people):
        made = BOOK.decide(p, on=on, targets=OUTPUTS)
        assert BOOK.decide(RUNS["numpy"].replay(columns, row, on=on), on=on, targets=OUTPUTS).values == made.values
        for backend, result in results.items():
            assert result.valid[row]
            got = {name: result.value(name, row) for name in OUTPUTS}
            assert got == {name: made.values[name] for name in OUTPUTS}, backend


@settings(max_examples=30, deadline=None)
@given(many, st.sampled_from(["nedåt", "uppåt"]))
def test_a_choice_is_another_run(people, choice):
    result = RUNS_BY_CHOICE[choice](columns_of(people), on=ON)
    for row, p in enumerate(people):
        made = BOOK.decide(p, on=ON, targets=["dagpenning"], choices={"avrundning": choice})
        assert result.value("dagpenning", row) == made.value("dagpenning")


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_rows_outside_their_ranges_are_flagged_and_zero(backend):
    people = [dict(AMINA, inkomster=(30_000,) * 6, medlem=Medlem.TOLV, sort="b", avdrag=0) for _ in range(40_000)]
    columns = columns_of(people)
    columns["ålder"][7] = 131
    columns["inkomster"][5, 33_000] = -1
    columns["medlem"][20_000] = 2**40
    result = RUNS[backend](columns, on=ON)
    assert sorted(np.flatnonzero(~result.valid)) == [7, 20_000, 33_000]
    assert [int(result["dagpenning"][i]) for i in (6, 7, 8, 20_000, 33_000)] == [900, 0, 900, 0, 0]


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_a_value_beyond_what_its_rule_declares_is_flagged(backend):
    @rule("1 §", low=0, high=100)
    def dubbelt(kronor: Kronor) -> Kronor:
        return 2 * kronor

    @rule("1 §", low=0, high=50)
    def exakt(dubbelt: Kronor) -> Fraction:
        return Fraction(dubbelt, 3)

    facts = {"kronor": fact("kronor", Kronor, low=0, high=1000, question="Hur mycket?")}
    globals().pop(DECLARED, None)
    run = book_of(dubbelt=dubbelt, exakt=exakt, facts=facts).compile(["exakt"], backend=backend)
    result = run({"kronor": np.array([0, 50, 51, 75, 1000, 1001])}, on=ON)
    assert result.valid.tolist() == [True, True, False, False, False, False]
    assert result.value("exakt", 1) == Fraction(100, 3)


@pytest.mark.parametrize("backend", ["numpy", "numba"])
def test_numbers_beyond_what_a_float_holds_stay_exact(backend):
    @rule("1 §")
    def kvot(a: Kronor, b: Kronor) -> Kronor:
        return (a * 1_000_000 + b) // (b + 7)

    facts = {
        "a": fact("a", Kronor, low=-(10**12), high=10**12, question="a?"),
        "b": fact("b", Kronor, low=1, high=10**9, question="b?"),
    }
    globals().pop(DECLARED, None)
    book = book_of(kvot=kvot, facts=facts)
    r = np.random.default_rng(5)
    a, b = r.integers(-(10**12), 10**12, 5000), r.integers(1, 10 ** r.integers(1, 9, 5000))
    a[:100] = (b[:100] + 7) * r.integers(-1000, 1000, 100)
    result = book.compile(["kvot"], backend=backend)({"a": a, "b": b}, on=ON)
    assert [int(v) for v in result["kvot"]] == [
        (x * 1_000_000 + y) // (y + 7) for x, y in zip(a.tolist(), b.tolist(), strict=True)
    ]


def test_what_could_overflow_is_refused_before_the_run():
    @rule("1 §")
    def kub(a: Kronor) -> Kronor:
        return a * a * a

    facts = {"a": fact("a", Kronor, low=0, high=10**8, question="a?")}
    globals().pop(DECLARED, None)
    with pytest.raises(NotColumns, match=r"In the rule 'kub' \(1 §\) a value could reach"):
        book_of(kub=kub, facts=facts).compile(["kub"], backend="numpy")({"a": np.array([1])}, on=ON)


def test_a_new_amount_never_compiles_anything():
    from tryggve.law.engine.columns import numba_code

    people = [dict(AMINA, inkomster=(500_000,) * 6, medlem=Medlem.TOLV, sort="b", avdrag=0)] * 3
    run = BOOK.compile(["lön"], backend="numba")
    columns = columns_of(people)
    run(columns, on=date(2020, 1, 1))
    before = len(numba_code._KERNELS)
    run(columns, on=ON)
    assert len(numba_code._KERNELS) == before


def test_arrays_to_fill_are_filled_and_must_fit():
    people = [dict(AMINA, inkomster=(30_000,) * 6, medlem=Medlem.TOLV, sort="b", avdrag=0)] * 5
    run, columns = BOOK.compile(["dagpenning"], backend="numpy"), columns_of(people)
    out = {"dagpenning": np.zeros(5, np.int64), "valid": np.zeros(5, bool)}
    assert run(columns, on=ON, out=out)["dagpenning"] is out["dagpenning"]
    assert out["dagpenning"].tolist() == [900] * 5
    for wrong in (np.zeros(5, np.uint8), np.zeros(4, np.int64), np.zeros(10, np.int64)[::2]):
        with pytest.raises(WrongType, match="must be a contiguous array"):
            run(columns, on=ON, out={"dagpenning": wrong})


def test_facts_with_a_default_may_be_left_out_and_others_not():
    columns = {"timmar": np.array([10, 20])}
    with pytest.raises(MissingFact, match="Hur många timmar söker du"):
        BOOK.compile(["arbetslöshet"], backend="numpy")(columns, on=ON)
    columns = {"utbud": np.array([40, 0])}
    assert BOOK.compile(["arbetslöshet"], backend="numpy")(columns, on=ON)["arbetslöshet"].tolist() == [100, 0]


def test_columns_of_the_wrong_kind_are_refused():
    run = BOOK.compile(["arbetslöshet"], backend="numpy")
    with pytest.raises(WrongType, match="float64"):
        run({"utbud": np.array([1.5])}, on=ON)
    with pytest.raises(WrongType, match="different length"):
        run({"utbud": np.array([1]), "timmar": np.array([1, 2])}, on=ON)
    with pytest.raises(UnknownName, match="nearest: utbud"):
        run({"utbudet": np.array([1])}, on=ON)
    with pytest.raises(WrongType, match=r"must be \(6, people\)"):
        BOOK.compile(["månader"], backend="numpy")({"inkomster": np.zeros((2, 6), int)}, on=ON)


def test_a_rule_that_uses_all_of_python_must_be_given():
    run = BOOK.compile(["medlemsdagar"], backend="numpy")
    with pytest.raises(NotColumns, match="give it as a column"):
        run({"utbud": np.array([1])}, on=ON)


def test_a_given_exact_column_says_what_it_is_over():
    run = BOOK.compile(["dagpenning"], ranges={"lön": (0, 50_000)}, denominators={"lön": 22}, backend="numpy")
    columns = {"lön": np.array([34_800]), "nivå": np.array([80])}
    with pytest.raises(NotColumns, match="'nivå' has no declared range"):
        run(columns, on=ON)
    run = BOOK.compile(["dagpenning"], ranges={"lön": (0, 50_000), "nivå": (0, 100)}, denominators={"lön": 22})
    given = {"lön": Fraction(34_800, 22), "nivå": 80}
    assert run(columns, on=ON)["dagpenning"][0] == BOOK.decide({}, on=ON, targets=["dagpenning"], given=given).value(
        "dagpenning"
    )


def test_words_can_be_read_from_the_result():
    people = [dict(AMINA, inkomster=(30_000,) * 6, medlem=Medlem.TOLV, sort="b", avdrag=0, ålder=a) for a in (19, 20)]
    result = RUNS["numpy"](columns_of(people), on=ON)
    assert result.as_words("omdöme").tolist() == ["inget", "stort"]
    assert result.value("grund", 1) == Grund.BETALT
