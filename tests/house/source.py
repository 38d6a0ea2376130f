"""The source as the house reads it: each file once, with its tree and the room that it stands in."""

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TRYGGVE = PROJECT / "src" / "tryggve"
DOCS = PROJECT / "docs"


@dataclass(frozen=True)
class Source:
    """One Python file; `place` is its path from the project, such as src/tryggve/law/books.py."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return parse(self.text)

    @property
    def inside(self) -> tuple[str, ...]:
        """The path below src/tryggve: ("casework", "cases", "models.py")."""
        return tuple(self.place.removeprefix("src/tryggve/").split("/"))

    @property
    def room(self) -> str:
        return self.inside[0]


@cache
def parse(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def tracked() -> tuple[str, ...]:
    """Every file that git keeps, or would keep if it were added."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted({name for name in listed.split("\0") if name and (PROJECT / name).is_file()}))


@cache
def python(*under: str) -> tuple[Source, ...]:
    """The Python files below the folders, migrations left out: Django writes those."""
    return tuple(
        Source(name, (PROJECT / name).read_text())
        for name in tracked()
        if name.endswith(".py") and name.startswith(under) and "/migrations/" not in name
    )


def ours(*rooms: str) -> tuple[Source, ...]:
    """The files of Tryggve itself, of some rooms or of all."""
    return tuple(file for file in python("src/tryggve/") if not rooms or file.room in rooms)


Finder = Callable[[Source], Iterable[tuple[int, str]]]


def nowhere(finder: Finder, files: Iterable[Source]) -> None:
    """Fails with one line for each thing found."""
    if findings := found(finder, files):
        pytest.fail(findings, pytrace=False)


def found(finder: Finder, files: Iterable[Source]) -> str:
    """What the finder finds, one line each with file and line number; empty when all is well."""
    return "\n".join(f"{file.place}:{line}: {what}" for file in files for line, what in finder(file))


def nodes(tree, kind):
    """The nodes of a kind, outermost first."""
    return (node for node in ast.walk(tree) if isinstance(node, kind))


def dotted(node: ast.AST) -> str:
    """`datetime.now` for such an expression; calls and subscripts in the chain are left out."""
    match node:
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return dotted(inner)
        case ast.Name(id=name):
            return name
        case _:
            return ""


def imports(file: Source) -> Iterator[tuple[int, str]]:
    """Every module or name imported, absolute: `from a.b import c` gives a.b.c."""
    for node in nodes(file.tree, ast.Import):
        yield from ((node.lineno, name.name) for name in node.names)
    for node in nodes(file.tree, ast.ImportFrom):
        if node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the nodes that are docstrings."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, kinds))
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
