"""Facts: what is known about a person. Each is declared once, with the question that supplies it."""

import sys
from dataclasses import dataclass
from typing import Any

from tryggve.law.engine.kinds import Kind, kind_of


class _Required:
    """Marks a fact that has no default."""

    def __repr__(self) -> str:
        return "required"


REQUIRED = _Required()
DECLARED = "__tryggve_facts__"


@dataclass(frozen=True)
class Fact:
    """A declared fact. `officer` marks a judgement that only an officer may make: missing, it is an open question."""

    name: str
    kind: Kind
    question: str
    label: str
    default: Any
    low: int | None
    high: int | None
    length: int | None
    officer: bool
    law_text: str | None
    paragraph: str | None

    @property
    def has_default(self) -> bool:
        return self.default is not REQUIRED


def fact(
    name: str,
    annotation: Any,
    *,
    question: str,
    label: str | None = None,
    default: Any = REQUIRED,
    low: int | None = None,
    high: int | None = None,
    length: int | None = None,
    officer: bool = False,
    law_text: str | None = None,
    paragraph: str | None = None,
) -> Fact:
    """Declare a fact of the module that calls; the book gathers it from there.

    `low` and `high` bound the number, or each number of a tuple; `length` is a tuple's only allowed length.
    """
    declared = Fact(
        name=name,
        kind=kind_of(annotation),
        question=question,
        label=label or name.replace("_", " ").capitalize(),
        default=default,
        low=low,
        high=high,
        length=length,
        officer=officer,
        law_text=law_text,
        paragraph=paragraph,
    )
    sys._getframe(1).f_globals.setdefault(DECLARED, {})[name] = declared  # noqa: SLF001  (the module that declares it)
    return declared
