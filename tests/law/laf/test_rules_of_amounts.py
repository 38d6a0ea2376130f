"""4–8 kap., rule by rule: rates, shares of a month, deductions and the way a period goes on. Worked out from the act."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.law.laf.rulebook import LAW, ON, P, choose, month
from tryggve.law.unemployment.laf import ch4_benefit_period as period
from tryggve.law.unemployment.laf import ch5_amount as amount
from tryggve.law.unemployment.laf import ch6_days as days
from tryggve.law.unemployment.laf import ch6_income_of_the_month as income
from tryggve.law.unemployment.laf import ch6_month as paid
from tryggve.law.unemployment.laf import ch6_outcomes as outcomes
from tryggve.law.unemployment.laf import ch7_sanctions as sanctions
from tryggve.law.unemployment.laf import ch8_recovery as recovery
from tryggve.law.unemployment.laf.ch6_application import pensionsavdrag
from tryggve.law.unemployment.laf.records import (
    Arbetsinkomst,
    Inkomstvillkor,
    Läge,
    Månadsansökan,
    Pension,
    Period,
)
from tryggve.law.unemployment.laf.situation import Uppsägning

NOVEMBER = month("2025-11")
REUSED = {"tidigare_nivå_utan_medlemskap": "lägsta_nivån_minskad"}


def value(name: str, **given: Any) -> Any:
    return LAW.decide({}, on=ON, targets=[name], given=given).value(name)


def test_nothing_is_left_when_more_than_everything_is_used() -> None:
    assert period.karensdagar_kvar(2, 5) == 0
    assert period.dagar_kvar(300, 305) == 0


@pytest.mark.parametrize(
    ("whole", "months", "last", "earning", "rate"),
    [
        (True, 12, True, 12, 80),
        (True, 11, True, 12, 60),
        (False, 6, True, 4, 60),
        (False, 5, True, 4, 50),
        (False, 6, False, 4, 50),
        (False, 6, True, 3, 50),
    ],
)
def test_the_rate_follows_each_condition_on_membership(whole, months: int, last, earning: int, rate: int) -> None:
    got = value(
        "medlemsnivå",
        medlem_vid_start=True,
        medlem_hela_ramtiden=whole,
        medlemsmånader=months,
        medlem_sista_ramtiden=last,
        inkomstmånader_som_medlem=earning,
    )
    assert got == rate


@pytest.mark.parametrize(
    ("earlier", "member", "rate"), [(80, True, 75), (80, False, 50), (50, False, 45), (50, True, 45)]
)
def test_the_earlier_rate_is_five_points_lower_and_the_lowest_for_one_who_left(earlier: int, member, rate: int) -> None:
    assert value("tidigare_nivå_minskad", tidigare_nivå=earlier, medlem_vid_start=member) == rate


@pytest.mark.parametrize(("earlier", "rate"), [(True, 45), (False, 50)])
def test_the_choice_of_a_lowered_lowest_rate_is_for_the_earlier_income_alone(earlier, rate: int) -> None:
    assert amount.lowest_rate(earlier, P, choose(**REUSED)) == rate


@pytest.mark.parametrize("compared", ["belopp", "inkomst"])
@pytest.mark.parametrize(
    ("condition", "earlier", "rates", "used"),
    [
        (Inkomstvillkor.huvudregel, 20_000, (60, 60), False),
        (Inkomstvillkor.huvudregel, 20_001, (60, 60), True),
        (Inkomstvillkor.nej, 30_000, (75, 50), False),
    ],
)
def test_the_earlier_income_is_used_when_it_gives_more(
    compared: str, condition: Inkomstvillkor, earlier: int, rates: tuple[int, int], used
) -> None:
    got = amount.tidigare_inkomst_används(
        condition, Fraction(20_000), rates[1], Fraction(earlier), rates[0], choose(sparad_inkomst_jämförs=compared)
    )
    assert got is used


def test_a_rate_is_never_below_nothing() -> None:
    assert amount.ersättningsnivå(10, 201, P) == 0
    assert amount.nivåsumma(5, 100, 300, 22, P, choose()) == 0


@pytest.mark.parametrize(("used", "averaged"), [(0, 1), (1, 1), (2, 2)])
def test_rates_are_averaged_over_the_days_used_and_at_least_one(used: int, averaged: int) -> None:
    assert amount.nivådagar(used, choose(nivåbyte_i_månad="delad_på_förbrukade")) == averaged


def test_a_pension_that_is_known_counts_in_a_month_without_application() -> None:
    assert pensionsavdrag(NOVEMBER, (), Fraction(3_000)) == 3_000


@pytest.mark.parametrize("together", ["additiv", "multiplikativ"])
@pytest.mark.parametrize(("without", "earned"), [(184, 0), (0, 10), (184, 10), (176, 0), (0, 9)])
def test_a_share_is_never_below_nothing(together: str, without: int, earned: int) -> None:
    assert days.share_left(without, earned, 108, choose(sammanläggning_6_1_6_2=together)) == 0


@pytest.mark.parametrize(
    ("condition", "earned", "measure"),
    [
        (Inkomstvillkor.huvudregel, 200_000, 200_000),
        (Inkomstvillkor.alternativregel, 50_000, 120_000),
        (Inkomstvillkor.huvudregel, 0, 1),
        (Inkomstvillkor.huvudregel, 1, 1),
    ],
)
def test_the_deemed_income_measures_by_the_alternative_rule_alone(
    condition: Inkomstvillkor, earned: int, measure: int
) -> None:
    got = days.jämförelseinkomst(earned, condition, P, choose(nämnare_alternativregel="tänkt_inkomst"))
    assert got == measure


def test_an_income_beyond_what_a_month_can_hold_is_cut_to_it() -> None:
    assert days.minskande_inkomst(2_000_000, 5) == 2_000_000


@pytest.mark.parametrize(("earned", "months", "stopped"), [(1, 14, True), (0, 14, False), (1, 13, False)])
def test_the_fifteenth_month_with_any_income_is_one_too_many(earned: int, months: int, stopped) -> None:
    assert days.för_många_inkomstmånader(earned, months, P, choose()) is stopped


def test_a_month_too_many_serves_uses_and_pays_nothing() -> None:
    stopped = {"för_många_inkomstmånader": True, "choices": choose()}
    common = {"minskande_inkomst": 1, "jämförelseinkomst": 120_000}
    left = {"dagar_kvar": 300, **common, **stopped}
    assert days.karensdagar_i_månaden(karensdagar_kvar=2, dagar_utan_rätt_åttondelar=0, avstängda_dagar=0, **left) == 0
    assert days.andel_kvar(dagar_utan_rätt_summa=0, **common, **stopped) == 0
    assert days.andel_betald(dagar_utan_rätt_summa=0, frånkända_dagar=0, **left) == 0


OCTOBER, DECEMBER = month("2025-10"), month("2025-12")


@pytest.mark.parametrize(
    ("told", "november"),
    [
        (Arbetsinkomst(900, NOVEMBER), 900),
        (Arbetsinkomst(900, NOVEMBER, fast=True), 900),
        (Arbetsinkomst(900, NOVEMBER, (OCTOBER, NOVEMBER)), 900),
        (Arbetsinkomst(900, NOVEMBER, (OCTOBER,)), 0),
        (Arbetsinkomst(900, DECEMBER, (NOVEMBER, DECEMBER), fast=True), 450),
        (Arbetsinkomst(900, NOVEMBER, (DECEMBER,), fast=True), 0),
        (Arbetsinkomst(900, DECEMBER), 0),
    ],
    ids=str,
)
def test_pay_belongs_to_the_months_it_is_for_or_to_the_month_of_payment(told: Arbetsinkomst, november: int) -> None:
    assert income.income_in(NOVEMBER, (told,), NOVEMBER) == november


def test_what_was_earned_before_the_period_hides_no_later_pay() -> None:
    before, after = Arbetsinkomst(900, NOVEMBER, (OCTOBER,)), Arbetsinkomst(700, NOVEMBER)
    assert income.income_in(NOVEMBER, (before, after), NOVEMBER) == 700


def test_a_pension_belongs_to_its_own_months_and_the_persons_own_to_every_month() -> None:
    quarter = Pension(Fraction(9_000), (OCTOBER, NOVEMBER, DECEMBER))
    assert income.pension_in(NOVEMBER, (quarter,)) == 3_000
    assert income.pension_in(month("2026-01"), (quarter,)) == 0
    applied = (Månadsansökan(NOVEMBER), Månadsansökan(DECEMBER, pension=Fraction(100)))
    made = income.ansökningar(applied, (), (quarter,), Fraction(500), NOVEMBER)
    assert [a.pension for a in made] == [3_500, 3_100]


def test_an_earlier_income_at_the_ceiling_has_no_higher_benefit_behind_it() -> None:
    args = (Fraction(20_000), Fraction(34_000), 600_000)
    assert paid.ersättning_utan_tak(*args, tidigare_inkomst_används=True, p=P) == 20_000
    assert paid.ersättning_utan_tak(*args, tidigare_inkomst_används=False, p=P) == Fraction(20_000 * 50_000, 34_000)


def test_both_deductions_are_taken() -> None:
    assert paid.månadsutbetalning_exakt(Fraction(20_000), Fraction(3_000), Fraction(1_000)) == 16_000


def test_a_pension_above_the_benefit_leaves_nothing() -> None:
    assert paid.månadsutbetalning(Fraction(1_000), 0, 1, Fraction(800), Fraction(0), choose()) == 0


def replayed(*applications: dict[str, Any], **more: Any) -> Any:
    facts = {
        "medlemskap": [{"från": "2015-01-01"}],
        "månader": [{"månad": f"{2024 + n // 12}-{n % 12 + 1:02d}", "inkomst": 29_500} for n in range(10, 22)],
        "månadsansökningar": list(applications),
        **more,
    }
    return LAW.decide(facts, on=ON, targets=["månader_utfall"]).value("månader_utfall")


@pytest.mark.parametrize(("extra", "share"), [(10_000, 0), (10_295, Fraction(1, 100))])
def test_an_extra_job_reduces_by_what_is_above_ten_thousand(extra: int, share: Fraction) -> None:
    (made,) = replayed({"månad": "2025-11", "bisyssla": extra})
    assert made.inkomstandel == share


def test_days_taken_away_reduce_by_a_twenty_second_each_and_never_beyond_the_month() -> None:
    (some,) = replayed({"månad": "2025-11", "frånkända_dagar": 5}, tidigare_karensdagar=2)
    assert some.avdrag_dagar == Fraction(23_600 * 5, 22)
    (all_gone,) = replayed({"månad": "2025-11", "dagar_utan_rätt": 22, "frånkända_dagar": 10})
    assert all_gone.avdrag_dagar == 23_600


def test_days_with_aktivitetsstod_are_taken_from_the_period() -> None:
    (made,) = replayed({"månad": "2025-11", "aktivitetsstöd_dagar": 5}, tidigare_karensdagar=2)
    assert (made.förbrukade_dagar, made.dagar_kvar) == (17, 300 - 17 - 5)
    (last,) = replayed({"månad": "2025-11", "aktivitetsstöd_dagar": 10}, tidigare_förbrukade_dagar=295)
    assert last.dagar_kvar == 0


def test_waiting_days_that_were_not_completed_in_twelve_months_begin_anew() -> None:
    away = [{"månad": "2025-11", "dagar_utan_rätt": 21}, {"månad": "2025-12", "dagar_utan_rätt": 22}]
    made = replayed(*away, {"månad": "2026-11"})
    assert [m.karensdagar for m in made] == [1, 0, 2]
    sooner = replayed(*away, {"månad": "2026-10"})
    assert [m.karensdagar for m in sooner] == [1, 0, 1]


def test_waiting_days_that_were_completed_stay_completed() -> None:
    served = Läge(40, 2, 0, month("2025-01"))
    assert outcomes.state_before(served, month("2026-11"), P) == served


def test_only_an_agreement_can_be_the_employers_own_initiative() -> None:
    own = Uppsägning("egen_begäran", date(2025, 10, 31), arbetsgivarens_initiativ=True)
    assert not sanctions.arbetsgivarens_initiativ(own)


def test_days_that_do_not_count_may_go_on_without_an_end() -> None:
    event = date(2025, 11, 3)
    got = sanctions.avstängning_till(event, 5, (Period(event),), P)
    assert got == date(2026, 2, 22)  # 112 days, the first included


@pytest.mark.parametrize(("waived", "left"), [(999, 1), (1_000, 0), (2_000, 0)])
def test_no_more_is_waived_than_there_was(waived: int, left: int) -> None:
    assert recovery.återkravsbelopp(återkrav=True, för_mycket_utbetalt=1_000, efterges=waived) == left
