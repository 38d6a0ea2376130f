"""Whose is the employee's ceiling: each employer's own, or shared by all of them, as Försäkringskassan has chosen by name."""

from fractions import Fraction

import pytest

from tests.casework.build import sign
from tests.casework.race import race
from tests.insurances.rehab.town import TESTS, answers, apply, at, bill, decide, done
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.cases import queries as cases
from tryggve.casework.ceilings import queries as ceilings
from tryggve.casework.ceilings.models import Total
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import actions as people
from tryggve.casework.people import queries as people_queries

ÖRE = 100
NOW = at("2026-03-10")


def choose(insurer, chosen):
    """Let an insurer choose whose the employee's ceiling is."""
    now = people_queries.insurer(insurer)
    people.register_insurer(
        key=insurer, name=now.name, orgnr=now.orgnr, settings={**now.settings, "choices": {"medarbetarens_tak": chosen}},
        actor=TESTS, now=NOW,
    )  # fmt: skip


def given(case) -> Fraction:
    return Fraction(assessed.latest(case=case.id, kind="grant", key="first").results["fk_summa"])


def at_both(town, cost="14 000"):
    """Anna has two employers, and both apply: what each is given, kronor."""
    said = answers("anna", done("1", "utredning", cost))
    return [apply(town, said, company=whose)["fk"] for whose in (town.bygg, town.region)]


def test_by_default_each_employer_has_a_ceiling_of_its_own(town):
    assert [given(case) for case in at_both(town)] == [7_000, 7_000]


def test_chosen_so_all_employers_share_it_and_the_letter_says_how_much_was_left(town):
    choose("fk", "alla_arbetsgivare")
    first, second = at_both(town)
    assert [given(case) for case in (first, second)] == [7_000, 3_000]
    letter = decide(town, second).text["sv"]
    assert (
        "Det fanns 3\u00a0000\u00a0kr kvar för medarbetaren och 200\u00a0000\u00a0kr för arbetsgivaren."
        in letter["reasons"][0]
    )
    assert any(one.startswith("Vem som delar medarbetarens tak: alla") for one in letter["choices"])
    assert ceilings.uneven() == []


def test_what_was_got_elsewhere_takes_nothing_of_the_employers_own_ceiling(town):
    choose("fk", "alla_arbetsgivare")
    at_both(town)
    views = asks.company_ceilings(
        insurance="rehab", company=town.region.id, on=NOW.date(), answers=answers("anna", done("1", "utredning", "1"))
    )
    assert [(view.scope, view.used, view.left) for view in views] == [
        ("person", 10_000, 0),
        ("company", 3_000, 197_000),
    ]


def test_the_preview_reckons_with_it_too_and_says_the_same_as_the_case(town):
    choose("fk", "alla_arbetsgivare")
    said = answers("anna", done("1", "stresskurs", "14 000", proven="yes"))
    apply(town, said)
    shown = asks.cost_split(insurance="rehab", company=town.region.id, answers=said, on=NOW.date())
    made = apply(town, said, company=town.region)
    assert shown.totals == {"fk": 3_000, "afa": 7_000}
    results = assessed.latest(case=made["afa"].id, kind="grant", key="first").results
    assert (Fraction(results["fk_summa"]), Fraction(results["afa_summa"])) == (3_000, 7_000)


def test_it_is_forsakringskassan_that_chooses_for_both(town):
    choose("afa", "alla_arbetsgivare")
    assert [given(case) for case in at_both(town)] == [7_000, 7_000]


def test_what_becomes_cheaper_at_one_employer_is_there_for_the_other(town):
    choose("fk", "alla_arbetsgivare")
    first, _ = at_both(town)
    decide(town, first)
    bill(town, first, "a", "1", "4 000", "anna", day="2026-03-01")
    later = answers("anna", done("1", "utredning", "20 000"), purpose="igen")
    assert given(apply(town, later, company=town.region, now=at("2026-05-04"))["fk"]) == 5_000
    totals = {row.name: row.used for row in Total.objects.filter(name="rehab_everywhere")}
    assert totals == {"rehab_everywhere": 10_000 * ÖRE}


@pytest.mark.faults
def test_many_at_once_at_two_employers_get_ten_thousand_together(racing_town):
    town = racing_town
    choose("fk", "alla_arbetsgivare")
    runners = [
        sending(
            town, answers("anna", done("1", "utredning", "3 000"), purpose=f"{n}"), town.bygg if n % 2 else town.region
        )
        for n in range(20)
    ]
    made = race(runners)
    assert not [one for one in made if isinstance(one, Exception)]
    assert sum(given(cases.case(one.receipts[0].case)) for one in made) == 10_000
    assert ceilings.uneven() == []


def sending(town, said, company):
    """Everything but the press of the button."""
    shown = asks.signing_text(
        kind="company_application", company=company.id, insurance="rehab", answers=said, language="sv", on=NOW.date()
    )
    signature = sign(town.eva, shown.subject, shown.text, now=NOW).id
    return lambda: flow.apply_for_employee(
        company=company.id, insurance="rehab", answers=said, signature=signature, actor=town.employer(company), now=NOW
    )
