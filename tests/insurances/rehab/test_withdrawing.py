"""An application is taken back while it is undecided: closed, nothing paid, the ceilings free again; after a decision it is not."""

import pytest

from tests.casework.race import race
from tests.insurances.rehab.afterwards import sign_withdrawal, withdraw
from tests.insurances.rehab.town import ANNA, answers, apply, at, bill, consent, decide, done
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.cases.actions import CaseIsClosed
from tryggve.casework.ceilings import queries as ceilings
from tryggve.casework.ceilings.models import Total
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow.withdrawing import withdrawn
from tryggve.casework.notifications.models import Knock
from tryggve.casework.payments import queries as payments
from tryggve.casework.worklists import queries as worklists

TODAY = at("2026-03-20").date()


def used():
    """What is drawn of each ceiling, öre."""
    return [row.used for row in Total.objects.order_by("name")]


def test_taken_back_the_case_is_closed_without_a_proposal_and_the_ceilings_are_free(town):
    made = apply(town, ANNA)
    assert decided.proposal(made["fk"].id) is not None
    assert used() == [150_000, 150_000]
    receipt = withdraw(town, *made.values())
    assert {one.case for one in receipt.receipts} == {case.number for case in made.values()}
    for case in made.values():
        now = cases.case(case.number)
        assert (now.turn, now.turn_reason, now.due_on) == ("nobody", "withdrawn", None)
        assert now.closed_at == at("2026-03-20")
        assert decided.proposal(case.id) is None
        assert Verb.WITHDRAWN in [line.verb for line in audit.chain(case.number)]
    assert used() == [0, 0]
    assert ceilings.uneven() == []
    assert worklists.queue("fk", town.frida.id, TODAY) == []


def test_what_is_given_back_can_be_had_by_the_next_application(town):
    first = apply(town, answers("anna", done("1", "utredning", "20 000")))
    second = answers("anna", done("1", "stödsamtal", "4 000"))
    assert asks.cost_split(insurance="rehab", company=town.bygg.id, answers=second, on=TODAY).totals["fk"] == 0
    withdraw(town, *first.values())
    assert asks.cost_split(insurance="rehab", company=town.bygg.id, answers=second, on=TODAY).totals["fk"] == 2_000


def test_at_one_payer_alone_the_other_goes_on(town):
    made = apply(town, ANNA)
    withdraw(town, made["afa"])
    assert withdrawn(cases.case(made["afa"].number))
    assert used() == [150_000, 150_000]
    assert decide(town, made["fk"]).kind == "grant"
    year = asks.company_year(
        company=town.bygg.id, insurance="rehab", year=2026, actor=town.employer(), on=at("2026-04-02").date()
    )
    assert (year.totals["fk"], year.totals["afa"]) == (1_500, 0)


def test_an_application_taken_back_everywhere_is_not_in_the_year_nor_among_invoices_sent_twice(town):
    made = apply(town, ANNA)
    withdraw(town, *made.values())
    apply(town, ANNA, now=at("2026-03-21"))
    year = asks.company_year(
        company=town.bygg.id, insurance="rehab", year=2026, actor=town.employer(), on=at("2026-04-02").date()
    )
    assert year.applications == 1
    assert asks.duplicate_invoices(insurance="rehab", insurer="fk") == []


def test_sent_again_with_the_same_signature_it_is_the_same_receipt(town):
    made = apply(town, ANNA)
    said, signature = sign_withdrawal(town, *made.values())
    given = {
        "company": town.bygg.id, "matter": made["fk"].matter, "answers": said, "signature": signature, "actor": town.employer()
    }  # fmt: skip
    first = flow.withdraw(**given, now=at("2026-03-20"))
    assert flow.withdraw(**given, now=at("2026-03-21")) == first
    assert Knock.objects.filter(occasion="case", person=town.anna.id).count() == 1


def test_taken_back_before_it_is_not_taken_back_again(town):
    made = apply(town, ANNA)
    withdraw(town, *made.values())
    with pytest.raises(CaseIsClosed):
        withdraw(town, made["fk"], now=at("2026-03-21"))


