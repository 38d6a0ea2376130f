"""Texts, services and answers, read once from texts/*.toml: each sentence in both languages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tryggve.casework.contract.text import Text

_FOLDER = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    heading: Text
    text: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of text."""

    title: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """Something one can do here."""

    route: str
    audience: str
    title: Text
    about: Text
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer; `reviewed` is when somebody last read it through."""

    slug: str
    reviewed: date
    question: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Notice:
    """A disturbance: from when to when, what is affected, what one can do meanwhile."""

    begins: datetime
    ends: datetime
    state: str
    what: Text
    meanwhile: Text


@cache
def page(key: str) -> Page:
    """The text page with that key."""
    kept = _read("texts")[key]
    sections = tuple(Section(_text(part["heading"]), tuple(map(_text, part["text"]))) for part in kept["section"])
    return Page(_text(kept["title"]), sections)


@cache
def services() -> tuple[Service, ...]:
    """Everything one can do, in the order it is listed."""
    return tuple(
        Service(one["route"], one["audience"], _text(one["title"]), _text(one["about"]), tuple(one["words"]))
        for one in _read("services")["service"]
    )


@cache
def questions() -> tuple[Question, ...]:
    """Questions and answers."""
    return tuple(
        Question(one["slug"], one["reviewed"], _text(one["question"]), _text(one["answer"]))
        for one in _read("questions")["question"]
    )


@cache
def notices() -> tuple[Notice, ...]:
    """Disturbances, newest first."""
    return tuple(
        Notice(one["from"], one["to"], one["state"], _text(one["what"]), _text(one["meanwhile"]))
        for one in _read("operation")["notice"]
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _text(words: dict[str, str]) -> Text:
    return Text(words["sv"], words["en"])
