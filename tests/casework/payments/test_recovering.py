"""What was paid too much: decided once, booked, paid in with its reference; every öre in one place."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from tests.casework.matter import MONDAY, ROBOT
from tests.casework.payments.overpaid import (
    DUE,
    FRIDAY,
    IBAN,
    TOO_MUCH,
    all_holds,
    books,
    claimed,
    decision_on,
    owed,
    pay_in,
)
from tests.casework.payments.purse import at
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.decisions import queries as decided
from tryggve.casework.payments import actions, claims, queries
from tryggve.casework.payments.models import BankLine, Claim, Repayment
from tryggve.casework.worklists.invariants import broken


def test_what_is_to_be_paid_back_is_booked_and_the_grant_stays_in_force(paid):
    before = books()
    claim = owed(paid)
    assert (claim.state, claim.recover, claim.left, claim.waived) == ("decided", TOO_MUCH, TOO_MUCH, 0)
    assert books() == {**before, "benefit_cost": before["benefit_cost"] - TOO_MUCH, "claims": TOO_MUCH}
    assert decided.current(paid.matter.case.id).id == paid.decision.id
    assert queries.settled(case=paid.matter.case.id, benefit="dagpenning", period="2023-W10").gross == 327300 - TOO_MUCH
    assert all_holds()


def test_the_same_decision_twice_books_once_and_another_is_refused(paid):
    claim = claimed(paid)
    decision = decision_on(paid, claim, 50000)
    asked = {
        "claim": claim.id,
        "recover": 50000,
        "set_off": False,
        "due_on": DUE,
        "actor": paid.matter.officer("sara"),
        "now": MONDAY,
    }
    first = actions.decide_claim(**asked, decision=decision.id)
    assert actions.decide_claim(**asked, decision=decision.id) == first
    assert books()["claims"] == 50000
    with pytest.raises(actions.AlreadyDecided):
        actions.decide_claim(**asked, decision=paid.decision.id)


def test_what_is_waived_is_booked_nowhere_and_left_is_nothing(paid):
    before = books()
    claim = owed(paid, 0)
    assert (claim.left, claim.waived) == (0, TOO_MUCH)
    assert books() == before
    assert queries.settled(case=paid.matter.case.id, benefit="dagpenning", period="2023-W10").waived == TOO_MUCH
    assert pay_in(paid, 100, claim.reference).parked == 1
    assert all_holds()


def test_no_more_than_was_too_much_and_no_less_than_nothing(paid):
    claim = claimed(paid)
    for recover in (-1, TOO_MUCH + 1):
        with pytest.raises(actions.MoreThanWasPaid):
            actions.decide_claim(
                claim=claim.id, decision=paid.decision.id, recover=recover, set_off=False, due_on=DUE,
                actor=paid.matter.officer("sara"), now=MONDAY,
            )  # fmt: skip
    with pytest.raises(IntegrityError, match="claim_recovers_at_most_all"), transaction.atomic():
        Claim.objects.filter(id=claim.id).update(
            state="decided", recover=TOO_MUCH + 1, decision=paid.decision.id, reference="1", due_on=DUE
        )


def test_a_decision_that_is_not_signed_or_is_about_something_else_decides_no_claim(paid):
    claim, other = claimed(paid), claimed(paid, 5000, version=3)
    asked = {"recover": 1, "set_off": False, "due_on": DUE, "actor": paid.matter.officer("sara"), "now": MONDAY}
    for_other = decision_on(paid, other, 1)
    for decision in (paid.decision.id, for_other.id):
        with pytest.raises(actions.NotTheDecision):
            actions.decide_claim(claim=claim.id, decision=decision, **asked)
    assert actions.decide_claim(claim=other.id, decision=for_other.id, **asked).recover == 1


def test_an_officer_of_another_fund_and_the_payee_decide_nothing(paid):
    claim = claimed(paid)
    bo = paid.matter.ids["bo"]
    for actor in (
        Actor(role=Role.OFFICER, name="X", person=paid.matter.ids["olof"], insurer="norrsken"),
        Actor(role=Role.OFFICER, name="Bo", person=bo, insurer="tryggve"),
        Actor(role=Role.CLAIMANT, name="Bo", person=bo),
    ):
        with pytest.raises(actions.NotYours):
            actions.decide_claim(
                claim=claim.id, decision=paid.decision.id, recover=1, set_off=False, due_on=DUE, actor=actor, now=MONDAY
            )


def test_the_reference_has_a_check_digit_and_finds_its_claim(paid):
    claim = owed(paid)
    assert claim.reference == claims.reference_of(claim.id)
    assert claims.reference_of(17) == "000000174"
    spaced = f"{claim.reference[:4]} {claim.reference[4:]}"
    assert claims.claim_by_reference(spaced).id == claim.id
    with pytest.raises(claims.NoSuchClaim):
        claims.claim_by_reference("")


def test_a_part_paid_in_leaves_the_rest_and_the_whole_leaves_nothing(paid):
    claim = owed(paid)
    read = pay_in(paid, 40000, claim.reference)
    assert (read.matched, read.parked) == (1, 0)
    assert claims.claim(claim.id).left == TOO_MUCH - 40000
    assert pay_in(paid, TOO_MUCH - 40000, claim.reference).matched == 1
    assert claims.claim(claim.id).left == 0
    assert [(one.amount, one.how, one.day) for one in claims.repayments(claim.id)] == [
        (40000, "paid_in", FRIDAY), (TOO_MUCH - 40000, "paid_in", FRIDAY),
    ]  # fmt: skip
    assert (books()["claims"], books()["bank"]) == (0, -229200 + TOO_MUCH)
    assert paid.reconciled(FRIDAY).holds
    assert all_holds()


def test_what_is_paid_in_beyond_what_is_left_waits_for_a_person(paid):
    claim = owed(paid)
    read = pay_in(paid, TOO_MUCH + 500, claim.reference)
    assert (read.matched, read.parked) == (1, 1)
    (line,) = queries.parked("tryggve")
    assert (line.amount, line.parked_why) == (500, "more_than_was_left")
    state = paid.reconciled(FRIDAY)
    assert (state.difference, state.holds) == (-500, False)
    actions.explain_line(line=line.id, why="Betalas tillbaka.", actor=paid.matter.officer("sara"), now=MONDAY)
    assert paid.reconciled(FRIDAY).holds
    assert pay_in(paid, 100, claim.reference).parked == 1
    assert queries.parked("tryggve")[-1].parked_why == "nothing_left_to_pay"
    assert all_holds()


def test_the_same_file_and_the_same_entry_twice_count_once(paid):
    claim = owed(paid)
    name = paid.bank.pay_in(IBAN, 40000, claim.reference, name="Bo", now=at(FRIDAY))
    content = (paid.link.inbox / name).read_bytes()
    (paid.link.inbox / f"igen-{name}").write_bytes(content)
    paid.read(FRIDAY)
    paid.read(FRIDAY)
    assert Repayment.objects.count() == 1
    assert claims.claim(claim.id).left == TOO_MUCH - 40000


def test_a_reference_of_nobody_or_of_a_claim_not_decided_waits_for_a_person(paid):
    claim = claimed(paid)
    for reference in (claims.reference_of(claim.id), "4711", claims.reference_of(99)):
        assert pay_in(paid, 100, reference).parked == 1
    assert {line.parked_why for line in queries.parked("tryggve")} == {"unknown_reference"}
    assert Repayment.objects.count() == 0


def test_a_number_in_the_message_is_as_good_as_in_its_own_place(paid):
    claim = owed(paid)
    name = paid.bank.pay_in(IBAN, 40000, claim.reference, name="Bo", now=at(FRIDAY))
    file = paid.link.inbox / name
    told = file.read_text()
    begins, ends = told.index("<Strd>"), told.index("</Strd>") + len("</Strd>")
    file.write_text(f"{told[:begins]}<Ustrd>{claim.reference}</Ustrd>{told[ends:]}")
    assert paid.read(FRIDAY).matched == 1


def test_a_payment_that_comes_back_is_no_repayment(paid):
    owed(paid)
    paid.order(period="2023-W11")
    paid.bank.make("return")
    paid.day()
    paid.bank.work(at(FRIDAY))
    assert paid.read(FRIDAY).matched == 1
    assert BankLine.objects.get(what="returned").claim is None
    assert Repayment.objects.count() == 0


def test_an_undecided_claim_is_taken_back_once_and_a_decided_one_stays(paid):
    about = {"case": paid.matter.case.id, "benefit": "dagpenning", "period": "2023-W10"}
    stays = owed(paid)
    goes = claimed(paid, 5000, version=3)
    taken = actions.withdraw_claims(**about, actor=ROBOT, now=MONDAY)
    assert [claim.id for claim in taken] == [goes.id]
    assert actions.withdraw_claims(**about, actor=ROBOT, now=MONDAY) == []
    assert claims.claim(stays.id).state == "decided"
    with pytest.raises(actions.AlreadyDecided):
        actions.decide_claim(
            claim=goes.id,
            decision=paid.decision.id,
            recover=1,
            set_off=False,
            due_on=DUE,
            actor=paid.matter.officer("sara"),
            now=MONDAY,
        )


def test_what_is_decided_of_a_claim_and_what_came_back_never_change(paid):
    claim = owed(paid)
    pay_in(paid, 100, claim.reference)
    for change in ({"recover": 0}, {"reference": "1"}, {"amount": 1}, {"due_on": MONDAY.date()}):
        with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
            Claim.objects.filter(id=claim.id).update(**change)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Repayment.objects.update(amount=1)


FORCED = {
    "a claim without a voucher": ("UPDATE ledger_voucher SET key = 'x' || key WHERE key LIKE 'claim:%'", {"I4"}),
    "more paid back than decided": ("UPDATE payments_claim SET recover = 100", {"I5", "I7"}),
    "a repayment lost": ("DELETE FROM payments_repayment", {"I7"}),
    "a repayment of another sum than the bank's line": ("UPDATE payments_repayment SET amount = amount - 1", {"I7"}),
    "a claim of another decision": ("UPDATE decisions_decision SET about = 'claim:0' WHERE about <> ''", {"I3"}),
    "a claim without its line in the log": ("UPDATE audit_entry SET verb = 'x' WHERE verb = 'payment:claim:decided'", {"I8"}),
}  # fmt: skip


@pytest.mark.parametrize("what", FORCED)
def test_books_and_claims_that_differ_are_found(paid, what):
    pay_in(paid, 40000, owed(paid).reference)
    statement, breaks = FORCED[what]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement)
            cursor.execute("SET session_replication_role = DEFAULT")
        found = {one.key for one in broken(real=timezone.now()) if one.offenders} - {"I9"}
        transaction.set_rollback(True)
    assert found == breaks
