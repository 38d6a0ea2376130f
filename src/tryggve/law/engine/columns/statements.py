"""Reading a rule's statements: assignments, branches, loops over tuples of a known length, and returns."""

import ast
from collections.abc import Sequence
from types import FunctionType
from typing import Any, NoReturn

from tryggve.law.engine.columns.expressions import Expressions
from tryggve.law.engine.columns.nodes import Assumptions, Node, NotColumns
from tryggve.law.engine.columns.values import Tracer
from tryggve.law.engine.definitions import definition

MOST_CALLS = 60


class _Bind(ast.stmt):
    """A loop's target bound to one element: a statement that only this reader makes."""

    def __init__(self, target: ast.expr, value: Any, line: int) -> None:
        super().__init__()
        self.target, self.bound, self.lineno = target, value, line


def _source(fn: FunctionType) -> ast.FunctionDef:
    found = definition(fn)
    if found is None:
        place = f"{fn.__module__}, line {fn.__code__.co_firstlineno}"
        raise NotColumns(f"{place}: a rule over columns is written with def, not as a lambda.")
    return found


def read_function(tracer: Tracer, fn: FunctionType, names: dict[str, Any], assumed: Assumptions = ()) -> Any:
    """What the function returns, as nodes, for these arguments."""
    return _Reader(tracer, fn).function(names, assumed)


class _NoReturn:
    """The end of a block was reached without a return; `names` are what it left behind."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names


class _Reader:
    def __init__(self, tracer: Tracer, fn: FunctionType) -> None:
        self.tracer, self.fn = tracer, fn
        self.tree = _source(fn)
        self.expressions = Expressions(tracer, fn, self.fail, self.call)

    def fail(self, node: ast.AST, why: str) -> NoReturn:
        line = getattr(node, "lineno", self.fn.__code__.co_firstlineno)
        said = "" if isinstance(node, _Bind) else f": {ast.unparse(node).splitlines()[0]}"
        raise NotColumns(f"{self.fn.__module__}, line {line}: {why}{said}.")

    def call(self, fn: FunctionType, names: dict[str, Any], assumed: Assumptions, node: ast.AST) -> Any:
        if self.tracer.depth >= MOST_CALLS:
            self.fail(node, "functions call each other without end")
        self.tracer.depth += 1
        try:
            return read_function(self.tracer, fn, names, assumed)
        finally:
            self.tracer.depth -= 1

    def function(self, names: dict[str, Any], assumed: Assumptions) -> Any:
        got = self.block(self.tree.body, dict(names), assumed)
        if isinstance(got, _NoReturn):
            self.fail(self.tree, "a path ends without a return")
        return got

    def block(self, body: Sequence[ast.stmt], names: dict[str, Any], assumed: Assumptions) -> Any:
        for i, s in enumerate(body):
            if isinstance(s, ast.Return):
                return None if s.value is None else self.expressions.value(s.value, names, assumed)
            if isinstance(s, ast.If):
                return self.branch(s, body[i + 1 :], names, assumed)
            if isinstance(s, ast.For):
                return self.block([*self.unrolled(s, names, assumed), *body[i + 1 :]], names, assumed)
            self.simple(s, names, assumed)
        return _NoReturn(names)

    def simple(self, s: ast.stmt, names: dict[str, Any], assumed: Assumptions) -> None:
        value = self.expressions.value
        if isinstance(s, _Bind):
            self.expressions.bind(s.target, s.bound, names)
        elif isinstance(s, ast.Assign) and len(s.targets) == 1:
            self.expressions.bind(s.targets[0], value(s.value, names, assumed), names)
        elif isinstance(s, ast.AnnAssign) and s.value is not None:
            self.expressions.bind(s.target, value(s.value, names, assumed), names)
        elif isinstance(s, ast.AugAssign) and isinstance(s.target, ast.Name):
            left = ast.copy_location(ast.Name(s.target.id, ast.Load()), s)
            whole = ast.copy_location(ast.BinOp(left, s.op, s.value), s)
            names[s.target.id] = value(whole, names, assumed)
        elif not (isinstance(s, ast.Pass) or (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))):
            self.fail(s, "this statement cannot be run over columns")

    def unrolled(self, s: ast.For, names: dict[str, Any], assumed: Assumptions) -> list[ast.stmt]:
        if s.orelse or any(isinstance(n, ast.Break | ast.Continue) for n in ast.walk(s)):
            self.fail(s, "a loop may not break, continue or have an else")
        items = self.expressions.value(s.iter, names, assumed)
        if not isinstance(items, list | tuple | range):
            self.fail(s.iter, "a loop needs a tuple of a known length")
        return [part for item in items for part in (_Bind(s.target, item, s.lineno), *s.body)]

    def branch(self, s: ast.If, rest: Sequence[ast.stmt], names: dict[str, Any], assumed: Assumptions) -> Any:
        test = self.expressions.test(s.test, names, assumed)
        if isinstance(test, bool):
            return self.block([*(s.body if test else s.orelse), *rest], names, assumed)
        then, other = (*assumed, (test, True)), (*assumed, (test, False))
        if not (_returns(s.body) or _returns(s.orelse)):
            a, b = self.block(s.body, dict(names), then), self.block(s.orelse, dict(names), other)
            return self.block(rest, self.merged(test, a.names, b.names), assumed)
        a = self.block([*s.body, *rest], dict(names), then)
        b = self.block([*s.orelse, *rest], dict(names), other)
        if isinstance(a, _NoReturn) and isinstance(b, _NoReturn):
            return _NoReturn(self.merged(test, a.names, b.names))
        if isinstance(a, _NoReturn) or isinstance(b, _NoReturn):
            self.fail(s, "a path ends without a return")
        return self.expressions.choose(test, a, b, s)

    def merged(self, test: Node, a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
        """The names after both branches; one that only one branch gives is gone."""
        both = [n for n in a if n in b]
        return {n: a[n] if a[n] is b[n] else self.expressions.choose_name(test, a[n], b[n]) for n in both}


def _returns(body: Sequence[ast.stmt]) -> bool:
    return any(isinstance(n, ast.Return) for s in body if not isinstance(s, _Bind) for n in ast.walk(s))
