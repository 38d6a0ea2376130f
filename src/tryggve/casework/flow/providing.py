"""Providers and the insurers that approve them: what is signed and sent, what is decided, who is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasProviders
from tryggve.casework.contract.records import Problem
from tryggve.casework.contract.text import Text
from tryggve.casework.flow import provider_texts
from tryggve.casework.flow.records import SigningText
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people
from tryggve.casework.people.mandates import Service
from tryggve.casework.people.records import InsurerRecord
from tryggve.casework.providers import actions as register
from tryggve.casework.providers.access import may_tell
from tryggve.casework.providers.records import COMPETENCES, HIRED, ProviderRecord, shortfalls
from tryggve.casework.providers.statements import Told, subject
from tryggve.casework.providers.telling import ending

NAME = Problem("name", Text("Skriv vad ni heter.", "Write your name."))
TOWN = Problem("town", Text("Skriv orten där ni finns.", "Write the town where you are."))
CHOSEN = Problem("competences", Text("Välj den kompetens ni har.", "Choose the competences that you have."))
IS_HIRED = Problem("hired", Text("Svara om dem ni hyr in.", "Answer about those you hire in."))
DUTIES = Problem("duties", Text("Svara om arbetsmiljöarbetet.", "Answer about the working environment."))
SHORT = {
    "competences": Problem(
        "competences",
        Text(
            "Det räcker inte för att bli godkänd: medicin och rehabilitering krävs båda, och minst tre av de andra.",
            "It is not enough to be approved: medicine and rehabilitation are both needed, and at least three of the others.",
        ),
        soft=True,
    ),
    "hired": Problem(
        "hired",
        Text(
            "För att bli godkänd behöver ni avtal med alla som ni hyr in.",
            "To be approved you need contracts with all whom you hire in.",
        ),
        soft=True,
    ),
    "duties": Problem(
        "duties",
        Text(
            "För att bli godkänd behöver ni känna till det systematiska arbetsmiljöarbetet.",
            "To be approved you need to know the systematic work with the working environment.",
        ),
        soft=True,
    ),
}


def approving() -> list[InsurerRecord]:
    """The insurers here that approve providers: those that an insurance of the installation names. By key."""
    keys = {key for plug in registry.all_insurances() if isinstance(plug, HasProviders) for key in plug.approvers}
    return [one for one in people.insurers() if one.key in keys]


def problems(answers: Mapping[str, Any]) -> list[Problem]:
    """What must be mended before it can be signed. Soft: what an approval asks for and this does not have.

    answers = {name, town, competences: list of keys, hired: one of `HIRED`, duties: yes|no}
    """
    chosen = [one for one in answers.get("competences", ()) if one in COMPETENCES]
    hired, duties = answers.get("hired"), answers.get("duties")
    wrong = [
        (NAME, not str(answers.get("name", "")).strip()), (TOWN, not str(answers.get("town", "")).strip()), (CHOSEN, not chosen),
        (IS_HIRED, hired not in HIRED), (DUTIES, duties not in ("yes", "no")),
    ]  # fmt: skip
    hard = [problem for problem, is_so in wrong if is_so]
    short = shortfalls(chosen, str(hired), None if duties is None else duties != "no")
    return [*hard, *(SHORT[name] for name in short if name not in {problem.field for problem in hard})]


def told(answers: Mapping[str, Any]) -> Told:
    """The answers of a form as they are signed and kept."""
    return Told(
        name=str(answers["name"]), town=str(answers["town"]), competences=tuple(answers["competences"]),
        hired=str(answers["hired"]), duties=answers["duties"] == "yes",
    )  # fmt: skip


def signing_text(*, kind: str, insurer: str, orgnr: str, answers: Mapping[str, Any], language: str) -> SigningText:
    """What is shown and signed of an `application` or a `change`."""
    said = told(answers)
    wanted = subject(kind=kind, insurer=insurer, orgnr=orgnr, told=said)
    return provider_texts.text(kind, people.insurer(insurer).name, orgnr, said, wanted, language)


def ending_text(*, approved: ProviderRecord, last_day: date, language: str) -> SigningText:
    """What is shown and signed when a provider asks for its approval to end."""
    said = ending(approved, last_day)
    wanted = subject(kind="ending", insurer=approved.insurer, orgnr=approved.orgnr, told=said)
    return provider_texts.text("ending", people.insurer(approved.insurer).name, approved.orgnr, said, wanted, language)


def draft(*, orgnr: str, insurer: str, actor: Actor) -> dict[str, Any]:
    """What the user has filled in and not yet signed; empty when nothing is."""
    assert actor.person is not None
    row = applied.draft(person=actor.person, **_draft(orgnr, insurer))
    return {} if row is None else dict(row.answers)


@transaction.atomic
def keep_draft(*, orgnr: str, insurer: str, answers: Mapping[str, Any], actor: Actor, now: datetime) -> None:
    """Keep what the user has filled in so far. Raises `providers.NotYours`."""
    if actor.person is None or not may_tell(actor, orgnr=orgnr, on=day_of(now)):
        raise register.NotYours(orgnr)
    applications.save_draft(person=actor.person, **_draft(orgnr, insurer), answers=answers, now=now)


@transaction.atomic
def send(
    *, kind: str, orgnr: str, insurer: str, answers: Mapping[str, Any], signature: int, actor: Actor, now: datetime
) -> ProviderRecord:
    """Send what was signed, an `application` or a `change`; the draft is done with. Raises what those verbs raise."""
    said = told(answers)
    given: dict[str, Any] = {
        "insurer": insurer, "orgnr": orgnr, "name": said.name, "town": said.town, "competences": said.competences,
        "hired": said.hired, "duties": said.duties, "signature": signature, "actor": actor, "now": now,
    }  # fmt: skip
    sent = register.apply_for_approval(**given) if kind == "application" else register.change(**given)
    assert actor.person is not None
    applications.drop_draft(person=actor.person, **_draft(orgnr, insurer))
    return sent


def _draft(orgnr: str, insurer: str) -> dict[str, str]:
    """Where the draft lies: among what the user writes for companies, never among their own matters."""
    return {"insurer": f"company:{orgnr}", "insurance": "provider", "kind": "approval", "key": insurer}


@transaction.atomic
def approve(*, approval: int, from_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """Approve, and let the provider's users know. Raises what `providers.approve` raises."""
    return _known(register.approve(approval=approval, from_day=from_day, actor=actor, now=now), now=now)


