"""A finding: one application of one paragraph to one person, with everything it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tryggve.law.engine.amounts import Amounts, Dated, reads_of
from tryggve.law.engine.choices import Choices, choices_read
from tryggve.law.engine.coerce import to_json
from tryggve.law.engine.graph import AnyRule
from tryggve.law.engine.texts import fill


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `amounts` has value, first day and source of each one read; `text` is its sentence, filled."""

    name: str
    label: str
    paragraph: str
    value: Any
    unit: str | None
    text: str
    inputs: Mapping[str, Any]
    amounts: Mapping[str, Mapping[str, Any]]
    choices: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {
            "name": self.name,
            "label": self.label,
            "paragraph": self.paragraph,
            "value": to_json(self.value),
            "unit": self.unit,
            "text": self.text,
            "inputs": to_json(self.inputs),
            "amounts": to_json(self.amounts),
            "choices": dict(self.choices),
        }


@dataclass(frozen=True, slots=True)
class Applied:
    """A rule as it was called: what a finding is made from, when somebody reads it."""

    rule: AnyRule
    value: Any
    arguments: list[Any]

    @property
    def inputs(self) -> dict[str, Any]:
        """The values of the person that went in."""
        return {n: v for n, v in zip(self.rule.arguments, self.arguments, strict=True) if n not in ("p", "choices")}

    @property
    def amounts(self) -> dict[str, Dated]:
        return next((reads_of(a) for a in self.arguments if isinstance(a, Amounts)), {})

    @property
    def choices(self) -> dict[str, str]:
        return next((choices_read(a) for a in self.arguments if isinstance(a, Choices)), {})

    def finding(self) -> Finding:
        """The finding, with its sentence filled."""
        rule, inputs, read, choices = self.rule, self.inputs, self.amounts, self.choices
        words = {**inputs, "value": self.value, rule.name: self.value}
        return Finding(
            name=rule.name,
            label=rule.label,
            paragraph=rule.paragraph,
            value=self.value,
            unit=rule.kind.unit,
            text=fill(rule.text, words, {n: d.value for n, d in read.items()}, choices) if rule.text else "",
            inputs=inputs,
            amounts={n: {"value": d.value, "from": d.first, "source": d.source} for n, d in read.items()},
            choices=choices,
        )
