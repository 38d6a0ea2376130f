"""What the portals may ask of money paid too much: the lists and the page of an officer, what a payee has left to pay and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tryggve.casework.applications import queries as applied
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.access import may_read
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract.records import Letter, PayLine
from tryggve.casework.contract.recovery import RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.flow import outcome, recovering, recovery_words, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.records import SigningText
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import claims
from tryggve.casework.payments import queries as paid
from tryggve.casework.payments.records import ClaimRecord, RepaymentRecord
from tryggve.casework.people import queries as people


@dataclass(frozen=True, slots=True)
class Recovery:
    """A claim as a list shows it: whose, for what, how it stands. Amounts in öre."""

    claim: ClaimRecord
    case: CaseRecord
    payee: str
    what: Text


@dataclass(frozen=True, slots=True)
class Change:
    """Something that came in between the payment and the claim. `why`: what the sender said of it."""

    what: str
    key: str
    version: int
    source: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecoveryPage:
    """A claim with what was paid and what is right, what came in between, what is asked, and how far it has come."""

    found: Recovery
    rules: RecoveryRules
    paid: int
    right: int
    reference: str
    was: tuple[PayLine, ...]
    now: tuple[PayLine, ...]
    changes: tuple[Change, ...]
    proposal: DecisionRecord | None
    decision: DecisionRecord | None
    repayments: tuple[RepaymentRecord, ...]
    document: int | None


@dataclass(frozen=True, slots=True)
class ToPay:
    """What a payee has been told to pay back: how much is left, by when, where to and with which reference. Amounts in öre."""

    number: str
    what: Text
    recover: int
    left: int
    due_on: date
    account: str
    reference: str
    set_off: bool
    repayments: tuple[RepaymentRecord, ...]
    document: int | None


def recoveries(*, insurer: str, actor: Actor, on: date) -> list[Recovery]:
    """The insurer's claims that the officer may read, oldest first; withdrawn ones are left out."""
    found = [(claim, case_queries.case_by_id(claim.case)) for claim in claims.claims_at(insurer)]
    return [_recovery(claim, case) for claim, case in found if may_read(actor, case, on)]


def recovery_page(*, claim: int) -> RecoveryPage:
    """One claim, opened. Raises `claims.NoSuchClaim`. Whoever calls has asked whether the case may be read."""
    found = claims.claim(claim)
    case = case_queries.case_by_id(found.case)
    stood, latest = claims.before(found)
    decision = None if found.decision is None else decided.decision_by_id(found.decision)
    return RecoveryPage(
        found=_recovery(found, case), rules=recovering.rules(found, case, case_file(case)), paid=stood, right=stood - found.amount,
        reference=claims.reference_of(claim), was=_lines(() if latest is None else latest.lines), now=_lines(found.lines),
        changes=tuple(_changes(found, case, None if latest is None else latest.ordered_at)),
        proposal=decided.proposal(case.id, recovering.about(claim)), decision=decision, repayments=tuple(claims.repayments(claim)),
        document=None if decision is None else _document(decision.id),
    )  # fmt: skip


def recovery_letter(*, decision: DecisionRecord, language: str) -> Letter:
    """The letter of a proposed or signed decision, word for word."""
    return outcome.letter(decision.text[language])


def to_pay(*, case: str) -> list[ToPay]:
    """What has been decided of each claim in the case, oldest first: what is paid already, and what was waived, too."""
    record = case_queries.case(case)
    account = recovery_words.iban(str(people.insurer(record.insurer).settings["bank"]["iban"]))
    return [_to_pay(claim, record, account) for claim in paid.claims(record.id) if claim.state == "decided"]


def recovery_text(*, claim: int, language: str, on: date) -> SigningText:  # noqa: ARG001 - every text is asked for on a day
    """The text to show and sign, for the proposed decision on a claim. Raises `LookupError` when nothing is proposed."""
    proposal = decided.proposal(claims.claim(claim).case, recovering.about(claim))
    if proposal is None:
        raise LookupError(claim)
    return signing.signing_text(
        heading=Text(f"Beslut {proposal.number}", f"Decision {proposal.number}"),
        lines=[proposal.text[language]["decision"], proposal.text[language]["now"]],
        declaration=Text("Jag fattar det här beslutet.", "I make this decision."), subject=recovering.subject(proposal), language=language,
    )  # fmt: skip


def _recovery(claim: ClaimRecord, case: CaseRecord) -> Recovery:
    payee = people.person(case.person) if case.company is None else people.company(case.company)
    what = recovering.rules(claim, case, case_file(case)).what
    return Recovery(claim=claim, case=case, payee=payee.name, what=what)


def _to_pay(claim: ClaimRecord, case: CaseRecord, account: str) -> ToPay:
    assert claim.decision is not None
    assert claim.due_on is not None
    return ToPay(
        number=decided.decision_by_id(claim.decision).number, what=recovering.rules(claim, case, case_file(case)).what,
        recover=claim.recover or 0, left=claim.left, due_on=claim.due_on, account=account, reference=claim.reference,
        set_off=claim.set_off, repayments=tuple(claims.repayments(claim.id)), document=_document(claim.decision),
    )  # fmt: skip


def _document(decision: int) -> int | None:
    letter = letters.letter_of(decision)
    return None if letter is None else letter.document


def _lines(kept: tuple[Mapping[str, Any], ...]) -> tuple[PayLine, ...]:
    return tuple(outcome.pay_line(dict(line)) for line in kept)


def _changes(claim: ClaimRecord, case: CaseRecord, paid_at: datetime | None) -> list[Change]:
    """What was sent in, and what became known, after the payment was ordered and until the claim was found."""
    if paid_at is None:
        return []
    sent = [
        Change(one.kind, one.key, one.version, "sent", one.why_changed, one.received_at)
        for one in applied.submissions(case.id, all_versions=True)
        if paid_at < one.received_at <= claim.found_at
    ]
    known = [
        Change(fact.name, fact.part, 0, fact.source, "", fact.known_at)
        for fact in assessed.all_facts(case.id)
        if paid_at < fact.known_at <= claim.found_at and not fact.evidence.startswith("submission:")
    ]
    return sorted([*sent, *known], key=lambda one: (day_of(one.at), one.at, one.what))
