"""What must hold whatever the week: five days at most, more work never more days, more income never less, history cut anywhere the same."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.alf.people import MONDAY, week
from tryggve.law import book

LAW = book("alf")
HINDRANCES = ("sjuk", "föräldrapenning", "vab", "semester", "kan_inte_ta_arbete", "ej_anmäld")

hours = st.integers(0, 24 * 4).map(lambda quarters: str(Fraction(quarters, 4)))
day = st.one_of(
    st.just({}),
    hours.map(lambda h: {"arbetad_tid": h}),
    st.tuples(st.sampled_from(HINDRANCES), st.integers(1, 8)).map(
        lambda hd: {"hinder": hd[0], "hinder_del": str(Fraction(hd[1], 8))}
    ),
)
days = st.lists(day, min_size=7, max_size=7)
normal_time = st.integers(7, 46)
supply = st.integers(17, 40)
daily = st.integers(0, 88_000).map(lambda month: Fraction(month, 22))
suspension = st.one_of(
    st.just([]),
    st.tuples(st.integers(-40, 60), st.integers(1, 45)).map(
        lambda od: [{"från": (MONDAY + timedelta(days=od[0])).isoformat(), "dagar": od[1]}]
    ),
)
choices = st.fixed_dictionaries(
    {
        "karens_som_hindertid": st.sampled_from(["hindertid", "dagar"]),
        "omräkningstabell": st.sampled_from(["f1", "f2"]),
        "halvdag_vid_gräns": st.sampled_from(["delas", "gamla"]),
        "avstängning_arbetade_dagar": st.sampled_from(["arbetslösa_först", "arbetade_först"]),
    }
)


@st.composite
def history(draw: Any) -> dict[str, Any]:
    """A person with up to fourteen reported weeks, somewhere in the period."""
    return {
        "veckor": [week(n, draw(days)) for n in range(draw(st.integers(1, 14)))],
        "normalarbetstid": draw(normal_time),
        "arbetsutbud": draw(supply),
        "dagsförtjänst": draw(daily),
        "ersättningsperiod": draw(st.sampled_from([300, 450])),
        "uttagna_dagar_före": draw(st.integers(0, 900)),
        "karens_före": draw(st.integers(0, 4)),
        "deltidsveckor_före": draw(st.integers(50, 61)),
        "avstängningar": draw(suspension),
        "pension": draw(st.sampled_from([0, 4400, 30_000])),
    }


def outcome(facts: dict[str, Any], **chosen: str) -> Any:
    return LAW.decide(facts, on=MONDAY, targets=("veckor_utfall",), choices=chosen).value("veckor_utfall")


@settings(max_examples=100, deadline=None)
@given(history(), choices)
def test_no_week_has_more_than_five_days_and_no_period_too_many(facts: dict[str, Any], chosen: dict[str, str]) -> None:
    weeks = outcome(facts, **chosen)

    assert all(0 <= w.dagar <= 5 for w in weeks)
    assert all(w.dagar + w.karensdagar + w.avstängda_dagar <= 5 for w in weeks)
    used = weeks[-1].uttagna_dagar
    assert used <= max(facts["ersättningsperiod"], Fraction(facts["uttagna_dagar_före"], 2))
    assert used == Fraction(facts["uttagna_dagar_före"], 2) + sum(w.dagar for w in weeks)


@settings(max_examples=100, deadline=None)
@given(history(), choices)
def test_the_days_by_rate_add_up_and_pay_what_they_say(facts: dict[str, Any], chosen: dict[str, str]) -> None:
    for w in outcome(facts, **chosen):
        halves = sum(w.dagar_per_nivå)
        worth = Fraction(sum(d * b for d, b in zip(w.dagar_per_nivå, w.dagbelopp, strict=True)), 2)
        assert w.dagar in (Fraction(halves, 2), 0)
        assert 0 <= w.belopp - worth < 1
        assert (w.belopp > 0) == (w.dagar > 0)


@settings(max_examples=100, deadline=None)
@given(history(), choices, st.data())
def test_weeks_told_in_two_calls_give_the_same(facts: dict[str, Any], chosen: dict[str, str], data: Any) -> None:
    whole = outcome(facts, **chosen)
    cut = data.draw(st.integers(0, len(whole)))
    first = {**facts, "veckor": facts["veckor"][:cut]}
    before = outcome(first, **chosen)
    assert before == whole[:cut]
    if cut == len(whole) or not before:
        return
    last = before[-1]
    served = sum(2 * w.avstängda_dagar for w in before)
    begun = [s for s in facts["avstängningar"] if date.fromisoformat(s["från"]) < last.vecka + timedelta(days=7)]
    if begun and (served or last.avstängning_kvar):
        left = int(last.avstängning_kvar)
        if 2 * left != 2 * last.avstängning_kvar:
            return  # half a suspended day cannot be told as whole days
        told = [{**begun[0], "avräknade": begun[0]["dagar"] - left}]
    else:
        told = [{**s, "avräknade": s["dagar"]} for s in begun]
    rest = {
        **facts,
        "veckor": facts["veckor"][cut:],
        "uttagna_dagar_före": int(2 * last.uttagna_dagar),
        "karens_före": 4 - int(2 * last.karens_kvar),
        "deltidsveckor_före": last.deltidsveckor,
        "avstängningar": told + [s for s in facts["avstängningar"] if s not in begun],
    }
    assert outcome(rest, **chosen) == whole[cut:]


@settings(max_examples=150, deadline=None)
@given(days, normal_time, supply, st.integers(0, 4), st.sampled_from([0, 1, 5, 45]), st.integers(0, 6), choices)
def test_more_hours_worked_never_give_more_days(
    each: list[dict[str, Any]],
    normal: int,
    supplied: int,
    karens: int,
    suspended: int,
    place: int,
    chosen: dict[str, str],
) -> None:
    # a worked day may take a day of suspension in place of an unemployed one: only then can work give more
    chosen = {**chosen, "avstängning_arbetade_dagar": "arbetslösa_först"}
    more = [dict(d) for d in each]
    worked = Fraction(more[place].get("arbetad_tid", 0))
    more[place]["arbetad_tid"] = str(min(worked + Fraction(7, 4), 24))

    def paid(report: list[dict[str, Any]]) -> int:
        facts = {
            "veckor": [week(0, report)],
            "normalarbetstid": normal,
            "arbetsutbud": supplied,
            "karens_före": karens,
            "avstängningar": [{"från": "2023-03-06", "dagar": suspended}] if suspended else [],
            "dagsförtjänst": 1000,
            "ersättningsperiod": 300,
        }
        value: int = LAW.decide(facts, on=MONDAY, targets=("betalda_halvdagar",), choices=chosen).value(
            "betalda_halvdagar"
        )
        return value

    assert paid(more) <= paid(each)


@settings(max_examples=150, deadline=None)
@given(
    daily,
    st.integers(0, 60_000),
    normal_time,
    st.integers(1, 450),
    st.sampled_from([date(2007, 7, 2), date(2016, 1, 4), date(2019, 1, 7), MONDAY, date(2025, 8, 4)]),
)
def test_more_income_never_gives_less(base: Fraction, more: int, normal: int, number: int, on: date) -> None:
    def amount(earned: Fraction) -> int:
        facts = {"dagsförtjänst": earned, "normalarbetstid": normal, "dagnummer": number}
        value: int = LAW.decide(facts, on=on, targets=("dagpenning",)).value("dagpenning")
        return value

    assert amount(base) <= amount(base + Fraction(more, 22))


@settings(max_examples=100, deadline=None)
@given(history(), st.integers(0, 5000))
def test_more_pension_never_gives_more(facts: dict[str, Any], more: int) -> None:
    less = outcome(facts)
    greater = outcome({**facts, "pension": facts["pension"] + more})

    assert all(b.dagbelopp <= a.dagbelopp for a, b in zip(less, greater, strict=True))


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 46), st.integers(0, 60), supply)
def test_the_table_never_gives_more_for_less_time_lost(normal: int, hindrance: int, supplied: int) -> None:
    def given_days(h: int) -> int:
        facts = {"normalarbetstid": normal, "hindertid": h, "arbetsutbud": supplied}
        value: int = LAW.decide(facts, on=MONDAY, targets=("ersättningsdagar",)).value("ersättningsdagar")
        return value

    assert given_days(hindrance + 1) <= given_days(hindrance)
    assert given_days(0) == 10


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=12, max_size=12), st.integers(0, 11), st.integers(0, 100))
def test_more_hours_before_never_lose_the_work_condition(worked: list[int], place: int, more: int) -> None:
    def met(hours_of_months: list[int]) -> bool:
        facts = {"villkorstimmar": [100 * h for h in hours_of_months], "ramtid_jämställda": [0] * 12}
        value: bool = LAW.decide(facts, on=MONDAY, targets=("arbetsvillkor",)).value("arbetsvillkor")
        return value

    greater = [h + more * (i == place) for i, h in enumerate(worked)]
    assert met(greater) >= met(worked)
