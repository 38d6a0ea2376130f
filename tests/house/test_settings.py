"""Each setting that the surroundings decide is in docs/settings.md, and the page names no other."""

import ast
import re

from tests.house.source import DOCS, nodes, ours, python

OURS = re.compile(r"TRYGGVE_[A-Z_]+|DATABASE_URL")
NAME = re.compile(r"^\| `([A-Z][A-Z_]+)` \|", re.MULTILINE)


def asked_for():
    """Every name of ours that stands in the source as a text of its own."""
    for file in (*ours(), *python("start.py")):
        for text in nodes(file.tree, ast.Constant):
            if isinstance(text.value, str) and OURS.fullmatch(text.value):
                yield text.value


def documented():
    return set(NAME.findall((DOCS / "settings.md").read_text()))


def test_every_setting_is_documented():
    assert set(asked_for()) - documented() == set()


def test_no_setting_is_documented_that_nobody_reads():
    assert documented() - set(asked_for()) == set()


def test_there_are_settings():
    assert {"DATABASE_URL", "TRYGGVE_MODE", "TRYGGVE_SECRET_KEY"} <= set(asked_for())