@transaction.atomic
def refuse(*, approval: int, why: str, actor: Actor, now: datetime) -> ProviderRecord:
    """Refuse with the reason, and let the provider's users know. Raises what `providers.refuse` raises."""
    return _known(register.refuse(approval=approval, why=why, actor=actor, now=now), now=now)


@transaction.atomic
def end(*, approval: int, to_day: date, actor: Actor, now: datetime) -> ProviderRecord:
    """End after a day, and let the provider's users know. Raises what `providers.end` raises."""
    return _known(register.end(approval=approval, to_day=to_day, actor=actor, now=now), now=now)


@transaction.atomic
def let_stand(*, approval: int, statement: int, why: str, actor: Actor, now: datetime) -> ProviderRecord:
    """Let an approval stand in spite of what was told, and let the provider's users know. Raises what `providers.let_stand` raises."""
    stands = register.let_stand(approval=approval, statement=statement, why=why, actor=actor, now=now)
    return _known(stands, f"kept-{statement}", now=now)


def _known(decided: ProviderRecord, outcome: str = "", *, now: datetime) -> ProviderRecord:
    """A knock, once for each outcome, to whoever may speak for the provider today. One without a company here has no pages."""
    try:
        company = people.company_by_number(decided.orgnr).id
    except people.NoSuchCompany:
        return decided
    for mandate in people.mandates_of_company(company, day_of(now)):
        if mandate.service == Service.PROVIDER:
            key = f"provider:{decided.id}:{outcome or decided.state}:{mandate.person}"
            notifications.knock(key=key, person=mandate.person, occasion="answer", now=now)
    return decided
