"""Work that runs by itself: each job has one name, and says what it does in both languages."""

from collections import Counter

import pytest
from procrastinate.contrib.django import app

OF_THE_LIBRARY = ("builtin:", "procrastinate.")


@pytest.fixture
def scheduled():
    from tryggve.casework.flow.schedule import JOBS

    return JOBS


def test_each_scheduled_job_is_named_once(scheduled):
    assert [name for name, times in Counter(job.name for job in scheduled).items() if times > 1] == []


def test_each_scheduled_job_says_what_it_does_in_both_languages(scheduled):
    assert all(job.words.sv and job.words.en and job.words.sv != job.words.en for job in scheduled)


def test_each_job_is_named_by_its_room():
    own = [name for name in app.tasks if not name.startswith(OF_THE_LIBRARY)]
    assert own
    assert not [name for name in own if "." not in name or "__main__" in name]
