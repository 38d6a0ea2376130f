"""Kim's invoice is granted, paid, and then credited; an officer writes the decision and signs it."""

from django.utils import timezone

from tests.casework.build import sign
from tests.insurances.rehab.town import KIM, TESTS, apply, at, bill, consent, decide
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import queries as people
from tryggve.casework.worklists.invariants import broken

ÖRE = 100
DECIDES = at("2026-05-21")
GROUND = {"ska_betalas_tillbaka": True}
REASON = "Fakturan krediterades efter att den hade betalats."


def paid(town, bank, said=KIM, whom="kim", amount="120 000"):
    """Granted by Afa, billed, paid by the bank."""
    case = apply(town, said)["afa"]
    consent(town, case, whom)
    decide(town, case)
    bill(town, case, "a", "2", amount, whom)
    run(bank, "2026-05-08")
    return case


def run(bank, day):
    """File, bank, answers."""
    now = at(day, "06:00:00")
    flow.pay_due(insurer="afa", day=now.date(), actor=TESTS, now=now)
    bank("afa").work(now)
    flow.read_bank(insurer="afa", actor=TESTS, now=now)


def credited(town, case, amount="80 000", whom="kim"):
    """The same invoice, now less: too much has been paid."""
    bill(town, case, "a", "2", amount, whom, now=at("2026-05-20"))
    return payments.claims(case.id)[-1]


def propose(town, claim, *, waived=0, judged=GROUND, set_off=False, actor=None, now=DECIDES, reason=REASON):
    return flow.propose_recovery(
        claim=claim.id,
        judged=judged,
        waived=waived,
        reason=reason,
        set_off=set_off,
        actor=actor or town.officer("afa"),
        now=now,
    )


def signature(town, claim, who=None, now=DECIDES):
    officer = who or town.officer("afa")
    shown = asks.signing_text(kind="recovery", claim=claim.id, language="sv", on=now.date())
    return sign(people.person(officer.person), shown.subject, shown.text, now=now).id


def decide_claim(town, case, claim, **how):
    """Write it, sign it."""
    propose(town, claim, **how)
    made = signature(town, claim)
    seen = cases.case(case.number).version
    return flow.decide_recovery(
        claim=claim.id, seen_version=seen, signature=made, actor=town.officer("afa"), now=DECIDES
    )


def offenders():
    return {one.key: one.offenders for one in broken(real=timezone.now()) if one.offenders}
