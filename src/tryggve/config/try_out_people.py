"""The people of the try-out, from people.toml into the casework. Loading them again changes nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from tryggve.casework.base import actions as base
from tryggve.casework.base.actor import Actor, system
from tryggve.casework.base.clock import is_set
from tryggve.casework.people import actions as people
from tryggve.casework.people.membership import join_fund
from tryggve.casework.providers import actions as providers
from tryggve.casework.providers import queries as register
from tryggve.casework.providers.records import COMPETENCES

FILE = Path(__file__).with_name("people.toml")
LOADER = system("try-out")
SINCE = date(2019, 1, 1)


def read(file: Path = FILE) -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@transaction.atomic
def load(*, real: datetime) -> list[tuple[str, str, str]]:
    """Load everybody; returns name, personnummer and what they do, for whoever is to sign in as them."""
    told = read()
    starts: datetime = told["clock"]["starts"]
    if not is_set():
        base.set_clock(to=starts, real=real, actor=LOADER)
    for insurer in told["insurer"]:
        people.register_insurer(
            key=insurer["key"],
            name=insurer["name"],
            orgnr=insurer["orgnr"],
            settings=insurer["settings"],
            actor=LOADER,
            now=starts,
        )
    companies = {
        entry["orgnr"]: people.register_company(
            orgnr=entry["orgnr"],
            name=entry["name"],
            actor=LOADER,
            now=starts,
            connected_on=SINCE,
            settings=entry.get("settings"),
        ).id
        for entry in told["company"]
    }
    for entry in told["provider"]:
        _provider(entry, actor=LOADER, now=starts)
    for entry in told["person"]:
        _person(entry, companies, actor=LOADER, now=starts)
    return [(f"{p['given_name']} {p['surname']}", p["personnummer"], p["what"]) for p in told["person"]]


def _provider(entry: Mapping[str, Any], *, actor: Actor, now: datetime) -> None:
    """A provider with every competence, approved from its day; whatever has become of it since then stands."""
    if register.of_provider(entry["orgnr"], entry["insurer"]):
        return
    asked = providers.apply_for_approval(
        insurer=entry["insurer"], orgnr=entry["orgnr"], name=entry["name"], town=entry["town"], competences=list(COMPETENCES),
        actor=actor, now=now,
    )  # fmt: skip
    providers.approve(approval=asked.id, from_day=entry["approved_from"], actor=actor, now=now)


def _person(entry: Mapping[str, Any], companies: Mapping[str, int], *, actor: Actor, now: datetime) -> None:
    person = people.register_person(
        personnummer=entry["personnummer"], given_name=entry["given_name"], surname=entry["surname"], actor=actor, now=now,
        email=entry.get("email", ""), protected=entry.get("protected", False),
    )  # fmt: skip
    for spell in entry.get("member", ()):
        join_fund(person=person.id, insurer=spell["fund"], from_day=spell["from"], actor=actor, now=now)
    for post in entry.get("posts", ()):
        people.appoint(
            person=person.id, insurer=post["insurer"], role=post["role"], from_day=SINCE, actor=actor, now=now
        )
    for mandate in entry.get("mandates", ()):
        for service in mandate["services"]:
            people.give_mandate(
                person=person.id,
                company=companies[mandate["company"]],
                service=service,
                from_day=SINCE,
                actor=actor,
                now=now,
            )
