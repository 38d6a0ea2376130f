"""What each may read: the employee all of it and who read it, officers with the permission, the company its own list."""

import pytest

from tests.insurances.rehab.town import ANNA, KIM, START, TESTS, answers, apply, at, bill, consent, decide, done
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow.health import NeedsHealthPermission
from tryggve.casework.people import actions as people

NOW = at("2026-03-11")


def test_an_officer_needs_the_permission_and_the_employee_sees_the_reading(town):
    case = apply(town, ANNA)["fk"]
    frida = town.officer("fk")
    with pytest.raises(NeedsHealthPermission):
        asks.sensitive_answers(case=case.number, actor=frida, now=NOW)
    plain = asks.plain_answers(case=case.number)
    assert "Stress" not in str(plain)
    assert "Pia Park" not in str(plain)
    assert plain["lines"][0]["measure"] == "utredning"
    people.appoint(
        person=town.frida.id, insurer="fk", role="health", from_day=at("2026-01-01").date(), actor=TESTS, now=START
    )
    assert asks.sensitive_answers(case=case.number, actor=frida, now=NOW)["cause"] == "Stress"
    readings = [entry for entry in audit.about_person(town.anna.id, 50) if entry.verb == Verb.HEALTH_READ]
    assert [entry.actor_name for entry in readings] == ["Frida Falk"]
    with pytest.raises(NeedsHealthPermission):
        asks.sensitive_answers(case=case.number, actor=town.officer("afa"), now=NOW)


def test_the_employee_has_something_to_do_until_she_has_answered(town):
    case = apply(town, ANNA)["afa"]
    assert [(one.where, one.key) for one in asks.todo(person=town.anna.id, now=NOW)] == [("consent", case.number)]
    assert asks.sensitive_answers(case=case.number, actor=town.herself("anna"), now=NOW)["purpose"] == "Arbeta kvar"
    consent(town, case, "anna")
    assert asks.todo(person=town.anna.id, now=NOW) == []


def test_the_company_follows_each_payer_and_sees_a_year_without_names(town):
    made = apply(town, ANNA)
    apply(town, KIM)
    decide(town, made["fk"])
    consent(town, made["afa"], "anna")
    decide(town, made["afa"])
    bill(town, made["afa"], "a", "2", "3 600", "anna")
    flow.change_contact(
        case=made["fk"].number, contact={"name": "Per Palm", "phone": "010-1"}, actor=town.employer(), now=NOW
    )
    listed = asks.company_applications(company=town.bygg.id, insurance="rehab", actor=town.employer(), on=NOW.date())
    anna = next(one for one in listed if one.person_name == "Anna Alm")
    assert (len(listed), anna.contact["name"], anna.sent_by) == (2, "Per Palm", "Eva Ek")
    fk, afa = anna.cases
    assert (fk.insurer, fk.granted, fk.ordered, str(fk.pay_by), fk.finished) == (
        "fk",
        1_500,
        150_000,
        "2026-04-24",
        True,
    )
    assert (afa.insurer, afa.granted, afa.ordered, str(afa.send_by), afa.finished) == (
        "afa",
        6_000,
        180_000,
        "2029-03-12",
        False,
    )
    assert [(cost.key, cost.amount) for cost in afa.costs] == [("a", "3 600")]
    year = asks.company_year(company=town.bygg.id, insurance="rehab", year=2026, actor=town.employer(), on=NOW.date())
    assert (year.applications, year.totals) == (2, {"fk": 5_500, "afa": 66_000})
    assert {label.sv.split(",")[0]: cost for label, cost, _ in year.by_measure}["Utredning"] == 11_000
    assert "Alm" not in str(year)
    page = asks.company_application(company=town.bygg.id, matter=anna.matter, actor=town.employer(), now=NOW)
    assert page.answers["cause"] == "Stress"
    assert page.split.totals == {"fk": 1_500, "afa": 6_000}


def test_one_invoice_at_two_companies_is_found(town):
    said = answers("anna", done("1", "utredning", "3 000"))
    apply(town, said)
    apply(town, said, company=town.region)
    found = asks.duplicate_invoices(insurance="rehab", insurer="fk")
    assert [(one.number, len(one.cases)) for one in found] == [("f-1", 2)]
