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