def test_after_a_decision_it_is_refused_and_nothing_is_changed_at_the_other_payer_either(town):
    made = apply(town, ANNA)
    decide(town, made["fk"])
    with pytest.raises(flow.AlreadyDecided):
        withdraw(town, *made.values())
    assert [cases.case(case.number).closed_at for case in made.values()] == [None, None]
    assert used() == [150_000, 150_000]
    assert len(payments.orders(made["fk"].id)) == 1


def test_a_measure_that_never_came_about_costs_0_kronor_and_what_was_ordered_is_proposed_for_recovery(town):
    made = apply(town, ANNA)
    decide(town, made["fk"])
    bill(town, made["fk"], "1", "1", "0", "anna", day="2026-03-01", now=at("2026-03-25"))
    assert [(claim.amount, claim.state) for claim in payments.claims(made["fk"].id)] == [(150_000, "proposed")]
    assert used() == [0, 0]


def test_a_closed_case_takes_no_consent_no_cost_no_judgement_and_no_new_proposal(town):
    made = apply(town, ANNA)
    withdraw(town, *made.values())
    with pytest.raises(CaseIsClosed):
        consent(town, made["afa"], "anna", now=at("2026-03-21"))
    with pytest.raises(CaseIsClosed):
        bill(town, made["fk"], "1", "1", "3 000", "anna", day="2026-03-01", now=at("2026-03-25"))
    with pytest.raises(CaseIsClosed):
        flow.answer(
            case=made["fk"].number, question="x", value="y", reason="z", actor=town.officer("fk"), now=at("2026-03-21")
        )
    flow.assess(case=made["fk"].number, actor=town.officer("fk"), now=at("2026-03-21"))
    assert decided.proposal(made["fk"].id) is None
    assert cases.case(made["fk"].number).turn_reason == "withdrawn"
    assert asks.todo(person=town.anna.id, now=at("2026-03-21")) == []


def test_another_company_and_a_user_without_the_mandate_take_nothing_back(town):
    made = apply(town, ANNA)
    per = Actor(role=Role.COMPANY_USER, name="Per Palm", person=town.per.id, company=town.bygg.id)
    with pytest.raises(flow.NotForYou):
        withdraw(town, *made.values(), by=per)
    with pytest.raises(cases.NoSuchCase):
        withdraw(town, *made.values(), company=town.region)
    assert cases.case(made["fk"].number).closed_at is None


def test_a_signature_for_one_payer_takes_nothing_back_at_the_other(town):
    made = apply(town, ANNA)
    _, signature = sign_withdrawal(town, made["afa"])
    with pytest.raises(flow.SignedSomethingElse):
        flow.withdraw(
            company=town.bygg.id, matter=made["fk"].matter, answers={"cases": [made["fk"].number]}, signature=signature,
            actor=town.employer(), now=at("2026-03-20"),
        )  # fmt: skip
    with pytest.raises(flow.NothingToWithdraw):
        flow.withdraw(
            company=town.bygg.id, matter=made["fk"].matter, answers={"cases": ["2026-999999"]}, signature=signature,
            actor=town.employer(), now=at("2026-03-20"),
        )  # fmt: skip


@pytest.mark.faults
def test_taken_back_and_decided_at_once_one_of_them_happens(racing_town):
    town = racing_town
    made = apply(town, answers("anna", done("1", "utredning", "3 000")))
    case = made["fk"]
    said, signature = sign_withdrawal(town, case)

    def take_back():
        return flow.withdraw(
            company=town.bygg.id, matter=case.matter, answers=said, signature=signature, actor=town.employer(),
            now=at("2026-03-20"),
        )  # fmt: skip

    results = race([take_back, lambda: decide(town, case, now=at("2026-03-20"))])
    lost = [one for one in results if isinstance(one, Exception)]
    assert len(lost) == 1
    assert (decided.current(case.id) is None) == withdrawn(cases.case(case.number))
    assert ceilings.uneven() == []
