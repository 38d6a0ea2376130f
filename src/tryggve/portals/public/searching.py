"""Search among what one can do and what is answered. Small enough to read through each time."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass

from tryggve.portals.public import content

LONGEST = 100
_CLOSE = 0.75


@dataclass(frozen=True, slots=True)
class Found:
    """What fits the words: things to do, answers to read, and what to try when nothing fits."""

    services: tuple[content.Service, ...]
    questions: tuple[content.Question, ...]
    suggestion: str = ""


def search(asked: str) -> Found:
    """What fits `asked`, in either language; every word must fit, and a misspelt one gives a suggestion."""
    words = _plain(asked[:LONGEST]).split()
    if not words:
        return Found((), ())
    services = tuple(one for one in content.services() if _fits(words, _of_service(one)))
    questions = tuple(one for one in content.questions() if _fits(words, _of_question(one)))
    return Found(services, questions, "" if services or questions else _suggestion(words))


def _fits(words: list[str], text: str) -> bool:
    return all(word in text for word in words)


def _of_service(one: content.Service) -> str:
    return _plain(" ".join([one.title.sv, one.title.en, one.about.sv, one.about.en, *one.words]))


def _of_question(one: content.Question) -> str:
    return _plain(f"{one.question.sv} {one.question.en} {one.answer.sv} {one.answer.en}")


def _suggestion(words: list[str]) -> str:
    texts = [*map(_of_service, content.services()), *map(_of_question, content.questions())]
    known = sorted({word.strip(".,?!()") for text in texts for word in text.split() if len(word) > 3})  # noqa: PLR2004
    near = [difflib.get_close_matches(word, known, n=1, cutoff=_CLOSE) for word in words]
    return " ".join(match[0] for match in near if match) if all(near) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
