"""Kim's invoice is credited after it was paid: found, decided by an officer, told, paid back in parts, kept back from what comes."""

import pytest

from tests.insurances.rehab.credited import DECIDES, REASON, ÖRE, credited, decide_claim, offenders, paid, propose, run
from tests.insurances.rehab.town import ANNA, TESTS, apply, at, bill, consent, decide
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.letters import actions as letter_actions
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import actions as payments_actions
from tryggve.casework.payments import claims
from tryggve.casework.payments import queries as payments


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
    told = decided.decisions(case.id)[-1]
    assert told.kind == "no_recovery"
    assert [step["text"]["en"] for step in told.text["en"]["stair"]][3:] == ["Need not be paid back", "To pay back"]
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
