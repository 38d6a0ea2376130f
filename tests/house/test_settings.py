"""Each setting that the surroundings decide is in docs/settings.md, and the page names no other."""

import ast
import re

from tests.house.source import DOCS, dotted, nodes, ours, python

READERS = {"text", "number", "switch", "names", "folder", "secret"}
NAME = re.compile(r"^\| `([A-Z][A-Z_]+)` \|", re.MULTILINE)


def asked_for():
    """Names given to the readers of settings/environment.py, and to os.environ anywhere."""
    for file in (*ours(), *python("start.py")):
        for call in nodes(file.tree, ast.Call):
            reader = dotted(call.func)
            if not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            settings = file.place.startswith("src/tryggve/config/settings/") and reader in READERS
            if settings or reader.endswith(("environ.get", "getenv", "environ.setdefault")):
                yield call.args[0].value


def documented():
    return set(NAME.findall((DOCS / "settings.md").read_text()))


OF_DJANGO = {"DJANGO_SETTINGS_MODULE"}


def test_every_setting_is_documented():
    assert set(asked_for()) - OF_DJANGO - documented() == set()


def test_no_setting_is_documented_that_nobody_reads():
    assert documented() - set(asked_for()) == set()


def test_there_are_settings():
    assert {"DATABASE_URL", "TRYGGVE_MODE", "TRYGGVE_SECRET_KEY"} <= set(asked_for())
