"""What runs by itself runs once for its day, in order, as at the moment it was due."""

from datetime import datetime, timedelta

from tests.casework import build
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.flow import marks, schedule

MONDAY = datetime(2023, 3, 13, 8, tzinfo=SWEDEN)


def test_every_job_has_a_name_of_its_own():
    names = [job.name for job in schedule.JOBS]
    assert len(names) == len(set(names))


def test_a_week_has_each_job_seven_times_in_order_of_time():
    due = list(schedule.due(since=MONDAY, upto=MONDAY + timedelta(days=7)))
    assert len(due) == 7 * len(schedule.JOBS)
    assert [moment for _, _, moment in due] == sorted(moment for _, _, moment in due)


def test_summer_time_moves_no_job_to_another_day():
    before = datetime(2023, 3, 25, 12, tzinfo=SWEDEN)
    due = list(schedule.due(since=before, upto=before + timedelta(days=1)))
    assert len(due) == len(schedule.JOBS)
    assert all(moment.astimezone(SWEDEN).time() == job.at for job, _, moment in due)


def test_a_day_that_is_run_twice_runs_once(town, settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path
    once = schedule.run(since=MONDAY, upto=MONDAY + timedelta(days=1))
    again = schedule.run(since=MONDAY, upto=MONDAY + timedelta(days=1))
    assert len(once) == len(schedule.JOBS)
    assert again == []


def test_a_mark_tells_who_was_first(db):
    first = marks.mark(job="knocks", day=MONDAY.date(), result="3 knocks", now=build.NOW)
    second = marks.mark(job="knocks", day=MONDAY.date(), result="0 knocks", now=build.NOW)
    assert (first, second) == (True, False)
    assert marks.latest(job="knocks") == (MONDAY.date(), "3 knocks")
