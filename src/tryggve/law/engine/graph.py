"""The graph of a book: which value needs which, checked for unknown names, circles, types, units and texts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tryggve.law.engine.amounts import Amount
from tryggve.law.engine.choices import Choice
from tryggve.law.engine.errors import Cycle, TwoRules, UnknownName, WrongUnit
from tryggve.law.engine.facts import Fact
from tryggve.law.engine.kinds import suits
from tryggve.law.engine.rule import CONTEXT, Rule
from tryggve.law.engine.texts import check_text

AnyRule = Rule[..., Any]
Rules = Mapping[str, Sequence[AnyRule]]


@dataclass(frozen=True, slots=True)
class Step:
    """One rule to call: its name, its arguments in order, and which of them are the context's."""

    rule: AnyRule
    name: str
    arguments: tuple[str, ...]
    reads_p: bool
    reads_choices: bool
    bounded: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules to call, each after those it needs, and the facts they read."""

    steps: tuple[Step, ...]
    facts: tuple[str, ...]


def plan(
    targets: Sequence[str], given: frozenset[str], known: Mapping[str, Fact], find: Callable[[str], AnyRule]
) -> Plan:
    """The plan for the targets; `find` gives the rule in force. Raises `UnknownName`, `NoRule` or `Cycle`."""
    steps: list[Step] = []
    facts: dict[str, None] = {}
    done: set[str] = set(given)

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in done:
            return
        if name in path:
            raise Cycle([*path[path.index(name) :], name])
        if name in known:
            facts[name] = None
        else:
            rule = find(name)
            for need in rule.needs:
                visit(need, (*path, name))
            steps.append(step_of(rule))
        done.add(name)

    for target in targets:
        visit(target, ())
    return Plan(tuple(steps), tuple(facts))


def step_of(rule: AnyRule) -> Step:
    """How to call the rule."""
    names = rule.arguments
    bounded = (rule.low, rule.high, rule.length) != (None, None, None)
    return Step(rule, rule.name, names, "p" in names, "choices" in names, bounded)


def breaks(rules: Rules) -> tuple[date, ...]:
    """The dates on which the set of rules in force changes, oldest first."""
    days: set[date] = set()
    for versions in rules.values():
        for v in versions:
            days |= {v.in_force} if v.in_force else set()
            days |= {v.until + timedelta(days=1)} if v.until else set()
    return tuple(sorted(days))


def check(
    rules: Rules, facts: Mapping[str, Fact], amounts: Mapping[str, Amount], choices: Mapping[str, Choice]
) -> None:
    """Raise the first fault of a book: a name with two meanings, an unknown name, a wrong unit, a circle."""
    both = sorted(set(rules) & set(facts)) or sorted((set(rules) | set(facts)) & set(CONTEXT))
    if both:
        raise TwoRules(f"{both[0]!r} is declared both as a rule and as a fact.")
    for versions in rules.values():
        for version in versions:
            for need in version.needs:
                if need not in rules and need not in facts:
                    where = f"as an argument of {version.name!r} ({version.paragraph}, {version.fn.__module__})"
                    raise UnknownName(need, [*rules, *facts], where)
                _check_edge(version, need, rules, facts)
            check_text(version, amounts, choices)
    for day in (date.min, *breaks(rules)):
        _check_circles(rules, day)


def _check_edge(reader: AnyRule, need: str, rules: Rules, facts: Mapping[str, Fact]) -> None:
    wanted = reader.kinds.get(need)
    if wanted is None:
        return
    made = [facts[need].kind] if need in facts else [v.kind for v in rules[need]]
    for kind in made:
        if not suits(kind, wanted):
            raise WrongUnit(f"{reader.name!r} ({reader.paragraph}) reads {need!r} as {wanted}, but {need!r} is {kind}.")


def _check_circles(rules: Rules, on: date) -> None:
    in_force = {name: v for name, versions in rules.items() for v in versions if v.holds(on)}
    done: set[str] = set()
    for start in in_force:
        path: list[str] = []
        stack: list[Iterator[str]] = [iter((start,))]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                if path:
                    done.add(path.pop())
            elif name in path:
                raise Cycle([*path[path.index(name) :], name])
            elif name in in_force and name not in done:
                path.append(name)
                stack.append(iter(in_force[name].needs))
