"""AKTFo 2 and 6 kap., rule by rule, on both sides of each step (B.11 of the specification)."""

from datetime import date
from fractions import Fraction

import pytest

from tests.law.laf.rulebook import ON, P, choose, month
from tryggve.law.unemployment.aktivitetsstod import support
from tryggve.law.unemployment.laf.ch7_sanctions import Försummelse
from tryggve.law.unemployment.laf.records import Inkomstvillkor, UttömdPeriod

EARLIER = UttömdPeriod(month("2023-01"), month("2023-12"), Fraction(20_000), 50)
LATER = UttömdPeriod(month("2024-01"), month("2024-12"), Fraction(30_000), 80)
OLD_ACT = UttömdPeriod(month("2024-01"), month("2025-01"), alf_dagsförtjänst=Fraction(1_000))
MET, NOT_MET = Inkomstvillkor.huvudregel, Inkomstvillkor.nej


OLD, YOUNG, NOT_YOUNG = date(1980, 1, 1), date(2000, 11, 2), date(2000, 11, 1)
BY_INCOME, BASE, FOR_THE_YOUNG = (
    support.Stöd.inkomstbaserat,
    support.Stöd.grundbelopp,
    support.Stöd.utvecklingsersättning,
)


@pytest.mark.parametrize(
    ("condition", "used", "in_a_row", "born", "kind"),
    [
        (MET, (), False, OLD, BY_INCOME),
        (Inkomstvillkor.alternativregel, (), True, OLD, BY_INCOME),
        (Inkomstvillkor.alternativregel, (), False, OLD, BASE),
        (Inkomstvillkor.alternativregel, (), False, YOUNG, FOR_THE_YOUNG),
        (NOT_MET, (LATER,), False, OLD, BY_INCOME),
        (NOT_MET, (), True, OLD, BASE),
        (NOT_MET, (), False, NOT_YOUNG, BASE),
        (NOT_MET, (), False, YOUNG, FOR_THE_YOUNG),
    ],
)
def test_who_has_had_or_would_have_a_period_gets_by_income(condition, used, in_a_row, born: date, kind) -> None:
    assert support.aktivitetsstöd_slag(condition, used, in_a_row, born, ON) is kind


@pytest.mark.parametrize(
    ("condition", "used", "base"),
    [
        (MET, (), 25_000),
        (MET, (LATER,), 25_000),
        (NOT_MET, (), 25_000),
        (NOT_MET, (EARLIER, LATER), 30_000),
        (NOT_MET, (LATER, EARLIER), 30_000),
        (NOT_MET, (EARLIER, OLD_ACT), 22_000),
    ],
)
def test_the_base_is_the_periods_or_that_of_the_last_one_used_up(condition, used, base: int) -> None:
    assert support.aktivitetsstöd_underlag(condition, Fraction(25_000), used, P, choose()) == base


@pytest.mark.parametrize(
    ("day", "rate"),
    [(1, 80), (100, 80), (101, 70), (200, 70), (201, 65), (300, 65), (301, 60), (400, 60), (401, 55), (501, 50)],
)
def test_the_rate_falls_with_the_days_and_five_points_more_each_hundred_from_day_301(day: int, rate: int) -> None:
    assert support.aktivitetsstöd_nivå(MET, 80, (), day, P) == rate
    assert support.aktivitetsstöd_nivå(MET, 80, (EARLIER,), day, P) == rate
    assert support.aktivitetsstöd_nivå(NOT_MET, 80, (), day, P) == rate
    assert support.aktivitetsstöd_nivå(NOT_MET, 0, (EARLIER, LATER), day, P) == rate


@pytest.mark.parametrize("day", [1_501, 1_601, 5_000])
def test_the_rate_is_never_below_nothing(day: int) -> None:
    assert support.aktivitetsstöd_nivå(MET, 80, (), day, P) == 0


@pytest.mark.parametrize(("day", "rate"), [(201, 65), (300, 65), (301, 60), (401, 55)])
def test_a_period_of_the_older_act_counts_as_sixty_five_percent_at_its_end(day: int, rate: int) -> None:
    assert support.aktivitetsstöd_nivå(NOT_MET, 0, (EARLIER, OLD_ACT), day, P) == rate


def test_who_has_utvecklingsersattning_has_no_aktivitetsstod() -> None:
    young = support.Stöd.utvecklingsersättning
    assert support.aktivitetsstöd(young, Fraction(30_000), 80, Fraction(365), 1, P, choose()) == 0


@pytest.mark.parametrize(
    ("choice", "amount", "paid"),
    [
        ("ingen", Fraction(5_002, 10), Fraction(5_002, 10)),
        ("krona_närmast", Fraction(5_002, 10), 500),
        ("krona_närmast", Fraction(5_005, 10), 501),
        ("krona_upp", Fraction(5_002, 10), 501),
        ("krona_upp", Fraction(500), 500),
    ],
)
def test_the_days_amount_is_rounded_as_chosen(choice: str, amount: Fraction, paid: Fraction) -> None:
    assert support.rounded(amount, choose(avrundning_aktivitetsstöd=choice)) == paid


@pytest.mark.parametrize(
    ("period", "left", "in_a_row", "lone", "income_months", "unemployed", "allowed"),
    [
        (300, 22, False, False, 0, 0, True),
        (300, 23, False, False, 0, 0, False),
        (200, 22, False, False, 0, 0, True),
        (100, 22, False, False, 0, 0, False),
        (66, 22, True, False, 0, 0, True),
        (0, 0, True, False, 0, 0, False),
        (300, 100, False, True, 14, 0, True),
        (300, 100, False, True, 13, 0, False),
        (300, 100, False, False, 14, 0, False),
        (300, 100, False, False, 0, 14, True),
        (300, 100, False, False, 0, 13, False),
    ],
)
def test_each_way_into_the_guarantee(
    period: int, left: int, in_a_row, lone, income_months: int, unemployed: int, allowed
) -> None:
    got = support.jobb_och_utvecklingsgaranti(period, left, in_a_row, lone, income_months, unemployed, P)
    assert got is allowed


@pytest.mark.parametrize(
    ("act", "times", "work_left", "days"),
    [
        (Försummelse.ingen, 3, None, 0),
        (Försummelse.missköter, 0, 5, 0),
        (Försummelse.missköter, 1, 5, 1),
        (Försummelse.missköter, 9, None, 45),
        (Försummelse.förlänger, 1, 5, 10),
        (Försummelse.orsakar, 0, 10, 20),
        (Försummelse.orsakar, 0, 11, 45),
        (Försummelse.orsakar, 0, None, 45),
    ],
)
def test_the_ladder_of_the_programme(act: Försummelse, times: int, work_left: int | None, days: int) -> None:
    assert support.programsanktion_dagar(act, times, work_left, P) == days
