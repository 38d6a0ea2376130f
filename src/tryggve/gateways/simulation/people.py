"""The invented people that all simulators share, read from one TOML file.

```toml
[[person]]
personnummer = "198507099813"        # required, 12 digits
given_name = "Bo"                    # required
surname = "Bengtsson"                # required
address = { street = "Storgatan 1", postcode = "903 26", city = "Umeå" }
protected = false                    # skyddade personuppgifter: the register then gives no address
children = ["201501012395"]
account = { clearing = "8327", number = "9041234567" }   # account register; leave out for none
tax = { kind = "table", table = 33, column = 1 }          # or { kind = "percent", percent = 25 }
job_seeker = [{ since = 2023-03-06 }]                     # until = … when it has ended
[[person.income]]                    # what employers reported to the tax agency, one a month
employer = "5569990004"
employer_name = "Bygg & Trä i Norr AB"
months = ["2024-11", "2024-12"]
amount = 29500                       # whole kronor
kind = "kontant_bruttolon"
changed = 2025-01-13T08:15:00+01:00
reported = 2025-01-13T08:15:00+01:00 # optional: not told before
old_amount = 28000                   # optional: what stood there before `changed`
note = "rättad"
[[person.benefit]]                   # Försäkringskassan
kind = "sjukpenning"
since = 2025-01-01
until = 2025-01-14
extent = 100
days = 14
amount = 9800
decided = 2025-01-20                 # optional: not told before
[[person.study_support]]             # CSN
kind = "studiemedel"
since = 2025-01-20
until = 2025-06-08
extent = 100
paid = 2800

[[company]]
orgnr = "5569990004"
name = "Bygg & Trä i Norr AB"
signatories = ["196411139808"]
signs = "alone"                      # or "two_together"
active = true

[[licence]]                          # Socialstyrelsen's register, by name; nobody here is a person above
name = "Pia Park"
profession = "psykolog"
since = 2012-06-01
until = 2026-01-31                   # the last day; leave out while it holds
```
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class BadPeopleFile(Exception):
    """The file of people misses something; the message says what and for whom."""

    for_a_person = True


@dataclass(frozen=True)
class Person:
    personnummer: str
    given_name: str
    surname: str
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.surname}"

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The tables under `key`, empty when there are none."""
        return list(self.more.get(key, []))


@dataclass(frozen=True)
class Company:
    orgnr: str
    name: str
    signatories: tuple[str, ...] = ()
    signs: str = "alone"
    active: bool = True


@dataclass(frozen=True)
class People:
    persons: Mapping[str, Person]
    companies: Mapping[str, Company]
    licences: tuple[Mapping[str, Any], ...] = ()


def read_people(file: Path) -> People:
    """The people of `file`; BadPeopleFile when it cannot be read or a required field is missing."""
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadPeopleFile(f"{file.name}: {error}") from error
    return people_from(content)


def people_from(content: Mapping[str, Any]) -> People:
    """The people of an already parsed file."""
    persons: dict[str, Person] = {}
    for row in content.get("person", []):
        person = _person(row)
        if person.personnummer in persons:
            raise BadPeopleFile(f"{person.personnummer} stands twice")
        persons[person.personnummer] = person
    companies = {row["orgnr"]: _company(row) for row in content.get("company", [])}
    return People(persons, companies, tuple(_licence(row) for row in content.get("licence", [])))


def _person(row: Mapping[str, Any]) -> Person:
    missing = {"personnummer", "given_name", "surname"} - row.keys()
    if missing:
        raise BadPeopleFile(f"person {row.get('personnummer', '?')}: missing {', '.join(sorted(missing))}")
    number = str(row["personnummer"])
    if len(number) != 12 or not number.isdigit():  # noqa: PLR2004 - personnummer with its century
        raise BadPeopleFile(f"personnummer {number!r}: twelve digits")
    named = {"personnummer", "given_name", "surname"}
    return Person(number, row["given_name"], row["surname"], {k: v for k, v in row.items() if k not in named})


def _licence(row: Mapping[str, Any]) -> Mapping[str, Any]:
    missing = {"name", "profession", "since"} - row.keys()
    if missing:
        raise BadPeopleFile(f"licence {row.get('name', '?')}: missing {', '.join(sorted(missing))}")
    return row


def _company(row: Mapping[str, Any]) -> Company:
    return Company(
        orgnr=str(row["orgnr"]),
        name=str(row["name"]),
        signatories=tuple(row.get("signatories", ())),
        signs=str(row.get("signs", "alone")),
        active=bool(row.get("active", True)),
    )
