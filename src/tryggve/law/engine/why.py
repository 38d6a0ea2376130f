"""Why a rule gave its value: its own source, statement by statement, with the values put in."""

import ast
from enum import Enum
from types import FunctionType
from typing import Any

from tryggve.law.engine.definitions import definition
from tryggve.law.engine.findings import Applied
from tryggve.law.engine.texts import in_words


def why(applied: Applied) -> list[str]:
    """Lines: `ja`/`nej` before each comparison made, assignments with their value, and the expression returned."""
    fn = applied.rule.fn
    assert isinstance(fn, FunctionType)
    replay = _Replay({**fn.__globals__, **dict(zip(applied.rule.arguments, applied.arguments, strict=True))})
    try:
        if not replay.statements(_body(fn)):
            replay.lines.append(f"= {in_words(applied.value)}")
    except _Loop:
        replay.lines.append(f"= {in_words(applied.value)}")
    return replay.lines


class _Loop(Exception):
    """A loop that may return is not replayed: the rule's value says how it ended."""


def _body(fn: FunctionType) -> list[ast.stmt]:
    found = definition(fn)
    return [] if found is None else found.body  # a lambda has no statements to show


class _Replay:
    """Runs a body again, writing down what it decides on."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.lines: list[str] = []

    def statements(self, body: list[ast.stmt]) -> bool:
        """True when a return was reached."""
        return any(self._statement(s) for s in body)

    def _statement(self, s: ast.stmt) -> bool:
        if isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant):
            return False
        if isinstance(s, ast.If):
            self._condition(s.test)
            return self.statements(s.body if self._value(s.test) else s.orelse)
        if isinstance(s, ast.Return):
            self._returned(s.value)
            return True
        if any(isinstance(inner, ast.Return) for inner in ast.walk(s)):
            self.lines.append(f"    {ast.unparse(s).splitlines()[0]} …")
            raise _Loop
        exec(compile(ast.Module([s], []), "<why>", "exec"), self.names)  # noqa: S102  (the rule's own source)
        if isinstance(s, ast.Assign | ast.AugAssign | ast.AnnAssign):
            self._assigned(s)
        return False

    def _assigned(self, s: ast.Assign | ast.AugAssign | ast.AnnAssign) -> None:
        target = s.targets[0] if isinstance(s, ast.Assign) else s.target
        shown = f" = {in_words(self.names[target.id])}" if isinstance(target, ast.Name) else ""
        self.lines.append(f"    {_source(s)}{shown}")

    def _returned(self, value: ast.expr | None) -> None:
        if value is None:
            return
        if isinstance(value, ast.BoolOp | ast.Compare) or (
            isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
        ):
            self._condition(value)
        elif isinstance(value, ast.IfExp):
            self._condition(value.test)
            self._returned(value.body if self._value(value.test) else value.orelse)
        else:
            self.lines.append(f"= {_source(value)} = {in_words(self._value(value))}")

    def _condition(self, e: ast.expr) -> None:
        if isinstance(e, ast.BoolOp):
            stops = isinstance(e.op, ast.Or)
            for part in e.values:
                self._condition(part)
                if bool(self._value(part)) is stops:  # Python looks no further, and what follows may not be defined
                    return
        elif isinstance(e, ast.UnaryOp) and isinstance(e.op, ast.Not):
            self._condition(e.operand)
        elif isinstance(e, ast.Compare):
            signs = [_source(ast.Compare(ast.Name("x"), [op], [ast.Name("y")]))[2:-2] for op in e.ops]
            rest = "".join(f" {sign} {self._term(c)}" for sign, c in zip(signs, e.comparators, strict=True))
            self.lines.append(f"{self._mark(e)} {self._term(e.left)}{rest}")
        else:
            self.lines.append(f"{self._mark(e)} {_source(e)}")

    def _mark(self, e: ast.expr) -> str:
        return "ja " if self._value(e) else "nej"

    def _term(self, e: ast.expr) -> str:
        value = self._value(e)
        if isinstance(e, ast.Constant) or (isinstance(e, ast.Attribute) and isinstance(value, Enum)):
            return in_words(value)
        return f"{_source(e)} = {in_words(value)}"

    def _value(self, e: ast.expr) -> Any:
        return eval(compile(ast.Expression(e), "<why>", "eval"), self.names)  # noqa: S307  (the rule's own source)


def _source(node: ast.AST) -> str:
    return ast.unparse(node).replace("p.", "", 1) if isinstance(node, ast.Attribute) else ast.unparse(node)
