"""A payment that turned out to be too much: found, decided with its letter and its line in the log, paid in."""

from datetime import timedelta

from django.utils import timezone

from tests.casework.matter import LETTER, MONDAY, ROBOT, THURSDAY, signature
from tests.casework.payments.purse import at
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.letters import actions as letters
from tryggve.casework.payments import actions
from tryggve.casework.worklists.invariants import broken

IBAN = "SE4550000000058398257466"
DUE = THURSDAY + timedelta(days=30)
FRIDAY = THURSDAY + timedelta(days=1)
TOO_MUCH = 109100


def claimed(purse, amount=TOO_MUCH, *, period="2023-W10", version=2):
    """Paid, and then found to be too much."""
    less = purse.matter.assess(kind="period", key=period, results={"öre": amount, "version": version})
    return actions.claim(
        case=purse.matter.case.id, benefit="dagpenning", period=period, version=version, assessment=less.id, amount=amount, half_days=2,
        actor=ROBOT, now=MONDAY,
    )  # fmt: skip


def decision_on(purse, claim, recover):
    """A signed decision beside the grant, with its letter and its line in the log."""
    matter = purse.matter
    proposal = decisions.propose(
        case=matter.case.id, assessment=claim.assessment, kind="recovery", text={"sv": LETTER, "en": {**LETTER, "language": "en"}},
        needs_second=False, case_version=matter.version(), about=f"claim:{claim.id}", terms={"recover": recover}, now=MONDAY, actor=ROBOT,
    )  # fmt: skip
    signed = decisions.sign(
        decision=proposal.id, signature=signature(matter.ids["sara"], f"decision:{proposal.number}"), seen_version=matter.version(),
        actor=matter.officer("sara"), now=MONDAY,
    )  # fmt: skip
    for one in (signed, purse.decision):
        letters.write(decision=one.id, language="sv", content=LETTER, now=MONDAY)
        audit.note(
            verb=Verb.DECISION_SIGNED,
            actor=ROBOT,
            now=MONDAY,
            subject=f"decision:{one.number}",
            chain=matter.case.number,
        )
    return signed


def owed(purse, recover=TOO_MUCH, *, set_off=False, **of):
    """A claim that is decided."""
    claim = claimed(purse, **of)
    return actions.decide_claim(
        claim=claim.id, decision=decision_on(purse, claim, recover).id, recover=recover, set_off=set_off, due_on=DUE,
        actor=purse.matter.officer("sara"), now=MONDAY,
    )  # fmt: skip


def pay_in(purse, öre, reference, day=FRIDAY):
    purse.bank.pay_in(IBAN, öre, reference, name="Bo Bengtsson", now=at(day))
    return purse.read(day)


def books():
    return ledger.trial_balance("tryggve")


def all_holds():
    """Every invariant but I9: nobody has deferred the letters of these tests."""
    found = {one.key: one.offenders for one in broken(real=timezone.now()) if one.offenders}
    found.pop("I9", None)
    return found == {}
