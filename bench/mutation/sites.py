"""Every mutant of a module: the syntax tree walked in order, each place changed in each way that a slip could change it."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

COMPARED = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
REPLACED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "half_up": "down", "down": "up", "up": "down"}
WORDING = {"__str__", "__repr__"}
"""Wording is held by the chapters of the documents, approved in git; a mutant of it changes no decision."""


@dataclass(frozen=True)
class Mutant:
    """One change: the file, its line, the outermost function or constant it lies in, and both texts."""

    file: Path
    line: int
    place: str
    is_constant: bool
    before: str
    after: str
    node: ast.AST
    field: str
    index: int | None
    new: ast.AST
    number: int = 1
    """Which of the same changes in the same place it is, in the order of the text."""

    @property
    def change(self) -> str:
        return f"{self.before} -> {self.after}" + (f" #{self.number}" if self.number > 1 else "")

    def put(self) -> None:
        """Makes the change in the tree."""
        if self.index is None:
            setattr(self.node, self.field, self.new)
        else:
            getattr(self.node, self.field)[self.index] = self.new


def mutants_of(file: Path, tree: ast.Module) -> Iterator[Mutant]:
    """The mutants of a module's functions, methods and constants in capitals, in the order of the text."""
    seen: Counter[tuple[str, str]] = Counter()
    for mutant in _all(file, tree):
        seen[mutant.place, mutant.change] += 1
        yield replace(mutant, number=seen[mutant.place, mutant.change])


def _all(file: Path, tree: ast.Module) -> Iterator[Mutant]:
    for top in tree.body:
        if isinstance(top, ast.FunctionDef):
            yield from _of_function(file, top, top.name)
        elif isinstance(top, ast.ClassDef):
            for part in top.body:
                if isinstance(part, ast.FunctionDef) and part.name not in WORDING:
                    yield from _of_function(file, part, f"{top.name}.{part.name}")
        elif isinstance(top, ast.Assign) and isinstance(top.targets[0], ast.Name) and top.targets[0].id.isupper():
            yield from _below(file, top, "value", None, top.value, top.targets[0].id, is_constant=True)


def _of_function(file: Path, function: ast.FunctionDef, place: str) -> Iterator[Mutant]:
    returns = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]
    for i, statement in enumerate(function.body):
        yield from _below(file, function, "body", i, statement, place)
    for one, other in zip(returns, returns[1:] + returns[:1], strict=True):
        if ast.dump(one) != ast.dump(other) and one.value is not None and other.value is not None:
            yield _mutant(file, place, one, "value", None, one.value, other.value)


def _below(
    file: Path, parent: ast.AST, field: str, index: int | None, node: ast.AST, place: str, *, is_constant: bool = False
) -> Iterator[Mutant]:
    """The mutants of a node, then those below it. Refusals' wording and what only states an invariant are left alone."""
    if isinstance(node, ast.Assert | ast.Raise | ast.JoinedStr | ast.arguments | ast.Import | ast.ImportFrom):
        return
    for new in _changed(node):
        yield _mutant(file, place, parent, field, index, node, new, is_constant=is_constant)
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "decorator_list", "returns"}:
            continue
        for i, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST):
                at = i if isinstance(value, list) else None
                yield from _below(file, node, name, at, child, place, is_constant=is_constant)


def _mutant(
    file: Path,
    place: str,
    parent: ast.AST,
    field: str,
    index: int | None,
    old: ast.AST,
    new: ast.AST,
    *,
    is_constant: bool = False,
) -> Mutant:
    line = getattr(old, "lineno", getattr(parent, "lineno", 0))
    return Mutant(file, line, place, is_constant, ast.unparse(old), ast.unparse(new), parent, field, index, new)


def _changed(node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912  (one branch for each form of Python)
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
            for i in range(len(node.values)):
                rest = node.values[:i] + node.values[i + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in REPLACED:
            yield ast.BinOp(node.left, REPLACED[type(node.op)](), node.right)
        case ast.AugAssign() if type(node.op) in REPLACED:
            yield ast.AugAssign(node.target, REPLACED[type(node.op)](), node.value)
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int()):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare):
            yield from _turned(node)
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Name(ctx=ast.Load()) if node.id in NAMES:
            yield ast.Name(NAMES[node.id], ast.Load())
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for i, op in enumerate(node.ops):
        for other in COMPARED[type(op)]:
            yield ast.Compare(node.left, [*node.ops[:i], other(), *node.ops[i + 1 :]], node.comparators)


def _turned(node: ast.If | ast.While | ast.IfExp) -> Iterator[ast.AST]:
    test = ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(test, node.body, node.orelse)
    elif isinstance(node, ast.If):
        yield ast.If(test, node.body, node.orelse)
    else:
        yield ast.While(test, node.body, node.orelse)
