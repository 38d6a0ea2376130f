"""2 kap. and the incomes of 3 kap., rule by rule, on both sides of each limit. Expectations are worked out from the act."""

from datetime import date
from fractions import Fraction

import pytest

from tests.law.laf.rulebook import LAW, ON, P, choose, month
from tryggve.law.unemployment.laf import ch2_business as business
from tryggve.law.unemployment.laf import ch2_general_conditions as general
from tryggve.law.unemployment.laf import ch3_incomes as incomes
from tryggve.law.unemployment.laf.ch3_income_condition import långvarig_följd
from tryggve.law.unemployment.laf.records import Fördelning, Inkomstvillkor, Medlemskap, Månadsuppgift, Program
from tryggve.law.unemployment.laf.situation import Avgångsvederlag, Bisyssla, Företag, Företagsår

NOVEMBER = month("2025-11")
LIMIT = Fraction(10_000)
ALLOWED = {"månader_vid_sidan": 6, "arbete_vid_sidan": 50}


def test_a_business_that_lies_still_only_later_is_run_in_the_month() -> None:
    assert business.företagare((Företag(date(2020, 1, 1), vilande_från=date(2025, 12, 1)),), NOVEMBER, P)


def test_a_business_that_begins_after_the_month_is_not_run_in_it() -> None:
    assert not business.företagare((Företag(date(2025, 12, 1)),), NOVEMBER, P)
    assert business.företagare((Företag(date(2025, 11, 30)),), NOVEMBER, P)


def test_a_business_that_has_ended_does_not_spoil_the_one_that_is_allowed() -> None:
    ended = Företag(date(2020, 1, 1), till=date(2025, 6, 30))
    allowed = Företag(date(2020, 1, 1), **ALLOWED)
    assert business.sidoföretag((ended, allowed), NOVEMBER, LIMIT, P)


def test_every_business_must_be_an_allowed_one() -> None:
    allowed, other = Företag(date(2020, 1, 1), **ALLOWED), Företag(date(2020, 1, 1))
    assert not business.sidoföretag((allowed, other), NOVEMBER, LIMIT, P)


@pytest.mark.parametrize(("incomes", "approved"), [((4_000, 6_000), True), ((4_000, 6_001), False)])
def test_extra_jobs_together_are_held_against_the_limit_to_the_krona(incomes: tuple[int, ...], approved) -> None:
    jobs = tuple(Bisyssla(6, Fraction(i)) for i in incomes)
    got = business.bisysslor_godkända(jobs, LIMIT, P, choose(bisysslor_tillsammans="tillsammans"))
    assert got == (approved, approved)


def test_one_approved_extra_job_is_enough() -> None:
    assert business.bisyssla((True, False))


@pytest.mark.parametrize(
    ("years", "monthly"),
    [
        ([], 0),
        ([0], 0),
        ([-24], 0),
        ([-24, -24, -24], 0),
        ([0, 120_000, 240_000], 15_000),
        ([0, 120_000, 240_000, 9_999_999], 15_000),
        ([0, 240_000], 0),
    ],
    ids=str,
)
def test_business_income_is_a_twelfth_of_the_last_year_or_of_the_mean_of_the_two_before(
    years: list[int], monthly: int
) -> None:
    told = tuple(Företagsår(2024 - n, income) for n, income in enumerate(years))
    assert business.företagsinkomst(told) == monthly


def test_a_programme_without_an_end_covers_the_month() -> None:
    assert general.program_hindrar((Program(date(2025, 10, 15)),), NOVEMBER)


def test_no_severance_pay_covers_no_time() -> None:
    nothing = Avgångsvederlag(belopp=0, inkomst_tolv_månader=0, sista_dag=date(2025, 10, 31))
    assert general.avgångsvederlag_tid(nothing) == 0
    assert general.avgångsvederlag_till(nothing, Fraction(0), choose()) is None


def test_one_krona_is_severance_pay_too() -> None:
    assert general.avgångsvederlag_tid(Avgångsvederlag(belopp=1, inkomst_tolv_månader=12)) == 1


def test_severance_pay_without_a_last_day_covers_no_known_time() -> None:
    assert general.avgångsvederlag_till(Avgångsvederlag(10_000, 120_000), Fraction(1), choose()) is None


