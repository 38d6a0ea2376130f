"""A receipt: which law, which facts, which answer. It can be recomputed offline by anyone who has the same book."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from tryggve.law.engine.coerce import to_json
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import LawError, WrongType
from tryggve.law.engine.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything that determined an answer, and the answer, as JSON values."""

    act: str
    on: str
    book_hash: str
    amounts_hash: str
    facts: Mapping[str, Any]
    given: Mapping[str, Any]
    choices: Mapping[str, str]
    targets: tuple[str, ...]
    results: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    open_questions: tuple[str, ...]
    missing: tuple[str, ...]
    made_with: str

    def as_json(self) -> dict[str, Any]:
        """The receipt as a JSON object."""
        raw = asdict(self)
        return {k: list(v) if isinstance(v, tuple) else v for k, v in raw.items()}


@cache
def _made_with() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (slow to import; only a receipt asks)

    try:
        return f"tryggve {version('tryggve')}"
    except PackageNotFoundError:
        return "tryggve, uninstalled source"


def receipt_of(made: Outcome) -> Receipt:
    """The receipt of a decision."""
    book = made.book
    return Receipt(
        act=book.act,
        on=made.on.isoformat(),
        book_hash=book.hash,
        amounts_hash=book.amounts_hash(made.on),
        facts=to_json(made.facts),
        given=to_json(made.given),
        choices=dict(made.choices),
        targets=made.targets,
        results=to_json(made.results),
        findings=tuple(f.as_json() for f in made.findings),
        open_questions=tuple(f.name for f in made.open_questions),
        missing=tuple(f.name for f in made.missing),
        made_with=_made_with(),
    )


FORM: dict[str, type] = {
    "act": str,
    "on": str,
    "facts": dict,
    "given": dict,
    "choices": dict,
    "targets": list,
    "results": dict,
    "findings": list,
    "book_hash": str,
    "amounts_hash": str,
}


def differences(book: Contents, decide: Callable[..., Any], receipt: Mapping[str, Any]) -> list[str]:
    """One sentence for each thing that comes out otherwise when the receipt is recomputed with this book."""
    for key, kind in FORM.items():
        if key not in receipt:
            raise WrongType(f"The receipt lacks {key!r}.")
        if not isinstance(receipt[key], kind):
            raise WrongType(f"The receipt's {key!r} is not of the form that `eval --json` writes.")
    if receipt["act"] != book.act:
        return [f"The receipt is of {receipt['act']!r}, the book is {book.act!r}."]
    try:
        again = _recomputed(book, decide, receipt)
    except LawError as refused:
        return [f"The receipt can no longer be computed: {refused}"]
    before = {str(f["name"]): f for f in receipt["findings"] if isinstance(f, dict) and "name" in f}
    after = {f["name"]: f for f in again["findings"]}
    compared = [
        *(
            (f"the result {n}", receipt["results"].get(n), again["results"].get(n))
            for n in again["results"] | receipt["results"]
        ),
        *((f"the finding {n}", before.get(n), after.get(n)) for n in before | after),
        ("the choices", receipt["choices"], again["choices"]),
        ("the questions left open", receipt.get("open_questions", []), again["open_questions"]),
        ("the hash of the rules", receipt["book_hash"], again["book_hash"]),
        ("the hash of the amounts", receipt["amounts_hash"], again["amounts_hash"]),
    ]
    return [_differs(*one) for one in compared if one[1] != one[2]]


def _recomputed(book: Contents, decide: Callable[..., Any], receipt: Mapping[str, Any]) -> dict[str, Any]:
    try:
        on = date.fromisoformat(receipt["on"])
    except ValueError:
        raise WrongType(f"{receipt['on']!r} is not a date.") from None
    return decide(  # type: ignore[no-any-return]
        receipt["facts"],
        on=on,
        targets=[str(t) for t in receipt["targets"]],
        given=receipt["given"],
        choices={n: c for n, c in receipt["choices"].items() if n in book.choices},
        missing="collect",
    ).receipt.as_json()


def _differs(what: str, before: Any, after: Any) -> str:
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [k for k in before | after if before.get(k) != after.get(k)]
        return f"{what} differs in {', '.join(f'{k}: {before.get(k)!r} -> {after.get(k)!r}' for k in keys)}"
    return f"{what} differs: {before!r} -> {after!r}"
