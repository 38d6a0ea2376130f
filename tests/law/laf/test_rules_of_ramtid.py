"""3 kap. 11–17 §§ and the membership of 5 kap., rule by rule: the months counted back, skipped, bridged and cut."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.law.laf.rulebook import LAW, ON, P, choose, month
from tryggve.law.unemployment.laf import ch3_reference_period as ramtid
from tryggve.law.unemployment.laf import ch5_earlier_income as earlier
from tryggve.law.unemployment.laf import ch5_membership as membership
from tryggve.law.unemployment.laf.months import plus
from tryggve.law.unemployment.laf.records import (
    Hinder,
    Inkomstvillkor,
    Medlemskap,
    Månadsansökan,
    Månadsuppgift,
    Period,
    Program,
    Ramtidsgrund,
    UttömdPeriod,
)

FIRST = month("2025-11")
LAST = month("2025-10")
YEAR = tuple(plus(LAST, n - 11) for n in range(12))


def told(*months: Månadsuppgift) -> dict[date, Månadsuppgift]:
    return {m.månad: m for m in months}


def test_applications_for_later_months_do_not_begin_the_period() -> None:
    asked, later = month("2025-12"), Månadsansökan(month("2026-01"))
    assert ramtid.periodens_första_månad(asked, None, (later,)) == asked
    assert ramtid.periodens_första_månad(month("2026-02"), None, (later,)) == later.månad


def test_a_period_that_is_known_began_when_it_began() -> None:
    assert ramtid.periodens_första_månad(month("2025-12"), LAST, (Månadsansökan(FIRST),)) == LAST


@pytest.mark.parametrize(
    ("choice", "days", "most"),
    [
        ("mer_än_hälften", 15, False),
        ("mer_än_hälften", 16, True),
        ("hälften", 14, False),
        ("hälften", 15, True),
        ("hela", 29, False),
        ("hela", 30, True),
        ("hela", None, True),
    ],
)
def test_the_greater_part_of_a_month_of_thirty_days(choice: str, days: int | None, most) -> None:
    sick = Månadsuppgift(FIRST, hinder=Hinder.sjukdom, hinderdagar=days)
    assert ramtid.covers_most(sick, choose(övervägande_del=choice)) is most


def test_studies_are_skipped_only_when_that_was_chosen() -> None:
    studied = Månadsuppgift(LAST, hinder=Hinder.studier)
    assert ramtid.skipped_ground(studied, frozenset(), P, choose()) is None
    assert ramtid.skipped_ground(studied, frozenset({Hinder.studier}), P, choose()) is Hinder.studier


def hindered(*runs: tuple[Hinder, int]) -> dict[date, Månadsuppgift]:
    """Months without income back from October 2025, the latest run first."""
    grounds = [hinder for hinder, count in runs for _ in range(count)]
    return told(*(Månadsuppgift(plus(LAST, -n), hinder=hinder) for n, hinder in enumerate(grounds)))


@pytest.mark.parametrize(
    ("runs", "skipped"),
    [
        ([(Hinder.sjukdom, 61)], 60),
        ([(Hinder.medföljande, 1), (Hinder.sjukdom, 61)], 61),
        ([(Hinder.sjukdom, 60), (Hinder.medföljande, 5)], 65),
        ([(Hinder.medföljande, 121)], 120),
        ([(Hinder.medföljande, 70), (Hinder.sjukdom, 60)], 120),
    ],
    ids=str,
)
def test_at_most_sixty_months_are_skipped_and_with_a_spouse_abroad_a_hundred_and_twenty(
    runs: list[tuple[Hinder, int]], skipped: int
) -> None:
    kept, left_out = ramtid.count_back(LAST, hindered(*runs), frozenset(), P, choose())
    assert (len(kept), len(left_out)) == (12, skipped)


def begins(exhausted: list[UttömdPeriod], programmes: list[Program], *months: Månadsuppgift) -> list[Any]:
    return list(ramtid.starts(FIRST, exhausted, programmes, told(*months), P))


ORDINARY = (LAST, Ramtidsgrund.ansökt_månad)


def test_every_month_of_the_exhausted_period_with_enough_income_may_be_counted_from() -> None:
    period = UttömdPeriod(month("2025-01"), month("2025-03"))
    earned = [("2024-12", 20_000), ("2025-01", 11_000), ("2025-02", 10_999), ("2025-03", 11_000), ("2025-04", 20_000)]
    months = [Månadsuppgift(month(m), inkomst=Fraction(i)) for m, i in earned]
    in_period = Ramtidsgrund.inkomster_i_perioden
    assert begins([period], [], *months) == [
        ORDINARY,
        (month("2025-03"), in_period),
        (month("2025-01"), in_period),
    ]


@pytest.mark.parametrize(
    ("left", "allowed"), [(None, True), (date(2024, 11, 15), True), (date(2024, 10, 31), False)], ids=str
)
def test_the_year_before_a_programme_counts_for_twelve_months_after_it(left: date | None, allowed) -> None:
    found = begins([], [Program(date(2024, 3, 4), left)])
    assert found == [ORDINARY, *([(month("2024-02"), Ramtidsgrund.före_program)] if allowed else [])]


def test_the_year_before_a_programme_is_not_for_one_who_had_a_period() -> None:
    period = UttömdPeriod(month("2024-01"), month("2024-02"))
    assert begins([period], [Program(date(2024, 3, 4))]) == [ORDINARY]


def test_only_what_is_skipped_by_favour_is_weighed() -> None:
    months = told(Månadsuppgift(LAST, hinder=Hinder.sjukdom), Månadsuppgift(FIRST, hinder=Hinder.studier))
    assert ramtid.favour_sets(months) == [frozenset(), frozenset({Hinder.studier})]


@pytest.mark.parametrize(("choice", "total"), [("ingår", 120_000), ("ingår_inte", 44_000)])
def test_a_ramtid_is_worth_its_condition_its_days_and_its_income(choice: str, total: int) -> None:
    earned = [Månadsuppgift(m, inkomst=Fraction(11_000)) for m in YEAR[:4]]
    benefits = [Månadsuppgift(m, förmåner=Fraction(9_500)) for m in YEAR[4:]]
    worth = ramtid.worth(YEAR, told(*earned, *benefits), 0, P, choose(fk_förmåner_i_egi=choice))
    assert worth == (Inkomstvillkor.huvudregel, 100, total)


def test_months_follow_each_other_in_the_ramtid_or_in_the_calendar() -> None:
    months = (month("2024-11"), month("2024-12"), month("2025-02"))
    assert ramtid.follows(months, choose()) == (True, True, True)
    assert ramtid.follows(months, choose(följd_över_överhoppad_tid="kalendern")) == (True, True, False)


def test_the_ordinary_ramtid_is_taken_when_another_is_no_better() -> None:
    facts = {
        "månader": [{"månad": f"{plus(LAST, -n):%Y-%m}", "inkomst": 29_500} for n in range(36)],
        "program": [{"från": "2025-06-01", "till": "2025-08-31"}],
    }
    made = LAW.decide(facts, on=ON, targets=["ramtid_grund"], given={"periodens_första_månad": FIRST})
    assert made.value("ramtid_grund") is Ramtidsgrund.ansökt_månad


def test_days_left_of_a_period_that_was_never_paid_run_no_period() -> None:
    assert not ramtid.löpande_period(FIRST, 100, None, (), P, choose())


@pytest.mark.parametrize(
    ("left", "usable"),
    [
        (None, False),
        (date(2025, 11, 1), False),
        (date(2025, 10, 20), True),
        (date(2024, 10, 15), True),
        (date(2024, 9, 30), False),
    ],
    ids=str,
)
def test_the_earlier_income_returns_within_twelve_months_of_the_guarantee(left: date | None, usable) -> None:
    used = (UttömdPeriod(month("2023-01"), month("2023-12")),)
    guarantee = (Program(date(2024, 1, 8), left, garanti=True),)
    got = earlier.tidigare_inkomst_får_användas(used, Ramtidsgrund.ansökt_månad, guarantee, YEAR, P)
    assert got is usable


def test_the_latest_of_the_exhausted_periods_gives_income_and_rate() -> None:
    first = UttömdPeriod(month("2023-01"), month("2023-12"), Fraction(20_000), 60)
    second = UttömdPeriod(month("2024-01"), month("2024-12"), Fraction(30_000), 80)
    assert (
        earlier.tidigare_inkomst((first, second), tidigare_inkomst_får_användas=True, p=P, choices=choose()) == 30_000
    )
    assert earlier.tidigare_nivå((second, first), tidigare_inkomst_får_användas=True, p=P) == 80


SPELL = (date(2020, 1, 1), date(2025, 12, 31))
DAY_BEFORE, DAY_AFTER = date(2021, 12, 31), date(2023, 1, 1)


@pytest.mark.parametrize(
    ("away", "left"),
    [
        ((date(2022, 1, 1), date(2022, 12, 31)), [(SPELL[0], DAY_BEFORE, False), (DAY_AFTER, SPELL[1], True)]),
        ((date(2022, 1, 1), None), [(SPELL[0], DAY_BEFORE, False)]),
        ((date(2019, 1, 1), date(2019, 6, 30)), [(*SPELL, True)]),
        ((date(2026, 1, 1), date(2026, 12, 31)), [(*SPELL, True)]),
        ((date(2019, 12, 1), date(2020, 1, 1)), [(date(2020, 1, 2), SPELL[1], True)]),
        ((date(2020, 1, 1), date(2022, 12, 31)), [(DAY_AFTER, SPELL[1], True)]),
        ((date(2025, 12, 31), date(2026, 1, 5)), [(SPELL[0], date(2025, 12, 30), False)]),
        ((date(2022, 1, 1), date(2025, 12, 31)), [(SPELL[0], DAY_BEFORE, False)]),
    ],
    ids=str,
)
def test_time_insured_abroad_is_cut_out_to_the_day(away: tuple[date, date | None], left: list[Any]) -> None:
    assert membership.without([(*SPELL, True)], (Period(*away),)) == left


def test_each_spell_is_cut_on_its_own() -> None:
    untouched = (date(2010, 1, 1), date(2010, 12, 31), False)
    away = (Period(date(2025, 1, 1), date(2025, 12, 31)),)
    assert membership.without([untouched, (*SPELL, False)], away) == [
        untouched,
        (SPELL[0], date(2024, 12, 31), False),
    ]


def spells(*days: tuple[str, str]) -> list[tuple[date, date, bool]]:
    return [(date.fromisoformat(a), date.fromisoformat(b), False) for a, b in days]


def test_spells_that_overlap_are_one_even_when_the_earlier_is_still_open() -> None:
    open_end = (date(2020, 1, 1), membership.END_OF_TIME, False)
    assert membership.bridged([open_end, *spells(("2021-01-01", "2021-12-31"))], 8) == [open_end]


@pytest.mark.parametrize(("first_day", "joined"), [(date(2025, 1, 1), True), (date(2025, 1, 2), False)])
def test_after_an_exclusion_only_the_very_next_day_continues(first_day: date, joined) -> None:
    excluded = (date(2020, 1, 1), date(2024, 12, 31), True)
    made = membership.bridged([excluded, (first_day, date(2025, 12, 31), False)], 8)
    assert len(made) == (1 if joined else 2)


@pytest.mark.parametrize(("last_gap", "joined"), [("2024-10-29", 1), ("2024-10-30", 2)])
def test_gaps_of_eight_weeks_in_all_are_closed_and_touching_spells_use_none_of_them(last_gap: str, joined: int) -> None:
    many = spells(
        ("2020-01-01", "2024-09-30"),
        (last_gap, "2024-12-31"),
        ("2025-01-29", "2025-06-30"),
        ("2025-07-01", "2025-09-30"),
        ("2025-09-15", "2025-12-31"),
    )
    assert len(membership.bridged(many, 8)) == joined


def test_an_old_spell_is_joined_to_its_neighbour_not_to_the_newest() -> None:
    many = spells(("2020-01-01", "2020-06-30"), ("2020-07-01", "2020-12-31"), ("2025-01-01", "2025-12-31"))
    assert membership.bridged(many, 8) == spells(("2025-01-01", "2025-12-31"), ("2020-01-01", "2020-12-31"))


@pytest.mark.parametrize(
    ("spell", "any_day", "all_days"),
    [
        (Period(date(2025, 11, 15), date(2025, 11, 20)), True, False),
        (Period(date(2025, 11, 30), date(2025, 12, 31)), True, False),
        (Period(date(2025, 1, 1), date(2025, 11, 1)), True, False),
        (Period(date(2025, 12, 1), date(2025, 12, 31)), False, False),
        (Period(date(2025, 1, 1), date(2025, 10, 31)), False, False),
        (Period(date(2025, 1, 1)), True, True),
        (Period(date(2025, 11, 1), date(2025, 11, 30)), True, True),
    ],
    ids=str,
)
def test_a_member_of_the_whole_month_or_of_any_day_of_it(spell: Period, any_day, all_days) -> None:
    long_ago = Period(date(2001, 1, 1), date(2001, 12, 31))
    assert membership.is_member((spell, long_ago), FIRST, whole=False) is any_day
    assert membership.is_member((spell, long_ago), FIRST) is all_days


def test_months_as_member_are_counted_from_none_to_a_hundred_years() -> None:
    assert membership.medlemsmånader((), FIRST) == 0
    assert membership.medlemsmånader((Period(date(2025, 10, 1)),), FIRST) == 1
    assert membership.medlemsmånader((Period(date(1900, 1, 1)),), FIRST) == 1_200


def test_the_last_six_months_must_all_be_as_member() -> None:
    assert not membership.medlem_sista_ramtiden((Period(date(2025, 5, 2)),), YEAR, P)
    assert membership.medlem_sista_ramtiden((Period(date(2025, 5, 1)),), YEAR, P)


def test_membership_abroad_is_open_until_it_has_an_end() -> None:
    got = membership.medlemstid((Medlemskap(date(2020, 1, 1)),), (Period(date(2024, 1, 1)),), P, choose())
    assert got == (Period(date(2020, 1, 1), date(2023, 12, 31)),)
