"""A town that can be put back, the stages of Bo's way, and how often each fault is tried.

`TRYGGVE_FAULTS=10` tries everything sampled ten times as often; `TRYGGVE_FAULTS_REPORT=file` keeps the counts.
"""

import os
from pathlib import Path

import pytest

TIMES = int(os.environ.get("TRYGGVE_FAULTS", "1"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.database)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def times():
    """How many times as often as in a short run."""
    return TIMES


@pytest.fixture
def counted(request, capsys):
    """Say what was tried, past pytest's capture: `counted("points", 212)`."""

    def say(words):
        line = f"{request.node.name}: {words}"
        with capsys.disabled():
            print(f"\n  {line}", end="", flush=True)  # noqa: T201
        if kept := os.environ.get("TRYGGVE_FAULTS_REPORT"):
            with Path(kept).open("a") as file:
                file.write(f"{line}\n")

    return say


@pytest.fixture
def _django_db_helper(django_db_setup, django_db_blocker):
    """These tests put their own database back themselves, so nothing is emptied after them."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def stages(django_db_setup, django_db_blocker, tmp_path_factory):
    """Bo's way, kept at each stage: see `stages.walk`. Imported here: before the fixtures Django is not set up."""
    from tests.faults.stages import walk
    from tests.faults.town import Town

    with django_db_blocker.unblock(), Town(tmp_path_factory.mktemp("town")).standing() as town:
        with town.inside():
            walk(town)
        yield town


@pytest.fixture
def town(stages, _django_db_helper):
    """The town, ready to be put back to a stage."""
    with stages.inside():
        yield stages
