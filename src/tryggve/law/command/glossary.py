"""docs/ordlista.md: every word that a rule has for a name, act by act, with its paragraph and what it means."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from tryggve.law.books import TITLES, book

WORDS = Path(__file__).parents[1] / "words.toml"
OPENING = """# Ordlista

The names of the law's rules. They stand on the pages, in the letters, in `tryggve law eval` and in the cases. The sentence is the first one
of the rule itself; this page is written by `tryggve law docs`.
"""


def glossary() -> str:
    """The whole page."""
    english = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return OPENING + "".join(_act(act, english) for act in book.acts)


def _act(act: str, english: dict[str, str]) -> str:
    rows = "".join(_rows(act, english))
    return f"\n## {TITLES[act]}\n\n| word | in English | paragraph |\n|---|---|---|\n{rows}"


def _rows(act: str, english: dict[str, str]) -> Iterator[str]:
    for name, versions in sorted(book(act).rules.items()):
        latest = versions[-1]
        said = english.get(name) or _first_sentence(latest.fn.__doc__ or latest.label)
        yield f"| `{name}` | {said.replace('|', '/')} | {latest.paragraph} |\n"


def _first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence, on one line."""
    line = " ".join(text.split())
    return line.partition(". ")[0].rstrip(".")
