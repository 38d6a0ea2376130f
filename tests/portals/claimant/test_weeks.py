from datetime import date, timedelta

from tryggve.casework.contract.records import Option, ReportForm
from tryggve.casework.contract.text import Text
from tryggve.portals.claimant import weeks

MONDAY = date(2023, 3, 6)
WORDS = Text("", "")
ACTIVITIES = (
    Option("unemployed", WORDS), Option("worked", WORDS, asks="hours"), Option("sick", WORDS, asks="extent"), Option("holiday", WORDS),
)  # fmt: skip


def form(monday=MONDAY):
    days = tuple(monday + timedelta(days=n) for n in range(7))
    return ReportForm("2023-W10", WORDS, days, ACTIVITIES, (), days[-1], days[-1], every_day=True, declaration=WORDS)


def days(**activities):
    order = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return {
        "days": {
            (MONDAY + timedelta(days=order.index(day))).isoformat(): {"activity": kind}
            for day, kind in activities.items()
        },
        "period": {},
    }


def test_what_was_filled_in_is_kept_as_it_was_written():
    given = {"a-2023-03-06-1": "worked", "h-2023-03-06-1": "tolv", "a-2023-03-06-2": "sick", "e-2023-03-06-2": "1/2"}
    assert weeks.read(form(), given)["days"] == {
        "2023-03-06": {"activity": "worked", "hours": "tolv", "more": [{"activity": "sick", "extent": "1/2"}]}
    }


def test_a_day_without_an_activity_is_no_answer():
    assert weeks.read(form(), {"a-2023-03-06-1": "", "h-2023-03-06-1": "8"})["days"] == {}


def test_a_day_of_another_week_is_not_taken():
    assert weeks.read(form(), {"a-2023-04-06-1": "unemployed"})["days"] == {}


def test_what_is_signed_says_only_what_was_asked():
    answers = {
        "days": {
            "2023-03-06": {"activity": "unemployed", "hours": "8", "extent": "1"},
            "2023-03-07": {"activity": "sick"},
        },
        "period": {},
    }
    assert weeks.trimmed(form(), answers)["days"] == {
        "2023-03-06": {"activity": "unemployed"},
        "2023-03-07": {"activity": "sick", "extent": "1"},
    }


def test_the_shortcut_fills_empty_weekdays_and_leaves_the_others():
    filled, count = weeks.fill(form(), days(tue="worked"), "unemployed", weekend=False)
    assert count == 4
    assert filled["days"]["2023-03-07"]["activity"] == "worked"
    assert "2023-03-11" not in filled["days"]


def test_the_weekend_is_filled_by_itself():
    filled, count = weeks.fill(form(), days(), "unemployed", weekend=True)
    assert count == 2
    assert set(filled["days"]) == {"2023-03-11", "2023-03-12"}


def test_last_week_is_followed_weekday_by_weekday():
    next_week = form(MONDAY + timedelta(days=7))
    followed = weeks.as_before(next_week, form(), days(mon="worked"))
    assert followed["days"] == {"2023-03-13": {"activity": "worked"}}


def test_free_weekdays_between_holidays_are_pointed_out():
    found = weeks.between_holidays(
        form(), days(mon="holiday", tue="unemployed", wed="worked", fri="holiday", sat="unemployed")
    )
    assert found == [date(2023, 3, 7), date(2023, 3, 9)]


def test_one_day_of_holiday_has_nothing_between():
    assert weeks.between_holidays(form(), days(mon="holiday", tue="unemployed")) == []


def test_a_line_more_is_given_where_it_was_asked_for():
    shown = weeks.rows(form(), days(mon="worked"), errors={}, before={}, add="2023-03-06")
    assert [len(row.slots) for row in shown] == [2, 1, 1, 1, 1, 1, 1]


def test_an_error_of_hours_stands_at_the_hours():
    shown = weeks.rows(form(), days(mon="worked"), errors={"2023-03-06.hours": "Skriv timmarna."}, before={})
    assert shown[0].slots[0].error == "Skriv timmarna."
    assert shown[0].error == ""
