"""An application comes in: it is kept, gets a case and a receipt, and what is missing is asked for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasEmployerPart
from tryggve.casework.contract.records import Answers, Problem
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents.records import DocumentRecord
from tryggve.casework.flow import jobs, signing
from tryggve.casework.flow.records import Receipt
from tryggve.casework.messages import actions as messages
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.people import queries as people


class NothingToSend(Exception):
    """There is no saved application to send."""


class NotComplete(Exception):
    """Answers are missing or wrong; `problems` says which, in words."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(problem.text.en for problem in problems))
        self.problems = problems


@transaction.atomic
def apply(*, person: int, insurer: str, insurance: str, signature: int, actor: Actor, now: datetime) -> Receipt:
    """Send the saved application. Pressed again with the same signature it gives the same receipt.

    Raises `NothingToSend`, `NotComplete`, `signing.SignedSomethingElse`.
    """
    sent = applied.submission_signed_by(signature)
    if sent is not None:
        return Receipt(
            case=case_queries.case_by_id(sent.case).number, receipt=sent.receipt, received_at=sent.received_at
        )
    draft = applied.draft(person=person, insurer=insurer, insurance=insurance, kind="application", key="first")
    if draft is None:
        raise NothingToSend
    plug = registry.insurance(insurance)
    problems = [problem for problem in plug.check(draft.answers, on=day_of(now)) if not problem.soft]
    if problems:
        raise NotComplete(problems)
    subject = signing.application_subject(person=person, insurer=insurer, insurance=insurance, answers=draft.answers)
    signing.demand(people.signature(signature), subject=subject, person=person)
    case = cases.open_case(insurer=insurer, insurance=insurance, person=person, actor=actor, now=now)
    kept = applications.submit(
        case=case.id,
        kind="application",
        key="first",
        answers=draft.answers,
        sender=person,
        signature=signature,
        actor=actor,
        now=now,
    )
    applications.drop_draft(person=person, insurer=insurer, insurance=insurance, kind="application", key="first")
    _ask_employers(case=case, answers=draft.answers, actor=actor, now=now)
    cases.set_turn(case=case.id, turn="fund", reason="looking", due_on=None, now=now)
    jobs.assess_later(case=case.number, now=now)
    return Receipt(case=case.number, receipt=kept.receipt, received_at=kept.received_at)


def _ask_employers(*, case: CaseRecord, answers: Answers, actor: Actor, now: datetime) -> None:
    plug = registry.insurance(case.insurance)
    if not isinstance(plug, HasEmployerPart):
        return
    for orgnr in plug.employers_to_ask(answers, on=day_of(now)):
        try:
            company = people.company_by_number(orgnr)
        except people.NoSuchCompany:  # not connected: the person sends the certificate on paper
            continue
        applications.ask_part(case=case.id, kind=plug.part_kind, company=company.id, actor=actor, now=now)


@transaction.atomic
def send_message(*, case: str, thread: str, key: str, text: str, from_fund: bool, actor: Actor, now: datetime) -> None:
    """Send a message in a case; the one who is to read it gets a knock. The same key again is the same message."""
    record = case_queries.case(case)
    messages.send(case=record.id, thread=thread, key=key, text=text, from_fund=from_fund, actor=actor, now=now)
    if from_fund:
        notifications.knock(key=f"message:{key}", person=record.person, occasion="message", now=now)


@transaction.atomic
def add_document(*, case: str, name: str, content: bytes, kind: str, actor: Actor, now: datetime) -> DocumentRecord:
    """Keep a document in a case. Refusals are those of `documents.receive`."""
    record = case_queries.case(case)
    kept = documents.receive(case=record.id, name=name, content=content, kind=kind, actor=actor, now=now)
    cases.filed(case=record.id)
    return kept
