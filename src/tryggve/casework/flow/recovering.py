"""An officer decides what was paid too much: claim it back, in part, or waive it. The claim, the letter and the books follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from tryggve.casework.applications.digests import digest
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasRecovery
from tryggve.casework.contract.records import CaseFile, Problem
from tryggve.casework.contract.recovery import Overpaid, RecoveryQuestion, RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.decisions.access import may_sign
from tryggve.casework.decisions.records import DecisionRecord
from tryggve.casework.flow import recovery_choices, recovery_words, signing
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.deciding import NothingToSign, announce
from tryggve.casework.flow.filing import NotComplete
from tryggve.casework.flow.outcome import as_kept
from tryggve.casework.flow.settling import ÖRE, öre
from tryggve.casework.payments import actions as payments
from tryggve.casework.payments import claims
from tryggve.casework.payments.records import ClaimRecord
from tryggve.casework.people import queries as people
from tryggve.casework.people.access import own_matter

GROUND = "ska_betalas_tillbaka"
OFFICERS = RecoveryRules(
    what=Text("perioden", "the period"), paragraph="",
    questions=(
        RecoveryQuestion(
            GROUND, Text("Ska det som har betalats för mycket betalas tillbaka?", "Is what was paid too much to be paid back?"),
            Text("Vi bedömer att beloppet ska betalas tillbaka.", "We find that the amount is to be paid back."),
            Text("Vi bedömer att beloppet inte behöver betalas tillbaka.", "We find that the amount need not be paid back."),
            Text("", ""), "",
        ),
    ),
)  # fmt: skip


def about(claim: int) -> str:
    """What a decision on a claim is about."""
    return f"claim:{claim}"


def overpaid(claim: ClaimRecord) -> Overpaid:
    """What was paid and what is right, as it stood when the claim was found."""
    made = assessed.assessment(claim.assessment)
    paid = Fraction(claims.before(claim)[0], ÖRE)
    return Overpaid(
        act=made.act, on=made.on_day, period=claim.period, paid=paid, right=paid - Fraction(claim.amount, ÖRE)
    )


def rules(claim: ClaimRecord, case: CaseRecord, file: CaseFile) -> RecoveryRules:
    """What must be judged: by the insurance when it says so, otherwise one question for the officer."""
    plug = registry.insurance(case.insurance)
    return plug.recovery_rules(overpaid(claim), file) if isinstance(plug, HasRecovery) else OFFICERS


@transaction.atomic
def propose_recovery(
    *, claim: int, judged: Mapping[str, bool], waived: int, reason: str, set_off: bool, actor: Actor, now: datetime
) -> DecisionRecord:
    """Write the decision that an officer means to sign. Again with other answers, it takes the place of the one before.

    `judged` answers the insurance's questions; `waived` öre are let go; `reason` is read by the payee; `set_off`: some of coming
    payments is kept back too. Raises `NotComplete`, `payments.AlreadyDecided`, `decisions.OwnCase`, `decisions.NotYours`,
    `claims.NoSuchClaim`.
    """
    found = claims.claim(claim)
    record = cases.lock_case(case_queries.case_by_id(found.case).number)
    _demand_allowed(actor, record, on=day_of(now))
    if claims.claim(claim).state != "proposed":
        raise payments.AlreadyDecided(claim)
    file = case_file(record)
    asked = rules(found, record, file)
    problems = _problems(found, asked, judged, waived, reason)
    if problems:
        raise NotComplete(problems)
    # Without a duty to pay back there is nothing to waive.
    waived = waived if _owes(found, record, file, judged) else 0
    recover, assessment = _answered(found, record, file, judged, waived, actor=actor, now=now)
    due_on = recovery_choices.pay_by(record.insurer, day_of(now))
    kept_back = set_off and recover > 0
    terms = {
        "claim": claim, "recover": recover, "set_off": kept_back, "due_on": due_on.isoformat(), "judged": dict(judged),
        "waived": waived, "reason": reason.strip(),
    }  # fmt: skip
    words = recovery_words.text(_told(found, record, asked, terms, due_on))
    kind = "recovery" if recover else "waiver" if waived else "no_recovery"
    return decisions.propose(
        case=record.id, assessment=assessment, kind=kind, text=words, needs_second=False,
        case_version=record.version, about=about(claim), terms=terms, actor=actor, now=now,
    )  # fmt: skip


@transaction.atomic
def decide_recovery(*, claim: int, seen_version: int, signature: int, actor: Actor, now: datetime) -> DecisionRecord:
    """Sign the proposed decision on a claim: it is booked, and the payee is told. By the same signature again it is the same decision.

    The proposal must be of the same day, since it says by when to pay. Raises `NothingToSign`, `signing.SignedSomethingElse`,
    `claims.NoSuchClaim`, and `decisions`' own: `FactsChanged`, `TakenByAnother`, `OwnCase`, `NotYours`.
    """
    found = claims.claim(claim)
    record = cases.lock_case(case_queries.case_by_id(found.case).number)
    signed = decided.by_signature(signature)
    if signed is not None:
        return signed
    _demand_allowed(actor, record, on=day_of(now))
    proposal = decided.proposal(record.id, about(claim))
    if proposal is None:
        raise decisions.TakenByAnother(claim) if claims.claim(claim).state == "decided" else NothingToSign(claim)
    if day_of(proposal.proposed_at) != day_of(now):
        raise decisions.FactsChanged(proposal.number)
    assert actor.person is not None
    signing.demand(people.signature(signature), subject=subject(proposal), person=actor.person)
    signed = decisions.sign(decision=proposal.id, signature=signature, seen_version=seen_version, actor=actor, now=now)
    terms = signed.terms
    payments.decide_claim(
        claim=claim, decision=signed.id, recover=terms["recover"], set_off=terms["set_off"], due_on=date.fromisoformat(terms["due_on"]),
        actor=actor, now=now,
    )  # fmt: skip
    announce(record, signed, actor=actor, now=now)
    return signed


def subject(proposal: DecisionRecord) -> str:
    """What an officer's signature of a decision on a claim is for: its words and what it comes to."""
    return signing.decision_subject(
        number=proposal.number, seal=digest({"text": proposal.text, "terms": proposal.terms})
    )


