"""Ceilings over many cases: nobody passes them, the first to come draws first, and a refusal says what was left."""

import threading
from collections import Counter
from fractions import Fraction

import pytest
from django.db import connection

from tests.casework.build import sign
from tests.casework.race import race
from tests.insurances.rehab.town import TESTS, answers, apply, at, bill, decide, done, line
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.cases import queries as cases
from tryggve.casework.ceilings import actions, queries
from tryggve.casework.ceilings.models import Total
from tryggve.casework.ceilings.records import Ceiling
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people

ÖRE = 100
WRITERS = 50


def luhn(nine: str) -> str:
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(nine)]
    return str(-sum(n // 10 + n % 10 for n in doubled) % 10)


def test_number(place: int) -> str:
    """One of the numbers reserved for tests: any birth date, serial 238."""
    day = f"19{90 + place // 28 % 9}01{place % 28 + 1:02d}"
    return f"{day}238{luhn(day[2:] + '238')}"


test_number.__test__ = False


def sending(town, said):
    """Everything but the press of the button, so that fifty can press at once."""
    now = at("2026-03-10")
    shown = asks.signing_text(
        kind="company_application", company=town.bygg.id, insurance="rehab", answers=said, language="sv", on=now.date()
    )
    signature = sign(town.eva, shown.subject, shown.text, now=now).id
    return lambda: flow.apply_for_employee(
        company=town.bygg.id, insurance="rehab", answers=said, signature=signature, actor=town.employer(), now=now
    )


def all_at_once(runners):
    """Every button pressed when the last writer has its connection too: what each gave. As many connections as writers, at one time."""
    gate = threading.Barrier(len(runners), timeout=30)

    def pressing(press):
        def run():
            connection.ensure_connection()
            gate.wait()
            return connection.connection.info.backend_pid, press()

        return run

    made = race([pressing(press) for press in runners])
    assert not [one for one in made if isinstance(one, Exception)]
    assert len({pid for pid, _ in made}) == len(runners)
    return [receipt for _, receipt in made]


def given(receipt) -> Fraction:
    """What the law gave the case at Försäkringskassan, kronor."""
    case = cases.case(receipt.receipts[0].case)
    return Fraction(assessed.latest(case=case.id, kind="grant", key="first").results["fk_summa"])


def totals() -> dict[str, tuple[int, int]]:
    return {f"{row.name} {row.holder}": (row.used, row.most) for row in Total.objects.all()}


@pytest.mark.faults
def test_fifty_at_once_for_one_employee_get_ten_thousand_together(racing_town):
    town = racing_town
    runners = [sending(town, answers("anna", done("1", "utredning", "3 000"), purpose=f"{n}")) for n in range(WRITERS)]
    amounts = Counter(given(one) for one in all_at_once(runners))
    assert sum(amount * many for amount, many in amounts.items()) == 10_000
    assert amounts == {1_500: 6, 1_000: 1, 0: 43}
    assert queries.uneven() == []
    assert {used for used, _ in totals().values()} == {10_000 * ÖRE}


@pytest.mark.faults
def test_fifty_at_once_for_fifty_employees_get_two_hundred_thousand_together(racing_town):
    town = racing_town
    numbers = [test_number(n) for n in range(WRITERS)]
    assert len(set(numbers)) == WRITERS
    for number in numbers:
        people.register_person(personnummer=number, given_name="A", surname="B", actor=TESTS, now=at("2026-01-02"))
    runners = [
        sending(
            town,
            {**answers("anna", done("1", "utredning", "18 000") | {"persons": number}), "person": number},
        )
        for number in numbers
    ]
    amounts = Counter(given(one) for one in all_at_once(runners))
    assert amounts == {9_000: 22, 2_000: 1, 0: 27}
    company = next(used for name, used in totals().items() if "/person" not in name)
    assert company == (200_000 * ÖRE, 200_000 * ÖRE)
    assert queries.uneven() == []


def test_the_refusal_says_how_much_was_left(town):
    apply(town, answers("anna", done("1", "utredning", "17 000")))
    partly = decide(town, apply(town, answers("anna", done("1", "utredning", "8 000"), purpose="igen"))["fk"])
    assert (
        "Det fanns 1\u00a0500\u00a0kr kvar för medarbetaren och 191\u00a0500\u00a0kr för arbetsgivaren."
        in partly.text["sv"]["reasons"][0]
    )
    none = decide(town, apply(town, answers("anna", done("1", "utredning", "8 000"), purpose="en gång till"))["fk"])
    assert none.kind == "refusal"
    assert "There was 0\u00a0kr left for the employee" in none.text["en"]["reasons"][0]


def test_the_year_of_the_measure_decides_to_the_day(town):
    apply(town, answers("anna", done("1", "utredning", "20 000", "2025-12-31")), now=at("2026-01-10"))
    said = answers(
        "anna", done("1", "utredning", "20 000", "2025-12-31"), done("2", "utredning", "20 000", "2026-01-01")
    )
    split = asks.cost_split(insurance="rehab", company=town.bygg.id, answers=said, on=at("2026-01-10").date())
    assert [row.of("fk") for row in split.lines] == [0, 10_000]
    assert [(view.year, view.scope, view.used) for view in split.ceilings] == [
        (2025, "person", 10_000), (2025, "company", 10_000), (2026, "person", 10_000), (2026, "company", 10_000),
    ]  # fmt: skip


def test_what_becomes_cheaper_is_given_back_and_recovered(town):
    case = apply(town, answers("anna", done("1", "utredning", "20 000")))["fk"]
    decide(town, case)
    assert sum(order.net for order in payments.orders(case.id)) == 10_000 * ÖRE
    bill(town, case, "a", "1", "12 000", "anna", day="2026-03-01")
    assert [claim.amount for claim in payments.claims(case.id)] == [4_000 * ÖRE]
    assert set(totals().values()) == {(6_000 * ÖRE, 10_000 * ÖRE), (6_000 * ÖRE, 200_000 * ÖRE)}
    bill(town, case, "a", "1", "0", "anna", day="2026-03-01", now=at("2026-05-03"))
    assert [claim.amount for claim in payments.claims(case.id)] == [4_000 * ÖRE, 6_000 * ÖRE]
    assert {used for used, _ in totals().values()} == {0}
    again = apply(town, answers("anna", done("1", "utredning", "20 000"), purpose="ny"), now=at("2026-05-04"))["fk"]
    assert Fraction(assessed.latest(case=again.id, kind="grant", key="first").results["fk_summa"]) == 10_000


def test_a_dearer_invoice_gives_no_more_than_was_granted(town):
    case = apply(town, answers("anna", done("1", "utredning", "3 000")))["fk"]
    decide(town, case)
    bill(town, case, "a", "1", "9 000", "anna", day="2026-03-01")
    assert sum(order.net for order in payments.orders(case.id)) == 1_500 * ÖRE
    assert {used for used, _ in totals().values()} == {1_500 * ÖRE}


def test_a_planned_measure_holds_its_place_until_its_cost_is_known(town):
    case = apply(town, answers("anna", line("1", "utredning", "20 000", "2026-06-01")))["fk"]
    assert cases.case(case.number).turn_reason == "costs"
    later = apply(town, answers("anna", done("1", "utredning", "2 000"), purpose="senare"))["fk"]
    assert Fraction(assessed.latest(case=later.id, kind="grant", key="first").results["fk_summa"]) == 0
    bill(town, case, "a", "1", "16 000", "anna", day="2026-06-02", now=at("2026-06-03"))
    decide(town, case, now=at("2026-06-04"))
    assert sum(order.net for order in payments.orders(case.id)) == 8_000 * ÖRE
    assert payments.orders(case.id)[0].due_on.isoformat() == "2026-07-17"


def test_the_room_refuses_to_draw_past_the_most_and_draws_nothing_then(town):
    case = apply(town, answers("anna", done("1", "utredning", "3 000")))["fk"]
    small, large = (Ceiling("fk", name, "company:1", "2026", most) for name, most in (("small", 100), ("large", 1_000)))
    with pytest.raises(actions.PastTheCeiling) as refused:
        actions.draw(case=case.id, amounts={small: 101, large: 101}, actor=TESTS, now=at("2026-03-10"))
    assert (refused.value.left, queries.standing(large).used) == (100, 0)
    actions.draw(case=case.id, amounts={small: 100, large: 101}, actor=TESTS, now=at("2026-03-10"))
    actions.draw(case=case.id, amounts={small: 40}, actor=TESTS, now=at("2026-03-10"))
    assert (queries.standing(small).used, queries.standing(large).left) == (40, 899)
