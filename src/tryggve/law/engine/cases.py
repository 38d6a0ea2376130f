"""Cases: a situation, a date, an expected answer and a source, in TOML that a jurist can read and dispute.

Files lie in `tests/law/cases/<act>/*.toml`, act being alf, laf, rehab, avtal or medlemskap. One file holds many cases:

    [[case]]
    name = "Åttio procent av dagsförtjänsten, under taket"   # a sentence; unique in the file
    paragraph = "ALF 26 §"                                    # as written in a @rule of the act
    on = 2023-03-06                                           # the date asked
    source = "ALF 26 § första stycket; 0,8 × 30 000 / 22"     # required: where the expectation comes from
    facts = { }                                               # optional: facts, as `eval --facts` takes them
    given = { "dagsförtjänst" = "30000/22" }                  # optional: rules given instead of computed
    choices = { }                                             # optional: named switches that differ from default
    expect = { "dagpenning" = 1091 }                          # at least one: rule name = value

Exact values are strings: `"30000/22"`, `"21454.55"`. Dates are TOML dates or ISO strings. Enumerations are written by
member name, tuples as arrays. A case may also expect a refusal or an open question; `ask` then names what is asked for:

    ask = [ "sanktion" ]
    error = "NoAmount"                 # the name of the class in `engine.errors`, instead of `expect`
    open = [ "giltig_anledning" ]      # the officer's questions that must be open, exactly these
    missing = [ "född" ]               # the facts whose absence must be reported, exactly these
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tryggve.law.engine.book import Book
from tryggve.law.engine.coerce import coerce, to_json
from tryggve.law.engine.decide import Decision
from tryggve.law.engine.errors import BrokenFile, LawError
from tryggve.law.engine.tables import read_toml

KEYS = {"name", "paragraph", "on", "source", "facts", "given", "choices", "expect", "ask", "error", "open", "missing"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case, and the file it is from."""

    name: str
    paragraph: str
    on: date
    source: str
    facts: Mapping[str, Any]
    given: Mapping[str, Any]
    choices: Mapping[str, str]
    expect: Mapping[str, Any]
    ask: tuple[str, ...]
    error: str | None
    open: tuple[str, ...]
    missing: tuple[str, ...]
    file: str
    line: int

    @property
    def targets(self) -> tuple[str, ...]:
        """Everything the case asks for."""
        return tuple(dict.fromkeys([*self.expect, *self.ask]))


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, or of every TOML file in a folder; `BrokenFile` names file and line of the first fault."""
    files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    return [case for file in files for case in _cases_of(file)]


def _cases_of(file: Path) -> Iterator[Case]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as unread:
        raise BrokenFile(str(file), None, f"cannot be read ({type(unread).__name__})") from None
    raw = read_toml(text, file.name)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[case]]")]
    cases = raw.get("case")
    if not isinstance(cases, list) or set(raw) != {"case"} or len(lines) != len(cases):
        raise BrokenFile(file.name, None, "must hold [[case]] tables and nothing else")
    seen: set[str] = set()
    for line, one in zip(lines, cases, strict=True):
        case = _case(one, file.name, line)
        if case.name in seen:
            raise BrokenFile(file.name, line, f"two cases are named {case.name!r}")
        seen.add(case.name)
        yield case


def _case(raw: Mapping[str, Any], file: str, line: int) -> Case:
    for key in raw:
        if key not in KEYS:
            raise BrokenFile(file, line, f"the case has the unknown key {key!r}")
    for key in ("name", "paragraph", "on", "source"):
        if not raw.get(key):
            raise BrokenFile(file, line, f"the case lacks {key!r}")
    on = raw["on"] if isinstance(raw["on"], date) else date.fromisoformat(str(raw["on"]))
    case = Case(
        name=raw["name"],
        paragraph=raw["paragraph"],
        on=on,
        source=raw["source"],
        facts=raw.get("facts", {}),
        given=raw.get("given", {}),
        choices=raw.get("choices", {}),
        expect=raw.get("expect", {}),
        ask=tuple(raw.get("ask", ())),
        error=raw.get("error"),
        open=tuple(raw.get("open", ())),
        missing=tuple(raw.get("missing", ())),
        file=file,
        line=line,
    )
    if not case.targets or not (case.expect or case.error or case.open or case.missing):
        raise BrokenFile(file, line, "the case expects nothing")
    return case


def check(book: Book, case: Case) -> list[str]:
    """One sentence for each way in which the book answers otherwise than the case expects; none when it agrees."""
    paragraphs = {v.paragraph for versions in book.rules.values() for v in versions}
    found = [] if case.paragraph in paragraphs else [f"no rule of {book.act} is of the paragraph {case.paragraph!r}"]
    try:
        made = decide_case(book, case)
    except LawError as refused:
        got = type(refused).__name__
        return found if got == case.error else [*found, f"expected {case.error or 'an answer'}, got {got}: {refused}"]
    if case.error:
        return [*found, f"expected {case.error}, got {to_json(made.results)}"]
    return found + _differences(book, case, made)


def decide_case(book: Book, case: Case) -> Decision:
    """The book's answer to the case."""
    return book.decide(
        case.facts,
        on=case.on,
        targets=case.targets,
        given=case.given,
        choices=case.choices,
        missing="collect" if case.missing else "raise",
    )


def _differences(book: Book, case: Case, made: Decision) -> list[str]:
    found = []
    for name, wanted in case.expect.items():
        kind = book.facts[name].kind if name in book.facts else book.rule(name, case.on).kind
        if name in made.waits:
            found.append(f"{name} waits for {', '.join(made.waits[name])}, expected {wanted!r}")
        elif made.values[name] != coerce(wanted, kind, name):
            found.append(f"{name} is {to_json(made.values[name])!r}, expected {to_json(coerce(wanted, kind, name))!r}")
    for what, expected, facts in (("open", case.open, made.open_questions), ("missing", case.missing, made.missing)):
        got = sorted(f.name for f in facts)
        if got != sorted(expected):
            found.append(f"{what} is {got}, expected {sorted(expected)}")
    return found
