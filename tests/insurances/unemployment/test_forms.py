"""What must be mended before something is signed: one problem a fault, in words."""

from datetime import date

import pytest

from tests.insurances.unemployment.conftest import plug
from tryggve.config.journeys import amina, bo
from tryggve.insurances.unemployment import certificate, reports
from tryggve.insurances.unemployment.numbers import NotANumber, number
from tryggve.insurances.unemployment.payday import payment_day

WEEK = next(iter(reports.weeks(date(2023, 3, 6), on=date(2023, 3, 6))))
MONTH = next(iter(reports.months(date(2025, 11, 1), on=date(2025, 11, 1))))
FORM = certificate.form("Bo Bengtsson", date(2023, 3, 6))


def fields(problems):
    return [problem.field for problem in problems]


def test_a_complete_application_has_no_problems():
    assert plug.check(bo.ANSWERS, on=date(2023, 3, 6)) == []
    assert plug.check(amina.ANSWERS, on=date(2025, 11, 17)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("first_day", "6 mars"),
        ("first_day", ""),
        ("full_time", "maybe"),
        ("employers", ["123"]),
        ("employers", []),
        ("ended", "gone"),
        ("pension", None),
    ],
)
def test_each_wrong_answer_is_one_problem_at_its_question(name, value):
    assert fields(plug.check({**bo.ANSWERS, name: value}, on=date(2023, 3, 6))) == [name]


def test_a_question_that_an_answer_opens_is_asked_for():
    assert fields(plug.check({**bo.ANSWERS, "full_time": "no"}, on=date(2023, 3, 6))) == [
        "supply_hours",
        "supply_reason",
    ]
    assert fields(plug.check({**bo.ANSWERS, "ended": "resigned"}, on=date(2023, 3, 6))) == ["why_left"]


def test_a_week_that_is_not_over_cannot_be_sent():
    (problem,) = reports.check(WEEK, bo.week(date(2023, 3, 6)), on=date(2023, 3, 12))
    assert "inte slut" in problem.text.sv
    assert "2023-03-13" in problem.text.sv
    assert reports.check(WEEK, bo.week(date(2023, 3, 6)), on=date(2023, 3, 13)) == []


def test_days_left_out_are_named():
    answers = bo.week(date(2023, 3, 6))
    for day in ("2023-03-09", "2023-03-10"):
        del answers["days"][day]
    problems = reports.check(WEEK, answers, on=date(2023, 3, 13))
    assert fields(problems) == ["2023-03-09", "2023-03-10"]
    assert problems[0].text.sv.startswith("Torsdag")


def test_a_day_has_24_hours_also_in_two_activities():
    answers = bo.week(date(2023, 3, 6), {0: "16"})
    answers["days"]["2023-03-06"]["more"] = [{"activity": "worked", "hours": "8,5"}]
    (problem,) = reports.check(WEEK, answers, on=date(2023, 3, 13))
    assert "24 timmar" in problem.text.sv
    answers["days"]["2023-03-06"]["more"] = [{"activity": "worked", "hours": "8"}]
    assert reports.check(WEEK, answers, on=date(2023, 3, 13)) == []


@pytest.mark.parametrize("hours", ["", "åtta", "-8", "8 timmar", "1e3", "8;5"])
def test_hours_that_are_no_number_are_asked_for_in_figures(hours):
    (problem,) = reports.check(
        WEEK,
        {"days": {**bo.week(date(2023, 3, 6))["days"], "2023-03-06": {"activity": "worked", "hours": hours}}},
        on=date(2023, 3, 13),
    )
    assert "med siffror" in problem.text.sv


def test_an_activity_that_does_not_exist_is_refused():
    answers = {"days": {**bo.week(date(2023, 3, 6))["days"], "2023-03-06": {"activity": "sleeping"}}}
    assert fields(reports.check(WEEK, answers, on=date(2023, 3, 13))) == ["2023-03-06"]


