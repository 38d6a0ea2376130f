"""What each payer bears of each line, as a table; ceilings and days as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tryggve.casework.contract.company import CompanyForm, CostSplit
from tryggve.casework.contract.text import Text
from tryggve.casework.flow import queries as flow
from tryggve.casework.people import queries as people

PRIVATE = ("providers",)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a payer pays what it pays: the payer's name, the sentence, the paragraph."""

    payer: str
    text: Text
    paragraph: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what it is, its cost, what each payer bears in the order of the columns, what is left for the
    company and what somebody else pays.
    """

    label: Text
    cost: Fraction
    shares: tuple[tuple[str, Fraction], ...]
    own: Fraction
    others: Fraction
    whys: tuple[Why, ...]


def content(*, form: CompanyForm, insurance: str, company: int, answers: Mapping[str, Any], on: date) -> dict[str, Any]:
    """What the table needs, for answers that may be far from done."""
    return shown(form, flow.cost_split(insurance=insurance, company=company, answers=sent(answers), on=on))


def shown(form: CompanyForm, split: CostSplit) -> dict[str, Any]:
    """The split as rows, with totals, ceilings and days."""
    columns = payers(form)
    rows = [
        Row(
            label=line.label,
            cost=line.cost,
            shares=tuple((name, line.of(key)) for key, name in columns),
            own=line.own,
            others=line.others,
            whys=tuple(
                Why(name, share.why, share.paragraph)
                for key, name in columns
                for share in line.shares
                if share.payer == key
            ),
        )
        for line in split.lines
    ]
    totals = tuple((name, split.totals.get(key, Fraction(0))) for key, name in columns)
    return {
        "payers": [name for _, name in columns], "split_rows": rows, "totals": totals, "own_total": split.own,
        "whole": sum((row.cost for row in rows), Fraction(0)), "ceilings": split.ceilings,
        "deadlines": split.deadlines,
    }  # fmt: skip


def payers(form: CompanyForm) -> tuple[tuple[str, str], ...]:
    """Key and name of every payer, in the order of the columns."""
    return tuple((key, people.insurer(key).name) for key in form.payers)


def sent(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without what only the pages remember."""
    return {key: value for key, value in answers.items() if key not in PRIVATE}
