"""The page of one chapter: for each rule its sentence, what it rests on, its amounts through time and its cases."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Sequence
from types import ModuleType

from tryggve.law.engine import Book, to_json
from tryggve.law.engine.amounts import Amount
from tryggve.law.engine.cases import Case
from tryggve.law.engine.facts import DECLARED, Fact
from tryggve.law.engine.graph import AnyRule
from tryggve.law.engine.texts import in_words


def page(law: Book, module: ModuleType, cases: Sequence[Case]) -> str | None:
    """The page as Markdown; None for a module that declares neither rules nor facts."""
    rules = [v for versions in law.rules.values() for v in versions if v.fn.__module__ == module.__name__]
    rules.sort(key=lambda v: v.fn.__code__.co_firstlineno)
    facts: list[Fact] = list(vars(module).get(DECLARED, {}).values())
    if not rules and not facts:
        return None
    title = (module.__doc__ or module.__name__).strip().splitlines()[0].rstrip(".")
    lines = [f"# {title}", "", f"{law.title}. Skriven ur reglerna och fallen med `tryggve law docs`.", ""]
    for rule in rules:
        lines += _rule(law, rule, [c for c in cases if c.paragraph == rule.paragraph and _is_about(c, rule)])
    if facts:
        lines += _facts(facts)
    return "\n".join(lines).rstrip() + "\n"


def _is_about(case: Case, rule: AnyRule) -> bool:
    return rule.holds(case.on) and (rule.name in case.targets or not case.targets)


def _rule(law: Book, rule: AnyRule, cases: Sequence[Case]) -> Iterator[str]:
    yield from (f"## {rule.paragraph} · {rule.label}", "", f"`{rule.name}` ger {_kind(rule)}{_period(rule)}.", "")
    if rule.doc:
        yield from (rule.doc, "")
    if rule.text:
        yield from (f"> {rule.text}", "")
    if rule.needs:
        yield from (f"Vilar på: {', '.join(f'`{n}`' for n in rule.needs)}.", "")
    read = _attributes(rule)
    amounts = [law.amounts[n] for n in read.get("p", []) if n in law.amounts]
    if amounts:
        yield from ("| belopp | från | till | värde | källa |", "|---|---|---|--:|---|")
        for amount in amounts:
            yield from _amount(amount)
        yield ""
    for choice in (law.choices[n] for n in read.get("choices", []) if n in law.choices):
        yield from (
            f"Val `{choice.name}` ({choice.certainty}): {choice.label} Normalt `{choice.default}`. {choice.reason}",
            "",
        )
    if cases:
        yield from ("| fall | datum | givet | svar | källa |", "|---|---|---|---|---|")
        for case in cases:
            cells = (_cell(case.name), str(case.on), _values(_given(case, rule)), _answer(case), _cell(case.source))
            yield f"| {' | '.join(cells)} |"
        yield ""


def _kind(rule: AnyRule) -> str:
    unit = f" ({rule.kind.unit})" if rule.kind.unit else ""
    names = {
        "int": "ett heltal",
        "Fraction": "ett exakt tal",
        "bool": "ja eller nej",
        "date": "ett datum",
        "tuple": "en följd",
    }
    base = rule.kind.base.__name__ if rule.kind.base else "ett värde"
    return f"{names.get(base, f'`{base}`' if rule.kind.base else base)}{unit}"


def _period(rule: AnyRule) -> str:
    since = f", i kraft från {rule.in_force}" if rule.in_force else ""
    return f"{since}{f' till och med {rule.until}' if rule.until else ''}"


def _amount(amount: Amount) -> Iterator[str]:
    for d in amount.values:
        unit = "" if isinstance(d.value, tuple) else f" {amount.unit}"
        value = f"{len(d.value)} rader" if isinstance(d.value, tuple) else in_words(d.value)
        yield f"| {_cell(amount.label)} | {d.first} | {d.last or ''} | {value}{unit} | {_cell(d.source)} |"


def _attributes(rule: AnyRule) -> dict[str, list[str]]:
    """The names read from `p` and from `choices` in the rule's own source, in order."""
    read: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(rule.fn)))):
        scope = name = None
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            scope, name = node.value.id, node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            called, first = node.func.value, node.args[0]
            if isinstance(called, ast.Name) and isinstance(first, ast.Constant):
                scope, name = called.id, str(first.value)
        if scope in ("p", "choices") and name and name not in read.setdefault(scope, []):
            read[scope].append(name)
    return read


def _given(case: Case, rule: AnyRule) -> dict[str, object]:
    """What the case gives, the rule's own inputs first; the rest is in the case's file."""
    given = {**case.facts, **case.given, **case.choices}
    return {n: given[n] for n in rule.needs if n in given} or given


def _answer(case: Case) -> str:
    if case.error:
        return f"vägras: {case.error}"
    parts = [_values(dict(case.expect))] if case.expect else []
    parts += [f"öppen fråga: {n}" for n in case.open] + [f"saknas: {n}" for n in case.missing]
    return ", ".join(parts)


def _values(values: dict[str, object]) -> str:
    return ", ".join(f"{n} = {_cell(_short(v))}" for n, v in values.items())


def _short(value: object) -> str:
    if isinstance(value, list):
        return f"{len(value)} rader" if value and isinstance(value[0], dict) else ", ".join(_short(v) for v in value)
    if isinstance(value, dict):
        return f"{len(value)} uppgifter"
    return in_words(to_json(value))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    yield from ("## Uppgifter", "", "| uppgift | fråga | värde | gränser |", "|---|---|---|---|")
    for f in facts:
        low, high = ("" if b is None else in_words(b) for b in (f.low, f.high))
        bounds = f"{low}–{high}" if low or high else ""
        who = " (handläggaren avgör)" if f.officer else ""
        yield f"| `{f.name}` | {_cell(f.question)}{who} | {_cell(str(f.kind))} | {bounds} |"
    yield ""
