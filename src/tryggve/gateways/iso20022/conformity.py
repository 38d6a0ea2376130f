"""Holds an ISO 20022 message against its model: what is required, how long, which pattern, how many digits.

xsdata writes whatever it is given. The model's fields carry the published schema's limits, and this walk applies them.
"""

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any


class NotConforming(Exception):
    """The message breaks the schema; the message names the element and the rule."""


def check(message: Any, path: str = "Document") -> None:
    """Nothing, or NotConforming for the first break."""
    for field in fields(message):
        rules = field.metadata
        value = getattr(message, field.name)
        place = f"{path}/{rules.get('name', field.name)}"
        values = value if isinstance(value, list) else [] if value is None else [value]
        if len(values) < max(int(rules.get("min_occurs", 0)), int(bool(rules.get("required")))):
            raise NotConforming(f"{place}: missing")
        if len(values) > int(rules.get("max_occurs", 1_000_000)):
            raise NotConforming(f"{place}: too many")
        for one in values:
            if is_dataclass(one):
                check(one, place)
            else:
                _check_value(one, rules, place)


def _check_value(value: Any, rules: Any, place: str) -> None:
    if isinstance(value, str):
        if not int(rules.get("min_length", 0)) <= len(value) <= int(rules.get("max_length", 1_000_000)):
            raise NotConforming(f"{place}: {len(value)} characters")
        if "pattern" in rules and re.fullmatch(rules["pattern"], value) is None:
            raise NotConforming(f"{place}: {value!r} does not fit {rules['pattern']}")
    if isinstance(value, Decimal):
        digits, exponent = value.as_tuple().digits, value.as_tuple().exponent
        assert isinstance(exponent, int)
        too_long = max(len(digits), -exponent) > int(rules.get("total_digits", 1_000))
        if too_long or -exponent > int(rules.get("fraction_digits", 1_000)):
            raise NotConforming(f"{place}: {value} has too many digits")
        if "min_inclusive" in rules and value < rules["min_inclusive"]:
            raise NotConforming(f"{place}: {value} is too small")
