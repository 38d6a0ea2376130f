"""Each noun of the law is in the glossary, so that a reader of a letter can look it up."""

import re

from tests.house.source import DOCS
from tryggve.law import book

WORD = re.compile(r"`([^`]+)`")


def explained():
    """The words in the first column of the tables in docs/ordlista.md."""
    lines = (DOCS / "ordlista.md").read_text().splitlines()
    return {word for line in lines if line.startswith("|") for word in WORD.findall(line.split("|")[1])}


def test_every_rule_is_named_by_a_word_in_the_glossary():
    missing = {f"{act}: {name}" for act in book.acts for name in book(act).rules if name not in explained()}
    assert not missing