def _demand_allowed(actor: Actor, case: CaseRecord, *, on: date) -> None:
    """Nobody decides in their own matter, nor in one of a company they act for."""
    if own_matter(actor, person=case.person, company=case.company, on=on):
        raise decisions.OwnCase(case.number)
    if not may_sign(actor, insurer=case.insurer, on=on):
        raise decisions.NotYours(case.number)


def _problems(
    found: ClaimRecord, asked: RecoveryRules, judged: Mapping[str, bool], waived: int, reason: str
) -> list[Problem]:
    wrong = [
        Problem(question.key, Text("Svara ja eller nej.", "Answer yes or no."))
        for question in asked.questions
        if question.key not in judged
    ]
    if not 0 <= waived <= found.amount:
        most = Text(
            f"Skriv ett belopp mellan 0 och {recovery_words.kronor(found.amount, 'sv')}.",
            f"Write an amount between 0 and {recovery_words.kronor(found.amount, 'en')}.",
        )
        wrong.append(Problem("waived", most))
    elif asked.whole_kronor and waived % ÖRE:
        wrong.append(Problem("waived", Text("Skriv hela kronor, utan ören.", "Write whole kronor, without öre.")))
    if not reason.strip():
        wrong.append(
            Problem("reason", Text("Skriv skälet. Det står i brevet.", "Write the reason. It is in the letter."))
        )
    return wrong


def _owes(found: ClaimRecord, case: CaseRecord, file: CaseFile, judged: Mapping[str, bool]) -> bool:
    """Whether anything would be paid back if nothing were waived."""
    plug = registry.insurance(case.insurance)
    if not isinstance(plug, HasRecovery):
        return judged[GROUND]
    return plug.recovery(overpaid(found), judged, Fraction(0), file)[0] > 0


def _answered(
    found: ClaimRecord, case: CaseRecord, file: CaseFile, judged: Mapping[str, bool], waived: int, *, actor: Actor, now: datetime
) -> tuple[int, int]:  # fmt: skip
    """Öre to be paid back, and the assessment that says so: the law's own where it answers, otherwise the one that found the claim."""
    plug = registry.insurance(case.insurance)
    if not isinstance(plug, HasRecovery):
        return (found.amount - waived if judged[GROUND] else 0), found.assessment
    kronor, outcome = plug.recovery(overpaid(found), judged, Fraction(waived, ÖRE), file)
    if outcome is None:
        return öre(kronor), found.assessment
    kept = assessments.keep(
        case=case.id, kind="recovery", key=about(found.id), outcome=as_kept(outcome), actor=actor, now=now
    )
    return öre(kronor), kept.id


def _told(
    found: ClaimRecord, case: CaseRecord, asked: RecoveryRules, terms: Mapping[str, Any], due_on: date
) -> recovery_words.Told:
    stood, _ = claims.before(found)
    grant = decided.current(case.id)
    words = {} if grant is None else {language: said["disagree"] for language, said in grant.text.items()}
    return recovery_words.Told(
        rules=asked, judged=terms["judged"], reason=terms["reason"], paid=stood, right=stood - found.amount, recover=terms["recover"],
        waived=terms["waived"], due_on=due_on, reference=claims.reference_of(found.id),
        account=str(people.insurer(case.insurer).settings["bank"]["iban"]),
        share=recovery_choices.share_kept_back(case.insurer) if terms["set_off"] else None, plural=case.company is not None,
        disagree=words,
    )  # fmt: skip
