"""Anna, Kim and Lena of the payers' own presentation: the assessments, the letters, the orders and the books."""

from fractions import Fraction

import pytest

from tests.insurances.rehab.town import ACCOUNT, ANNA, KIM, LENA, apply, at, bill, consent, decide
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import queries as asks
from tryggve.casework.ledger import accounts
from tryggve.casework.ledger import queries as ledger
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import queries as payments

PEOPLE = [
    ("anna", ANNA, "bygg", 1500, 6000, {"2": "12 000"}),
    ("kim", KIM, "bygg", 4000, 60000, {"2": "120 000"}),
    ("lena", LENA, "region", 9000, 9000, {"1": "18 000"}),
]


@pytest.mark.parametrize(("whom", "said", "where", "fk", "afa", "bills"), PEOPLE)
def test_what_is_shown_decided_written_ordered_and_booked_is_the_same(town, whom, said, where, fk, afa, bills):
    company = getattr(town, where)
    split = asks.cost_split(insurance="rehab", company=company.id, answers=said, on=at("2026-03-10").date())
    assert split.totals == {"fk": fk, "afa": afa}
    made = apply(town, said, company=company)
    assert set(made) == {"fk", "afa"}
    consent(town, made["afa"], whom)
    for payer, amount in (("fk", fk), ("afa", afa)):
        case = made[payer]
        decision = decide(town, case)
        results = assessed.assessment(decision.assessment).results
        assert Fraction(results[f"{payer}_summa"]) == amount
        shown = f"{amount:,}".replace(",", "\u00a0")
        assert f"{shown}\u00a0kr" in decision.text["sv"]["decision"]
        letter = letters.letters(case.id)[0]
        assert f"{shown}\u00a0kr" in letter.content["decision"]
        assert letter.content["head"]["recipient"][0] == company.name
    for place, (on_line, cost) in enumerate(bills.items()):
        bill(town, made["afa"], f"{place}", on_line, cost, whom, company=company, last="yes")
    for payer, amount in (("fk", fk), ("afa", afa)):
        orders = payments.orders(made[payer].id)
        assert sum(order.net for order in orders) == amount * 100
        assert {(order.company, order.tax, order.account) for order in orders} == {(company.id, 0, ACCOUNT)}
        assert ledger.balance(payer, accounts.BENEFIT_COST) == amount * 100
    assert cases.case(made["afa"].number).turn_reason == "finished"


def test_sent_again_with_the_same_signature_it_is_the_same_cases(town):
    made = apply(town, ANNA)
    assert {case.company for case in made.values()} == {town.bygg.id}
    assert len({case.matter for case in made.values()}) == 1


def test_only_an_authoritys_letter_has_a_last_day_to_ask_for_reconsideration(town):
    made = apply(town, ANNA)
    consent(town, made["afa"], "anna")
    fk, afa = (decide(town, made[payer]) for payer in ("fk", "afa"))
    assert (str(fk.review_until), afa.review_until) == ("2026-05-12", None)
    said = {payer: letters.letters(made[payer].id)[0].content for payer in made}
    assert (
        said["fk"]["disagree_by"]
        == "Räknat från beslutets dag är sista dagen att begära omprövning 12\u00a0maj\u00a02026."
    )
    assert said["afa"]["disagree_by"] == ""
    assert "omprövning" not in said["afa"]["disagree"]
    pages = {
        one: asks.decision_page(case=made[one].number, number=f"{made[one].number}-B1", language="sv") for one in made
    }
    assert {one: str(page.review_until) for one, page in pages.items()} == {"fk": "2026-05-12", "afa": "None"}


def test_only_forsakringskassan_is_bound_by_days_and_each_payment_is_named_by_measure_and_invoice(town):
    made = apply(town, ANNA)
    consent(town, made["afa"], "anna")
    for case in made.values():
        decide(town, case)
    bill(town, made["afa"], "F1", "2", "3 600", "anna")
    told = asks.company_applications(
        company=town.bygg.id, insurance="rehab", actor=town.employer(), on=at("2026-05-03").date()
    )
    assert {one.insurer: one.pay_within for one in told[0].cases} == {"fk": 45, "afa": None}
    named = [{words.sv for words in asks.paid_for(case=made[payer].number).values()} for payer in ("fk", "afa")]
    assert named == [
        {"Utredning, kartläggning eller bedömning, faktura F-1"},
        {"Behandlande samtal hos psykolog eller psykoterapeut, faktura F-F1"},
    ]
    for case in made.values():
        assert {order.period for order in payments.orders(case.id)} == set(asks.paid_for(case=case.number))


def test_what_is_signed_of_a_cost_names_the_measure(town):
    case = apply(town, ANNA)["afa"]
    said = {"line": "2", "number": "F-17", "date": "2026-04-01", "amount": "3 600"}
    shown = asks.signing_text(
        kind="cost", case=case.number, key="a", answers=said, language="sv", on=at("2026-05-02").date()
    )
    assert "Insats: Behandlande samtal hos psykolog eller psykoterapeut" in shown.text


def test_fk_pays_within_45_days_on_a_bank_day(town):
    case = apply(town, ANNA)["fk"]
    decide(town, case)
    assert [order.due_on.isoformat() for order in payments.orders(case.id)] == ["2026-04-24"]


def test_afa_waits_for_the_employee_and_a_no_is_a_refusal(town):
    case = apply(town, ANNA)["afa"]
    assert cases.case(case.number).turn_reason == "consent"
    assert decided.proposal(case.id) is None
    consent(town, case, "anna", says="no")
    refusal = decide(town, case)
    assert refusal.kind == "refusal"
    assert "samtycker inte" in refusal.text["sv"]["decision"]
