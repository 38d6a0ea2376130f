"""The contents of one act: its rules and facts, its amounts and choices, checked when they are gathered."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from tryggve.law.engine import graph, sources
from tryggve.law.engine.amounts import Amount, AmountsInForce, load_amounts
from tryggve.law.engine.choices import Choice, load_choices
from tryggve.law.engine.errors import NoRule, TwoRules, UnknownName
from tryggve.law.engine.facts import DECLARED, Fact
from tryggve.law.engine.graph import AnyRule, Plan
from tryggve.law.engine.rule import Rule

REMEMBERED_DATES = 2_000


class Contents:
    """One act. `rules` has every version of every rule by public name, oldest first; the rest is by name."""

    def __init__(
        self,
        act: str,
        title: str,
        modules: Sequence[ModuleType],
        *,
        amounts: Path | None = None,
        choices: Path | None = None,
    ) -> None:
        self.act, self.title, self.modules = act, title, tuple(modules)
        self.amounts: Mapping[str, Amount] = load_amounts(amounts) if amounts else {}
        self.choices: Mapping[str, Choice] = load_choices(choices) if choices else {}
        self.rules = _rules_of(modules)
        self.facts = _facts_of(modules)
        self._plans: dict[tuple[Any, ...], Plan] = {}
        self._in_force: dict[date, AmountsInForce] = {}
        graph.check(self.rules, self.facts, self.amounts, self.choices)

    def rule(self, name: str, on: date) -> AnyRule:
        """The version of the rule in force on the date; `UnknownName` or `NoRule`."""
        if name not in self.rules:
            raise UnknownName(name, [*self.rules, *self.facts], f"in {self.act}")
        for version in self.rules[name]:
            if version.holds(on):
                return version
        raise NoRule(name, on)

    def names_on(self, on: date) -> list[str]:
        """The names of the rules in force on the date."""
        return [name for name, versions in self.rules.items() if any(v.holds(on) for v in versions)]

    def plan(self, targets: Sequence[str], given: frozenset[str], on: date) -> Plan:
        """What must be computed, in order, to reach the targets; remembered by set of rule versions."""
        key = (self.version_key(on), tuple(targets), given)
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = graph.plan(targets, given, self.facts, lambda name: self.rule(name, on))
        return found

    def in_force(self, on: date) -> AmountsInForce:
        """The amounts in force on the date."""
        found = self._in_force.get(on)
        if found is None:
            if len(self._in_force) >= REMEMBERED_DATES:
                self._in_force.clear()
            found = self._in_force[on] = AmountsInForce(self.amounts, on)
        return found

    @cached_property
    def hash(self) -> str:
        """A hash of the source of every rule of the act and of what its rules use; the same on every machine."""
        return sources.hash_of(self.modules)

    def amounts_hash(self, on: date) -> str:
        """A hash of every amount in force on the date, with its source."""
        return sources.hash_of_amounts(self.amounts, on)

    def version_key(self, on: date) -> int:
        """A number that is the same on two dates when the same versions of all rules hold."""
        return sum(day <= on for day in self._breaks)

    @cached_property
    def _breaks(self) -> tuple[date, ...]:
        return graph.breaks(self.rules)


def _rules_of(modules: Sequence[ModuleType]) -> dict[str, tuple[AnyRule, ...]]:
    """Every rule by name, its versions oldest first; `TwoRules` when two hold on one date."""
    found: dict[str, list[AnyRule]] = {}
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and value not in found.setdefault(value.name, []):
                found[value.name].append(value)
    for name, versions in found.items():
        versions.sort(key=lambda v: v.in_force or date.min)
        for earlier, later in pairwise(versions):
            if earlier.until is None or earlier.until >= (later.in_force or date.min):
                day = later.in_force or date.min
                places = f"{_place(earlier)} and {_place(later)}"
                raise TwoRules(f"Two versions of the rule {name!r} are in force on {day.isoformat()}: {places}.")
    return {name: tuple(versions) for name, versions in found.items()}


def _place(rule: AnyRule) -> str:
    return f"{rule.fn.__module__}:{rule.fn.__code__.co_firstlineno}"


def _facts_of(modules: Sequence[ModuleType]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for module in modules:
        for name, declared in vars(module).get(DECLARED, {}).items():
            if found.setdefault(name, declared) != declared:
                raise TwoRules(f"The fact {name!r} is declared twice, differently; the second is in {module.__name__}.")
    return found
