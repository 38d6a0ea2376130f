"""The unbroken agreement period: its gaps are exactly the days of the employment without an agreement."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tryggve.law import book

LAW = book("avtal")
START = date(2024, 1, 1)
days = st.integers(0, 400).map(lambda n: START + timedelta(days=n))
agreements = st.lists(
    st.tuples(days, st.one_of(st.none(), st.integers(0, 200))).map(
        lambda a: {"från": a[0], "till": None if a[1] is None else a[0] + timedelta(days=a[1])}
    ),
    max_size=5,
)


def is_covered(day: date, known: list[dict[str, Any]]) -> bool:
    return any(a["från"] <= day and (a["till"] is None or day <= a["till"]) for a in known)


@settings(max_examples=150, deadline=None)
@given(agreements, days, st.one_of(st.none(), st.integers(0, 300)), days)
def test_gaps_are_the_uncovered_days_of_the_employment(
    known: list[dict[str, Any]], hired: date, length: int | None, on: date
) -> None:
    left = None if length is None else hired + timedelta(days=length)
    facts = {"avtal": known, "anställd_från": hired, "anställd_till": left}
    made = LAW.decide(facts, on=on, targets=["glapp", "sammanhängande"])
    last = min(left or on, on)
    wanted = [hired + timedelta(days=n) for n in range((last - hired).days + 1)]
    wanted = [day for day in wanted if not is_covered(day, known)]
    got = [gap.från + timedelta(days=n) for gap in made.value("glapp") for n in range(gap.dagar)]
    assert got == wanted
    assert all((gap.till - gap.från).days + 1 == gap.dagar for gap in made.value("glapp"))
    assert made.value("sammanhängande") is (not wanted)


@settings(max_examples=100, deadline=None)
@given(agreements, days)
def test_the_period_on_a_day_is_whole_and_cannot_be_made_longer(known: list[dict[str, Any]], on: date) -> None:
    period = LAW.decide({"avtal": known}, on=on, targets=["avtalsperiod"]).value("avtalsperiod")
    if period is None:
        assert not is_covered(on, known)
        return
    end = period.till or on
    assert all(is_covered(period.från + timedelta(days=n), known) for n in range((end - period.från).days + 1))
    assert not is_covered(period.från - timedelta(days=1), known)
    assert period.till is None or not is_covered(period.till + timedelta(days=1), known)


@given(st.integers(0, 200_000))
def test_a_higher_wage_never_lowers_the_premium(wage: int) -> None:
    def premium(amount: int) -> Any:
        return LAW.decide({"lön": amount}, on=date(2024, 6, 1), targets=["premie_avtalspension"]).value(
            "premie_avtalspension"
        )

    assert premium(wage) <= premium(wage + 1_000)


@given(days)
def test_a_notice_ends_the_agreement_on_the_last_day_of_the_month_after(received: date) -> None:
    made = LAW.decide({"uppsägning_mottagen": received}, on=received, targets=["avtalet_upphör"])
    end = made.value("avtalet_upphör")
    assert (end + timedelta(days=1)).day == 1
    assert timedelta(days=28) <= end - received <= timedelta(days=61)
