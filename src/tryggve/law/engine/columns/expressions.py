"""Reading a rule's expressions."""

import ast
from typing import Any

from tryggve.law.engine.columns.calls import call_known
from tryggve.law.engine.columns.nodes import Assumptions, Node, bounds
from tryggve.law.engine.columns.ratio import Ratio
from tryggve.law.engine.columns.sequences import elements, subscript
from tryggve.law.engine.columns.symbols import Context, Grid, Record, is_number, is_word, plain
from tryggve.law.engine.columns.values import Names, Undecided, Values


class Expressions(Values):
    """Reads the expressions of one function: one method for each kind."""

    def value(self, e: ast.expr, names: Names, assumed: Assumptions) -> Any:
        reader = getattr(self, f"_{type(e).__name__.lower()}", None)
        if reader is None:
            self.fail(e, "this expression cannot be run over columns")
        return reader(e, names, assumed)

    def _constant(self, e: ast.Constant, _names: Names, _assumed: Assumptions) -> Any:  # noqa: RET503
        if isinstance(e.value, bool | int | str) or e.value is None:
            return e.value
        self.fail(e, "only whole numbers, texts, true and false")

    def _name(self, e: ast.Name, names: Names, _assumed: Assumptions) -> Any:
        got = names[e.id] if e.id in names else self.outside.get(e.id, Undecided)
        if isinstance(got, Undecided) or got is Undecided:
            self.fail(e, "this name has no single value here")
        return plain(got)

    def _attribute(self, e: ast.Attribute, names: Names, assumed: Assumptions) -> Any:
        whole = self.value(e.value, names, assumed)
        if isinstance(whole, Context):
            return self.tracer.amount(e.attr, assumed) if whole.scope == "p" else self.tracer.choice(e.attr)
        if isinstance(whole, Record) and e.attr in whole.values:
            return whole.values[e.attr]
        if isinstance(whole, Ratio) and e.attr in ("numerator", "denominator"):
            self.fail(e, "a fraction's parts are not known over columns")
        if isinstance(whole, Node | Ratio | Record | Grid) or not hasattr(whole, e.attr):
            self.fail(e, "this attribute is not known over columns")
        return plain(getattr(whole, e.attr))

    def _binop(self, e: ast.BinOp, names: Names, assumed: Assumptions) -> Any:
        a, b = self.value(e.left, names, assumed), self.value(e.right, names, assumed)
        if isinstance(e.op, ast.Add) and isinstance(a, list | tuple) and isinstance(b, list | tuple):
            return [*a, *b]
        if not (is_number(a) and is_number(b)):
            self.fail(e, "this is not arithmetic on numbers")
        if isinstance(e.op, ast.FloorDiv):
            return self.arithmetic.rounded("down", a, b, self.positive(e, assumed))
        if isinstance(e.op, ast.Mod):
            whole = self.arithmetic.rounded("down", a, b, self.positive(e, assumed))
            rest = self.graph.subtract(self.graph.lift(a), self.graph.multiply(whole, self.graph.lift(b)))
            top = self.graph.lift(b)
            return self.graph.most(self.graph.least(rest, self.graph.constant(top.high - 1)), self.graph.constant(0))
        operation = {
            ast.Add: self.arithmetic.add,
            ast.Sub: self.arithmetic.subtract,
            ast.Mult: self.arithmetic.multiply,
        }
        if type(e.op) not in operation:
            self.fail(e, "money is whole or exact: use exact(), half_up(), up() or down()")
        found = operation[type(e.op)](a, b)
        if isinstance(e.op, ast.Sub) and isinstance(found, Node):
            # after `if x > y: return 0`, y - x is not negative here; elsewhere nobody reads it
            return self.graph.keep(found, *bounds(found, assumed))
        return found

    def _unaryop(self, e: ast.UnaryOp, names: Names, assumed: Assumptions) -> Any:
        value = self.value(e.operand, names, assumed)
        if isinstance(e.op, ast.Not):
            return self.graph.negate(self.truth(value, e))
        if not is_number(value) or not isinstance(e.op, ast.USub | ast.UAdd):
            self.fail(e, "this sign cannot be used")
        return self.arithmetic.subtract(0, value) if isinstance(e.op, ast.USub) else value

    def _boolop(self, e: ast.BoolOp, names: Names, assumed: Assumptions) -> Any:
        is_and = isinstance(e.op, ast.And)
        join = self.graph.both if is_and else self.graph.either
        out = self.truth(self.value(e.values[0], names, assumed), e)
        for part in e.values[1:]:
            if out.is_constant and bool(out.low) is not is_and:
                return out
            assumed = (*assumed, (out, is_and))
            out = join(out, self.truth(self.value(part, names, assumed), e))
        return out

    def _compare(self, e: ast.Compare, names: Names, assumed: Assumptions) -> Any:
        left, out = self.value(e.left, names, assumed), self.graph.constant(True)  # noqa: FBT003
        for op, right_e in zip(e.ops, e.comparators, strict=True):
            right = self.value(right_e, names, assumed)
            out = self.graph.both(out, self._compared(op, left, right, e))
            left = right
        return out

    def _compared(self, op: ast.cmpop, a: Any, b: Any, e: ast.AST) -> Node:
        g, sums = self.graph, self.arithmetic
        if isinstance(op, ast.In | ast.NotIn):
            if not isinstance(b, list | tuple | frozenset | set):
                self.fail(e, "'in' needs values that are known")
            found = g.constant(False)  # noqa: FBT003
            for item in b:
                found = g.either(found, self._compared(ast.Eq(), a, plain(item), e))
            return found if isinstance(op, ast.In) else g.negate(found)
        if isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
            same = self._same(a, b, e)
            return same if isinstance(op, ast.Is | ast.Eq) else g.negate(same)
        if not (is_number(a) and is_number(b)):
            if isinstance(a, Node | Ratio) or isinstance(b, Node | Ratio):
                self.fail(e, "only numbers have an order over columns")
            return g.constant(_ordered(op, a, b))
        if isinstance(op, ast.Lt):
            return sums.less(a, b)
        if isinstance(op, ast.Gt):
            return sums.less(b, a)
        return g.negate(sums.less(b, a) if isinstance(op, ast.LtE) else sums.less(a, b))

    def _same(self, a: Any, b: Any, e: ast.AST) -> Node:
        a, b = plain(a), plain(b)
        if is_number(a) and is_number(b):
            return self.arithmetic.equal(a, b)
        if isinstance(a, Node) and is_word(b):
            return self.graph.equal(a, self.graph.word(b))
        if isinstance(b, Node) and is_word(a):
            return self.graph.equal(b, self.graph.word(a))
        if isinstance(a, Record | Grid | list) or isinstance(b, Record | Grid | list):
            self.fail(e, "only single values can be compared over columns")
        return self.graph.constant(bool(a == b))

    def _ifexp(self, e: ast.IfExp, names: Names, assumed: Assumptions) -> Any:
        test = self.test(e.test, names, assumed)
        if isinstance(test, bool):
            return self.value(e.body if test else e.orelse, names, assumed)
        a = self.value(e.body, names, (*assumed, (test, True)))
        b = self.value(e.orelse, names, (*assumed, (test, False)))
        return self.choose(test, a, b, e)

    def _tuple(self, e: ast.Tuple | ast.List, names: Names, assumed: Assumptions) -> Any:
        out: list[Any] = []
        for part in e.elts:
            if isinstance(part, ast.Starred):
                out += self.value(part.value, names, assumed)
            else:
                out.append(self.value(part, names, assumed))
        return out

    _list = _tuple

    def _call(self, e: ast.Call, names: Names, assumed: Assumptions) -> Any:
        if isinstance(e.func, ast.Attribute):
            scope = self.value(e.func.value, names, assumed)
            if isinstance(scope, Context) and scope.scope == "p":
                name = self.value(e.args[0], names, assumed)
                return self.tracer.amount(name, assumed)
        called = self.value(e.func, names, assumed)
        positional: list[Any] = []
        for a in e.args:
            if isinstance(a, ast.Starred):
                positional += self.value(a.value, names, assumed)
            else:
                positional.append(self.value(a, names, assumed))
        keywords = {k.arg: self.value(k.value, names, assumed) for k in e.keywords if k.arg}
        return call_known(self, called, positional, keywords, e, assumed)

    def _subscript(self, e: ast.Subscript, names: Names, assumed: Assumptions) -> Any:
        return subscript(self, e, names, assumed)

    def _generatorexp(self, e: ast.GeneratorExp | ast.ListComp, names: Names, assumed: Assumptions) -> Any:
        return elements(self, e, 0, dict(names), assumed)

    _listcomp = _generatorexp


def _ordered(op: ast.cmpop, a: Any, b: Any) -> bool:
    if isinstance(op, ast.Lt):
        return bool(a < b)
    if isinstance(op, ast.Gt):
        return bool(a > b)
    return bool(a <= b) if isinstance(op, ast.LtE) else bool(a >= b)
