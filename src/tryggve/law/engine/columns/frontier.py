"""Which columns a run needs: the facts, and the rules that use all of Python, on which its outputs rest."""

from collections.abc import Collection, Sequence
from datetime import date

from tryggve.law.engine.contents import Contents


def frontier(book: Contents, outputs: Sequence[str], on: date, given: Collection[str] = ()) -> tuple[str, ...]:
    """The names to give as columns, in the order in which they are met; facts with a default may be left out."""
    found: dict[str, None] = {}
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        if name in given or name in book.facts or not book.rule(name, on).columns:
            found[name] = None
        else:
            for need in book.rule(name, on).needs:
                visit(need)

    for output in outputs:
        visit(output)
    return tuple(found)
