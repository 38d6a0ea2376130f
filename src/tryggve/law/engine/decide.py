"""Deciding for one person: the rules are called as the plain functions they are, each after those it needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from tryggve.law.engine.amounts import Amounts
from tryggve.law.engine.choices import Choices, chosen
from tryggve.law.engine.coerce import check_range, coerce
from tryggve.law.engine.contents import Contents
from tryggve.law.engine.errors import LawError, MissingFact, RuleFault, WrongType
from tryggve.law.engine.explain import tree
from tryggve.law.engine.facts import Fact
from tryggve.law.engine.findings import Applied
from tryggve.law.engine.graph import AnyRule, Plan
from tryggve.law.engine.outcome import Outcome
from tryggve.law.engine.receipt import Receipt, receipt_of
from tryggve.law.engine.why import why


class Decision(Outcome):
    """The answer for one person. Findings, receipt and texts are made when they are read."""

    @cached_property
    def receipt(self) -> Receipt:
        """What to keep so that the answer can be recomputed offline."""
        return receipt_of(self)

    def why(self, name: str) -> list[str]:
        """The rule's own source with the values put in: each comparison, and the branch that was taken."""
        if name in self.applied:
            return why(self.applied[name])
        self.value(name)
        return [f"{name} was given." if name in self.given else f"{name} is a fact."]

    def explain(self) -> str:
        """The tree below every target: value, paragraph, sentence, and what it rests on."""
        return tree(self)


def decide(
    book: Contents,
    facts: Mapping[str, Any],
    *,
    on: date,
    targets: Sequence[str] | None,
    given: Mapping[str, Any],
    choices: Mapping[str, str],
    missing: str,
) -> Decision:
    """See `Book.decide`."""
    known, replaced = _sort_out(book, facts, given, on)
    wanted = tuple(targets) if targets is not None else tuple(book.names_on(on))
    plan = book.plan(wanted, frozenset(replaced), on)
    made = Decision(book, on=on, targets=wanted, facts=known, given=replaced, choices=chosen(book.choices, choices))
    made.values.update(replaced)
    _read_facts(made, plan, missing)
    _call_rules(made, plan)
    return made


def _sort_out(
    book: Contents, facts: Mapping[str, Any], given: Mapping[str, Any], on: date
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts and given values as declared. A rule among the facts is a given value, and the other way round."""
    known: dict[str, Any] = {}
    replaced: dict[str, Any] = {}
    for name, value in [*facts.items(), *given.items()]:
        if name in book.facts:
            declared = book.facts[name]
            got = known[name] = coerce(value, declared.kind, name)
            check_range(got, name, declared.low, declared.high, declared.length)
        else:
            rule = book.rule(name, on)
            got = replaced[name] = coerce(value, rule.kind, name)
            check_range(got, name, rule.low, rule.high, rule.length)
    return known, replaced


def _read_facts(made: Decision, plan: Plan, missing: str) -> None:
    if missing not in ("raise", "collect"):
        raise WrongType(f"missing must be 'raise' or 'collect', not {missing!r}.")
    absent: list[Fact] = []
    for name in plan.facts:
        declared = made.book.facts[name]
        if name in made.facts:
            made.values[name] = made.facts[name]
        elif declared.has_default:
            made.values[name] = declared.default
        else:
            made.waits[name] = (name,)
            if not declared.officer:
                absent.append(declared)
    if absent and missing == "raise":
        raise MissingFact(absent[0].name, absent[0].question, tuple(f.name for f in absent[1:]))


def _call_rules(made: Decision, plan: Plan) -> None:
    values, waits, applied = made.values, made.waits, made.applied
    in_force = made.book.in_force(made.on)
    context: dict[str, Any] = {"on": made.on}
    for step in plan.steps:
        if waits:
            blocked = {w: None for a in step.arguments if a in waits for w in waits[a]}
            if blocked:
                waits[step.name] = tuple(blocked)
                continue
        if step.reads_p:
            context["p"] = Amounts(in_force)
        if step.reads_choices:
            context["choices"] = Choices(made.choices)
        arguments = [values[a] if a in values else context[a] for a in step.arguments]
        try:
            value = values[step.name] = step.rule.fn(*arguments)
        except LawError:
            raise
        except Exception as fault:
            raise _fault(step.rule, fault) from fault
        applied[step.name] = Applied(step.rule, value, arguments)
        if step.bounded:
            check_range(value, step.name, step.rule.low, step.rule.high, step.rule.length)


def _fault(rule: AnyRule, fault: Exception) -> RuleFault:
    place = f"{rule.fn.__module__}, line {rule.fn.__code__.co_firstlineno}"
    return RuleFault(f"The rule {rule.name!r} ({rule.paragraph}, {place}) broke down: {type(fault).__name__}: {fault}.")
