"""Kim's invoice is credited after it was paid: found, decided by an officer, told, paid back in parts, kept back from what comes."""

import pytest
from django.utils import timezone

from tests.casework.build import sign
from tests.casework.race import race
from tests.insurances.rehab.town import ANNA, KIM, PERSONS, TESTS, apply, at, bill, consent, decide
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.letters import actions as letter_actions
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import actions as payments_actions
from tryggve.casework.payments import claims
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people
from tryggve.casework.worklists.invariants import broken
from tryggve.gateways.iso20022.bank import Bank

ÖRE = 100
DECIDES = at("2026-05-21")
GROUND = {"ska_betalas_tillbaka": True}
REASON = "Fakturan krediterades efter att den hade betalats."


@pytest.fixture
def bank(settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    return lambda insurer: Bank(paying.bank_folder(insurer))


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


def test_kims_credited_invoice_is_found_decided_told_and_paid_back_in_parts(town, bank):
    case = paid(town, bank)
    assert [order.state for order in payments.orders(case.id)] == ["paid"]
    claim = credited(town, case)
    assert (claim.amount, claim.state) == (20_000 * ÖRE, "proposed")
    page = asks.recovery_page(claim=claim.id)
    assert (page.paid, page.right) == (60_000 * ÖRE, 40_000 * ÖRE)
    assert [(change.what, change.version) for change in page.changes if change.source == "sent"] == [("cost", 2)]
    assert (page.was[-1].amount, page.now[-1].amount) == ("60\u00a0000\u00a0kr", "40\u00a0000\u00a0kr")
    signed = decide_claim(town, case, claim)
    assert signed.text["sv"]["decision"] == (
        "Ni har fått 20\u00a0000\u00a0kr för mycket för faktura F-a. Ni ska betala tillbaka 20\u00a0000\u00a0kr."
    )
    reference = claims.reference_of(claim.id)
    assert reference in signed.text["sv"]["now"]
    assert "20 juni 2026" in signed.text["sv"]["now"].replace("\u00a0", " ")
    assert "split it" in signed.text["en"]["now"]
    assert REASON in signed.text["sv"]["reasons"]
    letter = letters.letter_of(signed.id)
    assert letter.content["head"]["recipient"][0] == town.bygg.name
    assert ledger.balance("afa", "claims") == 20_000 * ÖRE
    assert decided.current(case.id).kind == "grant"
    bank("afa").pay_in("SE4550000000058398257466", 12_500 * ÖRE, reference, name=town.bygg.name, now=at("2026-06-01"))
    flow.read_bank(insurer="afa", actor=TESTS, now=at("2026-06-02"))
    (owed,) = asks.to_pay(case=case.number)
    assert (owed.left, owed.recover, owed.number) == (7_500 * ÖRE, 20_000 * ÖRE, signed.number)
    assert ledger.balance("afa", "claims") == 7_500 * ÖRE
    assert payments.reconciliation("afa", at("2026-06-02").date()).holds
    assert offenders() == {}


def test_the_letter_is_sealed_as_a_pdf_that_is_tagged_and_kept(town, bank):
    case = paid(town, bank)
    signed = decide_claim(town, case, credited(town, case), waived=5_000 * ÖRE)
    written = letters.letter_of(signed.id)
    sealed = letter_actions.seal_letter(letter=written.id, now=DECIDES)
    content = documents.read(document=sealed.document)
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in content
    assert asks.to_pay(case=case.number)[0].document == sealed.document
    assert "Vi avstår från 5\u00a0000\u00a0kr" in signed.text["sv"]["decision"]


def test_all_is_waived_and_nothing_is_booked(town, bank):
    case = paid(town, bank)
    cost = ledger.balance("afa", "benefit_cost")
    signed = decide_claim(town, case, credited(town, case), waived=20_000 * ÖRE)
    assert signed.kind == "waiver"
    assert "behöver inte betala tillbaka något" in signed.text["sv"]["decision"]
    assert (ledger.balance("afa", "benefit_cost"), ledger.balance("afa", "claims")) == (cost, 0)
    assert offenders() == {}


def test_an_officer_who_finds_that_it_need_not_be_paid_back_closes_the_claim(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    decide_claim(town, case, claim, judged={"ska_betalas_tillbaka": False})
    assert claims.claim(claim.id).left == 0
    assert "Om ett stöd som har blivit för stort" in decided.decisions(case.id)[-1].text["sv"]["choices"][0]


def test_what_was_waived_is_not_paid_once_more_when_the_invoice_grows_again(town, bank):
    case = paid(town, bank)
    decide_claim(town, case, credited(town, case), waived=20_000 * ÖRE)
    before = len(payments.orders(case.id))
    bill(town, case, "a", "2", "110 000", "kim", now=at("2026-05-22"))
    bill(town, case, "a", "2", "120 000", "kim", now=at("2026-05-23"))
    assert len(payments.orders(case.id)) == before
    assert len(payments.claims(case.id)) == 1


def test_what_was_recovered_is_paid_again_when_the_invoice_grows_again(town, bank):
    case = paid(town, bank)
    decide_claim(town, case, credited(town, case), waived=5_000 * ÖRE)
    bill(town, case, "a", "2", "120 000", "kim", now=at("2026-05-22"))
    assert payments.orders(case.id)[-1].gross == 15_000 * ÖRE


def test_a_claim_that_nobody_has_decided_goes_when_the_invoice_grows_again(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    propose(town, claim)
    bill(town, case, "a", "2", "100 000", "kim", now=at("2026-05-22"))
    assert [(one.amount, one.state) for one in payments.claims(case.id)] == [
        (20_000 * ÖRE, "withdrawn"), (10_000 * ÖRE, "proposed"),
    ]  # fmt: skip
    assert decided.proposal(case.id, f"claim:{claim.id}") is None
    with pytest.raises(payments_actions.AlreadyDecided):
        propose(town, claim)
    bill(town, case, "a", "2", "120 000", "kim", now=at("2026-05-23"))
    assert {one.state for one in payments.claims(case.id)} == {"withdrawn"}
    assert len(payments.orders(case.id)) == 1


def test_decided_twice_is_decided_once(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    propose(town, claim)
    made = signature(town, claim)
    asked = {
        "claim": claim.id,
        "seen_version": cases.case(case.number).version,
        "actor": town.officer("afa"),
        "now": DECIDES,
    }
    first = flow.decide_recovery(**asked, signature=made)
    assert flow.decide_recovery(**asked, signature=made) == first
    assert ledger.balance("afa", "claims") == 20_000 * ÖRE
    with pytest.raises(decisions.TakenByAnother):
        flow.decide_recovery(**asked, signature=sign(people.person(town.alva.id), "recovery", "igen", now=DECIDES).id)
    with pytest.raises(payments_actions.AlreadyDecided):
        propose(town, claim)
    assert len(letters.letters(case.id)) == 2


def test_two_officers_at_once_are_one(racing_town, bank):
    town = racing_town
    case = paid(town, bank)
    claim = credited(town, case)
    people_actions.appoint(
        person=town.per.id, insurer="afa", role="officer", from_day=at("2026-01-01").date(), actor=TESTS, now=DECIDES
    )
    per = Actor(role=Role.OFFICER, name=town.per.name, person=town.per.id, insurer="afa")
    officers = [town.officer("afa"), per]
    propose(town, claim)
    seen = cases.case(case.number).version
    asked = [(who, signature(town, claim, who)) for who in officers]
    results = race(
        [
            lambda who=who, made=made: flow.decide_recovery(
                claim=claim.id, seen_version=seen, signature=made, actor=who, now=DECIDES
            )
            for who, made in asked
        ]
    )
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [decisions.TakenByAnother]
    assert ledger.balance("afa", "claims") == 20_000 * ÖRE


def test_other_terms_make_another_proposal_and_a_signature_of_the_first_is_refused(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    first = propose(town, claim)
    made = signature(town, claim)
    assert propose(town, claim).number == first.number
    second = propose(town, claim, waived=1_000 * ÖRE)
    assert second.number != first.number
    assert decided.decision(first.number).state == "dropped"
    with pytest.raises(flow.SignedSomethingElse):
        flow.decide_recovery(
            claim=claim.id,
            seen_version=cases.case(case.number).version,
            signature=made,
            actor=town.officer("afa"),
            now=DECIDES,
        )
    assert claims.claim(claim.id).state == "proposed"


def test_a_proposal_of_yesterday_or_of_an_older_case_is_read_again_before_it_is_signed(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    propose(town, claim)
    made = signature(town, claim)
    seen = cases.case(case.number).version
    asked = {"claim": claim.id, "signature": made, "actor": town.officer("afa")}
    with pytest.raises(decisions.FactsChanged):
        flow.decide_recovery(**asked, seen_version=seen, now=at("2026-05-22"))
    with pytest.raises(decisions.FactsChanged):
        flow.decide_recovery(**asked, seen_version=seen - 1, now=DECIDES)


def test_what_is_missing_is_said_at_each_field(town, bank):
    claim = credited(town, case := paid(town, bank))
    with pytest.raises(flow.NotComplete) as refused:
        propose(town, claim, judged={}, waived=20_001 * ÖRE, reason=" ")
    assert [one.field for one in refused.value.problems] == ["ska_betalas_tillbaka", "waived", "reason"]
    assert decided.proposal(case.id, f"claim:{claim.id}") is None


def test_another_payers_officer_sees_nothing_and_decides_nothing(town, bank):
    claim = credited(town, paid(town, bank))
    on = DECIDES.date()
    assert [one.claim.id for one in asks.recoveries(insurer="afa", actor=town.officer("afa"), on=on)] == [claim.id]
    assert asks.recoveries(insurer="fk", actor=town.officer("fk"), on=on) == []
    assert asks.recoveries(insurer="afa", actor=town.officer("fk"), on=on) == []
    with pytest.raises(decisions.NotYours):
        propose(town, claim, actor=town.officer("fk"))
    with pytest.raises(decisions.NotYours):
        propose(town, claim, actor=town.approver("afa"))


def test_nobody_decides_about_themselves_nor_about_a_company_they_act_for(town, bank):
    claim = credited(town, paid(town, bank))
    for who in (town.kim, town.eva):
        people_actions.appoint(
            person=who.id, insurer="afa", role="officer", from_day=at("2026-01-01").date(), actor=TESTS, now=DECIDES
        )
        with pytest.raises(decisions.OwnCase):
            propose(town, claim, actor=Actor(role=Role.OFFICER, name=who.name, person=who.id, insurer="afa"))
    assert PERSONS["kim"][0] == town.kim.personnummer


def test_a_part_of_what_is_paid_for_another_employee_is_kept_back_when_it_was_decided_so(town, bank):
    case = paid(town, bank)
    claim = credited(town, case)
    signed = decide_claim(town, case, claim, set_off=True)
    assert "högst 50 procent" in signed.text["sv"]["now"]
    other = apply(town, ANNA)["afa"]
    consent(town, other, "anna")
    decide(town, other, now=at("2026-05-25"))
    bill(town, other, "b", "2", "12 000", "anna", now=at("2026-05-26"))
    (order,) = payments.orders(other.id)
    assert (order.gross, order.set_off, order.net) == (6_000 * ÖRE, 3_000 * ÖRE, 3_000 * ÖRE)
    assert claims.claim(claim.id).left == 17_000 * ÖRE
    run(bank, order.due_on.isoformat())
    assert payments.orders(other.id)[0].state == "paid"
    assert offenders() == {}