def test_a_report_older_than_nine_months_needs_special_reasons():
    answers = bo.week(date(2023, 3, 6))
    assert reports.check(WEEK, answers, on=date(2023, 12, 12)) == []
    assert fields(reports.check(WEEK, answers, on=date(2023, 12, 13))) == ["special_reasons"]
    assert (
        reports.check(WEEK, {**answers, "period": {"special_reasons": "Jag låg på sjukhus."}}, on=date(2023, 12, 13))
        == []
    )


def test_a_month_asks_only_for_income_and_closes_after_three_months():
    assert fields(reports.check(MONTH, {"days": {}, "period": {}}, on=date(2025, 12, 1))) == ["income"]
    assert reports.check(MONTH, {"days": {}, "period": {"income": "0"}}, on=date(2026, 2, 28)) == []
    assert fields(reports.check(MONTH, {"days": {}, "period": {"income": "0"}}, on=date(2026, 3, 1))) == [
        "special_reasons"
    ]


def test_a_week_at_the_turn_of_the_year_has_its_iso_name():
    assert [form.key for form in reports.weeks(date(2020, 12, 28), on=date(2021, 1, 4))] == ["2020-W53", "2021-W01"]


def test_a_certificate_for_twelve_months_as_bo_has_it_is_whole():
    assert certificate.check(FORM, bo.certificate(FORM.months)) == []


def test_an_average_in_every_month_must_be_confirmed():
    answers = bo.certificate(FORM.months)
    for row in answers["months"].values():
        row["hours"] = "173"
    (problem,) = certificate.check(FORM, answers)
    assert problem.soft
    assert "genomsnitt" in problem.text.sv


def test_more_hours_than_a_month_has_are_refused_with_a_suggestion():
    answers = bo.certificate(FORM.months)
    answers["months"]["2022-04"]["hours"] = "1412"
    (problem,) = certificate.check(FORM, answers)
    assert (problem.field, problem.soft) == ("2022-04.hours", False)
    assert "141,2" in problem.text.sv


def test_hours_outside_the_employment_are_refused():
    answers = bo.certificate(FORM.months)
    answers["questions"]["from"] = "2022-04-01"
    assert fields(certificate.check(FORM, answers)) == ["2022-03.hours"]


def test_pay_without_hours_must_be_confirmed():
    answers = bo.certificate(FORM.months)
    answers["months"]["2022-05"]["hours"] = ""
    assert [(problem.field, problem.soft) for problem in certificate.check(FORM, answers)] == [("2022-05.pay", True)]


def test_an_empty_certificate_is_refused():
    answers = {**bo.certificate(FORM.months), "months": {}}
    assert fields(certificate.check(FORM, answers)) == ["months"]


@pytest.mark.parametrize(
    ("written", "means"),
    [("7,5", "15/2"), ("1 200.50", "2401/2"), ("7:30", "15/2"), ("0", "0"), ("28\u00a0600", "28600")],
)
def test_numbers_are_read_as_people_write_them(written, means):
    from fractions import Fraction

    assert number(written) == Fraction(means)


@pytest.mark.parametrize("written", ["", None, True, "1,2,3", "-1", "1/2", "∞", "x"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(NotANumber):
        number(written)


@pytest.mark.parametrize(
    ("key", "reported", "day"),
    [
        ("2023-W10", date(2023, 3, 13), date(2023, 3, 16)),  # Monday: the same week
        ("2023-W10", date(2023, 3, 14), date(2023, 3, 16)),  # Tuesday: still in time
        ("2023-W10", date(2023, 3, 15), date(2023, 3, 23)),  # Wednesday: the next
        ("2023-W19", date(2023, 5, 15), date(2023, 5, 17)),  # Ascension Day: the bank day before
        ("2025-11", date(2025, 12, 1), date(2025, 12, 23)),  # Christmas: the bank day before
        ("2025-12", date(2026, 1, 5), date(2026, 1, 22)),
        ("2025-12", date(2026, 1, 15), date(2026, 1, 22)),  # after the 14th: the Thursday of the week after
    ],
)
def test_money_comes_on_the_funds_day_moved_by_holidays(key, reported, day):
    assert payment_day(key, reported=reported, insurer="tryggve") == day
