"""The whole explanation as a tree of text: every value, its paragraph, its sentence, and what it rests on."""

from tryggve.law.engine.outcome import Outcome
from tryggve.law.engine.texts import in_words


def tree(made: Outcome) -> str:
    """One tree for each target; a value met again is not unfolded twice."""
    lines: list[str] = []
    shown: set[str] = set()
    for target in made.targets:
        _branch(made, target, "", "", shown, lines)
    return "\n".join(lines)


def _branch(made: Outcome, name: str, lead: str, below: str, shown: set[str], lines: list[str]) -> None:
    again = name in shown
    shown.add(name)
    lines.append(lead + _headline(made, name) + (" (se ovan)" if again and name in made.applied else ""))
    applied = made.applied.get(name)
    if applied is None or again:
        return
    found = applied.finding()
    needs = applied.rule.needs
    bar = below + ("│ " if needs else "  ")
    if found.text:
        lines.append(bar + found.text)
    for amount, read in found.amounts.items():
        lines.append(f"{bar}{amount} = {in_words(read['value'])} från {read['from']} ({read['source']})")
    for choice, alternative in found.choices.items():
        lines.append(f"{bar}val: {choice} = {alternative}")
    for i, need in enumerate(needs):
        is_last = i == len(needs) - 1
        _branch(made, need, below + ("└─ " if is_last else "├─ "), below + ("   " if is_last else "│  "), shown, lines)


def _headline(made: Outcome, name: str) -> str:
    if name in made.waits:
        return f"{name}: väntar på {', '.join(made.waits[name])}"
    value = in_words(made.values[name])
    if name in made.applied:
        rule = made.applied[name].rule
        unit = f" {rule.kind.unit}" if rule.kind.unit else ""
        return f"{name} = {value}{unit} · {rule.paragraph}"
    if name in made.given:
        return f"{name} = {value} · angivet"
    return f"{name} = {value}"
