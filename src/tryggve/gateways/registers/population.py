"""Folkbokföringen: name, address, children, and whether the person's data are protected.

`folkbokforing/v1/person`:

    {"id", "as_of"}
    {"id", "given_name", "surname", "protected": false, "address": null | {"street", "postcode", "city"},
     "children": [{"id": "201501012395", "born": "2015-01-01"}]}

A person with protected data has no address here. NotFound when the number is not registered.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tryggve.gateways.registers.line import Line


@dataclass(frozen=True)
class Address:
    street: str
    postcode: str
    city: str


@dataclass(frozen=True)
class Child:
    personnummer: str
    born: date


@dataclass(frozen=True)
class PersonEntry:
    """`address` is None when there is none or the data are `protected`."""

    personnummer: str
    given_name: str
    surname: str
    protected: bool
    address: Address | None
    children: tuple[Child, ...] = ()


class PopulationRegister:
    def __init__(self, line: Line) -> None:
        self._line = line

    def person(self, personnummer: str, *, now: datetime) -> PersonEntry:
        """The person's entry. NotFound when there is none."""
        answer = self._line.ask("folkbokforing/v1/person", whose=personnummer, now=now)
        address = None
        if not answer.is_null("address"):
            part = answer.part("address")
            address = Address(part.text("street"), part.text("postcode"), part.text("city"))
        return PersonEntry(
            personnummer=personnummer,
            given_name=answer.text("given_name"),
            surname=answer.text("surname"),
            protected=answer.truth("protected"),
            address=address,
            children=tuple(Child(row.text("id"), row.day("born")) for row in answer.rows("children")),
        )