@pytest.mark.parametrize(
    ("last", "start", "until"),
    [
        (date(2025, 10, 31), "dagen_efter_anställningen", date(2025, 11, 30)),
        (date(2025, 10, 31), "månaden_efter_anställningen", date(2025, 11, 30)),
        (date(2025, 10, 15), "dagen_efter_anställningen", date(2025, 11, 15)),
        (date(2025, 10, 15), "månaden_efter_anställningen", date(2025, 11, 30)),
        (date(2025, 10, 1), "månaden_efter_anställningen", date(2025, 11, 30)),
    ],
)
def test_a_month_of_severance_pay_is_a_month_from_the_day_chosen(last: date, start: str, until: date) -> None:
    paid = Avgångsvederlag(10_000, 120_000, sista_dag=last)
    assert general.avgångsvederlag_till(paid, Fraction(1), choose(avgångsvederlag_från=start)) == until


def test_an_exclusion_without_a_day_excludes_from_no_month() -> None:
    assert not general.utesluten((Medlemskap(date(2020, 1, 1), uteslutning=True),), NOVEMBER, P)


CONDITIONS = {"grundvillkor": True, "ålder_medger": True, "inkomstvillkor": Inkomstvillkor.huvudregel}
HINDRANCES = (
    "företag_hindrar",
    "ledighet_hindrar",
    "utbildning_hindrar",
    "program_hindrar",
    "avgångsvederlag_hindrar",
    "lönegaranti_hindrar",
    "utesluten",
)


@pytest.mark.parametrize("turned", [*CONDITIONS, *HINDRANCES, None])
def test_each_condition_alone_decides_the_right(turned: str | None) -> None:
    given = CONDITIONS | dict.fromkeys(HINDRANCES, False)
    if turned:
        given[turned] = Inkomstvillkor.nej if turned == "inkomstvillkor" else not given[turned]
    made = LAW.decide({}, on=ON, targets=["rätt_till_ersättning"], given=given)
    assert made.value("rätt_till_ersättning") is (turned is None)


@pytest.mark.parametrize(("broken", "in_a_row"), [(0, True), (1, False), (2, False), (3, False), (4, True)])
def test_four_months_in_a_row_are_broken_between_them_only(broken: int, in_a_row) -> None:
    earned = (11_000,) * 4 + (0,) * 8
    follow = tuple(n != broken for n in range(12))
    assert långvarig_följd(earned, follow, P) is in_a_row


MONTHS = tuple(month(m) for m in ("2025-01", "2025-02", "2025-03", "2025-04"))


def test_pay_for_several_months_is_moved_in_whole_kronor_with_the_rest_last() -> None:
    paid = Fördelning(MONTHS[3], 30_001, (MONTHS[2], MONTHS[0], MONTHS[1]))
    assert incomes.spread(MONTHS, (0, 0, 0, 40_001), (paid,)) == (10_000, 10_000, 10_001, 10_000)


def test_no_more_is_moved_away_than_the_month_held() -> None:
    paid = Fördelning(MONTHS[3], 30_001, MONTHS[:3])
    assert incomes.spread(MONTHS, (0, 0, 0, 30_000), (paid,)) == (10_000, 10_000, 10_001, 0)


def test_pay_that_came_outside_the_months_is_still_moved_into_them() -> None:
    paid = Fördelning(month("2025-07"), 20_000, (MONTHS[0], month("2024-12")))
    assert incomes.spread(MONTHS, (0, 0, 0, 0), (paid,)) == (10_000, 0, 0, 0)


def test_benefits_count_towards_the_total_of_the_condition() -> None:
    earned = (11_000,) * 4 + (0,) * 8
    assert incomes.outcome(earned, 76_000, (True,) * 12, 0, P) == (Inkomstvillkor.huvudregel, 100)


def test_pay_said_to_be_for_no_month_is_left_where_it_was_paid() -> None:
    ramtid = tuple(month(f"2025-{n:02d}") for n in range(1, 13))
    paid = Fördelning(ramtid[0], 5_000, ())
    earned = (11_000,) * 12
    got = incomes.villkorsinkomster.fn(ramtid, earned, (0,) * 12, (True,) * 12, (paid,), 0, P)
    assert got == earned


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"inkomst": Fraction(-5)}, 0),
        ({"inkomst": Fraction(100), "räknas_inte": Fraction(100)}, 0),
        ({"inkomst": Fraction(100), "räknas_inte": Fraction(200)}, 0),
        ({"inkomst": Fraction(201, 2)}, 101),
    ],
    ids=str,
)
def test_a_month_counts_nothing_less_than_nothing(told: dict[str, Fraction], counts: int) -> None:
    assert Månadsuppgift(NOVEMBER, **told).counted == counts


@pytest.mark.parametrize("name", ["förmåner", "föräldrapenning", "sjukpenning"])
def test_each_benefit_alone_is_equated(name: str) -> None:
    assert Månadsuppgift(NOVEMBER, **{name: Fraction(9_000)}).equated == 9_000
