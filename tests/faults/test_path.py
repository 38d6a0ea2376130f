"""Weeks reported, corrected, decided and paid in any order come to what one run on the final facts comes to; receipts replay."""

from fractions import Fraction

from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults import way
from tests.faults.conftest import TIMES
from tryggve.casework.assessments.models import Assessment
from tryggve.casework.payments.models import Claim, Order
from tryggve.law.books import book

EXAMPLES = 8
WEEKS = ("2023-W10", "2023-W11", "2023-W12")
hours = st.sampled_from(["0", "0", "3", "8"])
worked = st.tuples(hours, hours, hours).map(lambda told: {day: hours for day, hours in enumerate(told) if hours != "0"})
reports = st.lists(st.tuples(st.sampled_from(WEEKS), worked), min_size=3, max_size=7)
seen = {"examples": 0, "reports": 0, "claims": 0, "receipts": 0}


def walk(town, told, decided_after, paid_after=()):
    """Send the reports in this order, decide after so many of them, send what is due to the bank after those."""
    town.back_to("proposed")
    for place in range(len(told) + 1):
        if place == decided_after:
            way.proposal_signed(town.case)()
        if place in paid_after:
            way.pay()
            way.bank().work(way.PAYS)
            way.read()
        if place < len(told):
            key, hours = told[place]
            way.reported(town.case, key, way.a_week(key, hours))()


def owed():
    """Öre and half days for each week: what is ordered less what is claimed back. A claim taken back claims nothing."""
    total = {key: [0, 0] for key in WEEKS}
    for rows, sign, amount in (
        (Order.objects.all(), 1, "gross"),
        (Claim.objects.exclude(state="withdrawn"), -1, "amount"),
    ):
        for key, öre, half_days in rows.values_list("period").annotate(Sum(amount), Sum("half_days")):
            total[key] = [total[key][0] + sign * öre, total[key][1] + sign * abs(half_days)]
    return total


def replay_all():
    """Recompute every receipt with the law as it is; gives how many."""
    count = 0
    for assessment in Assessment.objects.order_by("id"):
        assert book(assessment.receipt["act"]).verify(assessment.receipt) == []
        count += 1
    return count


@settings(max_examples=EXAMPLES * TIMES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(told=reports, chance=st.data())
def any_order(town, told, chance):
    decided_after = chance.draw(st.integers(0, len(told)))
    paid_after = chance.draw(st.sets(st.integers(0, len(told)), max_size=2))
    walk(town, told, decided_after, paid_after)
    as_it_went = owed()
    assert way.offenders() == {}
    seen["receipts"] += replay_all()
    seen["claims"] += Claim.objects.count()
    final = sorted(dict(told).items())
    walk(town, final, decided_after=len(final))
    assert Claim.objects.count() == 0
    assert owed() == as_it_went
    seen["examples"] += 1
    seen["reports"] += len(told)


def test_any_order_comes_to_what_one_run_on_the_final_facts_comes_to(town, counted):
    any_order(town)
    counted(", ".join(f"{count} {what}" for what, count in seen.items()) + ", 0 differ")


def test_a_week_paid_and_then_corrected_downwards_is_claimed_back_to_the_öre(town):
    told = [("2023-W11", {}), ("2023-W11", {0: "8", 1: "8"})]
    walk(town, told, decided_after=0, paid_after={1})
    assert Claim.objects.count() == 1
    as_it_went = owed()
    walk(town, told[1:], decided_after=1)
    assert owed() == as_it_went
    assert Fraction(owed()["2023-W11"][0], 100) > 0


def test_a_week_changed_and_changed_back_is_paid_in_full(town):
    told = [("2023-W10", {}), ("2023-W11", {}), ("2023-W11", {0: "8"}), ("2023-W11", {})]
    walk(town, told, decided_after=0, paid_after={2})
    assert owed()["2023-W11"] == [545500, 10]
    assert owed()["2023-W10"] == [327300, 6]
    assert way.offenders() == {}


def test_waiting_days_that_move_by_a_late_report_move_the_money(town):
    walk(town, [("2023-W11", {}), ("2023-W10", {})], decided_after=0, paid_after={1})
    as_it_went = owed()
    walk(town, [("2023-W10", {}), ("2023-W11", {})], decided_after=2)
    assert owed() == as_it_went
