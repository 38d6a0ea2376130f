"""Fields as data, and what is wrong with them. A form is a list of fields; a page with faults answers 422 and keeps every value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tryggve.casework.contract.records import Problem, Question
from tryggve.casework.contract.text import Text
from tryggve.casework.people.numbers import NotAnOrgnr, orgnr
from tryggve.portals.ui import numbers, words


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button, check box or row of a list."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A control with its label. `kind`: text, email, tel, date, number, long, choice (radios), list (select), ticks (check boxes), file.

    `id` is stable from page to page; `of_page` makes the label the page's only `h1`.
    """

    id: str
    name: str
    label: str
    kind: str = "text"
    value: Any = ""
    hint: str = ""
    why: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    autocomplete: str = "off"
    error: str = ""
    of_page: bool = False

    @property
    def target(self) -> str:
        """What a link in the error list leads to: the control itself, the first one in a group."""
        return f"{self.id}-1" if self.kind in {"choice", "ticks"} else self.id

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for the control."""
        return " ".join([f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(self.error))


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the error list: the same words as at the field; `target` is the id of the control."""

    target: str
    text: str


class NotAChoice(ValueError):
    """None of the choices that were offered."""


def marked(fields: Sequence[Field], errors: Mapping[str, str]) -> list[Field]:
    """The fields, each with its error if it has one; `errors` by name."""
    return [replace(field, error=errors[field.name]) if field.name in errors else field for field in fields]


def faults(fields: Iterable[Field]) -> list[Fault]:
    """The error list of the fields, in their order."""
    return [Fault(field.target, field.error) for field in fields if field.error]


def heading(count: int) -> str:
    """The heading of the error list: `Tre saker behöver rättas`."""
    numerals = {
        1: _("En"),
        2: _("Två"),
        3: _("Tre"),
        4: _("Fyra"),
        5: _("Fem"),
        6: _("Sex"),
        7: _("Sju"),
        8: _("Åtta"),
        9: _("Nio"),
    }
    return ngettext("%(count)s sak behöver rättas.", "%(count)s saker behöver rättas.", count) % {
        "count": numerals.get(count, str(count))
    }


def of_question(question: Question, value: Any, *, error: str = "", of_page: bool = False) -> Field:
    """The field that asks a question of a journey, a report or a certificate."""
    language = words.language()
    kinds = {
        "yesno": "choice",
        "confirm": "choice",
        "hours": "number",
        "kronor": "number",
        "text": "long",
        "employers": "long",
    }
    kind = kinds.get(question.kind, question.kind)
    return Field(
        id=f"q-{question.id}",
        name=question.id,
        label=question.text[language],
        kind=kind,
        value=shown(value, kind),
        hint=question.help[language],
        why=question.why[language] if question.why else "",
        unit={"hours": _("timmar"), "kronor": "kr"}.get(question.kind, ""),
        choices=_choices(question),
        optional=not question.required,
        error=error,
        of_page=of_page,
    )


def shown(value: Any, kind: str) -> Any:
    """A kept answer as it is written in the field: a decimal comma in Swedish."""
    if isinstance(value, list):
        return "\n".join(words.orgnr(str(one)) for one in value)
    if kind == "number" and isinstance(value, str) and words.language() == "sv":
        return value.replace(".", ",")
    return "" if value is None else value


def amount(written: str) -> str:
    """Kronor as somebody wrote them (`30 000`), in the page's manner; what is no amount stands as it was written."""
    try:
        return words.exact(numbers.number(written))
    except numbers.NotANumber:
        return written


def read(question: Question, given: Mapping[str, Any]) -> tuple[Any, str]:
    """What was answered, as the casework keeps it, and what is wrong with it ("" when nothing is). The text itself is kept."""
    text = str(given.get(question.id, "")).replace("\0", "").strip()
    if not text:
        return "", (_missing(question) if question.required else "")
    wrong = question.error[words.language()] if question.error else ""
    try:
        return _plain(question, text), ""
    except numbers.NotADay:
        return text, wrong or _("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-16.")
    except numbers.NotANumber:
        return text, wrong or _("Skriv med siffror, till exempel 7,5.")
    except NotAnOrgnr:
        return text, wrong or _("Skriv organisationsnumret med tio siffror, till exempel 556999-0004.")
    except NotAChoice:
        return "", wrong or _missing(question)


def _plain(question: Question, text: str) -> Any:
    match question.kind:
        case "date":
            return numbers.day(text).isoformat()
        case "number" | "hours" | "kronor":
            return numbers.plain(text)
        case "employers":
            return [orgnr(line) for line in text.replace(",", "\n").splitlines() if line.strip()]
        case "choice" | "yesno" | "confirm" if text not in {choice.value for choice in _choices(question)}:
            raise NotAChoice(text)
    return text


def by_field(problems: Iterable[Problem]) -> dict[str, str]:
    """What the casework found wrong, by field; the first for each, in the page's language."""
    found: dict[str, str] = {}
    for problem in problems:
        found.setdefault(problem.field, problem.text[words.language()])
    return found


def _missing(question: Question) -> str:
    if question.error:
        return question.error[words.language()]
    if question.kind in {"choice", "yesno", "confirm"}:
        return _("Välj ett av svaren.")
    return _("Fyll i ett svar.")


_YES = Text("Ja", "Yes")
_NO = Text("Nej", "No")


def _choices(question: Question) -> tuple[Choice, ...]:
    language = words.language()
    if question.options:
        return tuple(Choice(option.key, option.label[language]) for option in question.options)
    if question.kind in {"yesno", "confirm"}:
        return (Choice("yes", _YES[language]), Choice("no", _NO[language]))
    return ()
