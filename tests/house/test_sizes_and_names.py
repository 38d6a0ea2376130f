"""Small files, small functions, and names that an officer would say."""

import re

from tests.house import finders
from tests.house.source import PROJECT, nowhere, python, tracked

DRAWERS = {"util", "utils", "helper", "helpers", "service", "services", "manager", "managers", "misc", "common"}


def test_files_have_at_most_300_lines():
    nowhere(finders.long_files, python("src/", "tests/", "start.py"))


def test_functions_have_at_most_40_lines():
    nowhere(finders.long_functions, python("src/", "start.py"))


def test_nothing_is_put_in_a_drawer_called_utils():
    drawers = [name for name in tracked() if DRAWERS & set(re.split(r"[/._]", name)) and name.endswith(".py")]
    assert not drawers, "put it beside its first user, or give it the name of what it is"


def test_file_names_are_ascii():
    assert not [name for name in tracked() if not name.isascii()]


def test_nothing_promises_to_be_done_later():
    nowhere(finders.promises, python("src/", "tests/", "start.py"))


def test_settings_files_have_at_most_100_lines():
    assert not [
        name
        for name in tracked()
        if name.startswith("src/tryggve/config/settings/") and (PROJECT / name).read_text().count("\n") > 100
    ]
