"""From the reference that a repayment states back to the decision, the day, the facts and the paragraph. As text, for a person."""

from __future__ import annotations

from collections.abc import Iterator

from tryggve.casework.assessments import queries as assessed
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.decisions import queries as decided
from tryggve.casework.payments import claims
from tryggve.casework.payments.records import ClaimRecord
from tryggve.casework.payments.trace import kronor, rules, steps, the_decision, told, vouchers
from tryggve.casework.payments.trace_facts import at, facts, sources
from tryggve.casework.people import queries as people


def trace_claim(reference: str, *, language: str = "en", every: bool = False) -> str:
    """The whole way of a decided claim: what came back, books, decision, calculation, rules, facts. Raises `NoSuchClaim`."""
    claim = claims.claim_by_reference(reference)
    assert claim.decision is not None
    made = assessed.assessment(claim.assessment)
    judged = assessed.assessment(decided.decision_by_id(claim.decision).assessment)
    kept = assessed.all_facts(claim.case)
    _, latest = claims.before(claim)
    parts = [
        ("Claim", _claim(claim)), ("Paid back", _paid_back(claim)), ("Books", vouchers(_keys(claim))),
        ("Decision", the_decision(claim.decision, language)),
        *([("Rules of the recovery", rules((), judged, every=every))] if judged.id != made.id else []),
        ("How what was paid came about", steps(() if latest is None else latest.lines, language)),
        ("How what is right comes about", steps(claim.lines, language)), ("Rules", rules(claim.lines, made, every=every)),
        ("Facts", facts(made, kept)), ("Sources", sources(claim, made, kept)),
    ]  # fmt: skip
    return told(parts)


def _claim(claim: ClaimRecord) -> Iterator[str]:
    case = case_by_id(claim.case)
    payee = people.person(case.person) if case.company is None else people.company(case.company)
    stood, latest = claims.before(claim)
    yield f"{claim.reference}: {kronor(claim.recover or 0)} from {payee.name}, {kronor(claim.left)} left, due {claim.due_on}"
    yield f"{kronor(stood)} was ordered, {kronor(stood - claim.amount)} is right, {kronor(claim.waived)} is waived"
    yield f"{claim.benefit}, period {claim.period}, version {claim.version}, found {at(claim.found_at)}"
    yield f"case {case.number} at {people.insurer(case.insurer).name}"
    if latest is not None:
        yield f"the latest order before it: {latest.reference}"


def _paid_back(claim: ClaimRecord) -> Iterator[str]:
    for one in claims.repayments(claim.id):
        how = f"kept back from {one.order}" if one.order else f"paid in, by {one.answer}"
        yield f"{one.day}: {kronor(one.amount)}, {how}"
    if not claim.repaid:
        yield "nothing yet"


def _keys(claim: ClaimRecord) -> Iterator[str]:
    yield f"claim:{claim.reference}"
    for one in claims.repayments(claim.id):
        yield f"set-off:{one.order}:{claim.reference}" if one.order else f"bank:paid_in:{one.line}"
