"""What is refused, and in which words: the last second, the wrong year, two people on one invoice, a provider approved a day late."""

import dataclasses
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.build import TESTS
from tests.insurances.rehab.town import (
    ANNA,
    HEALTH_AT_WORK,
    NEW,
    PERSONS,
    answers,
    apply,
    at,
    bill,
    company,
    consent,
    decide,
    done,
    line,
)  # fmt: skip
from tryggve.casework.cases import queries as cases
from tryggve.casework.contract.records import CaseFile, CompanyView, FactView, PersonView, SubmissionView
from tryggve.casework.decisions.actions import OwnCase
from tryggve.casework.documents.kinds import WrongType
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people
from tryggve.insurances.rehab import Rehab
from tryggve.law.rehab.measures import Åtgärd

YEAR_BEFORE = answers("anna", done("1", "utredning", "3 000", "2025-11-03"))


def reasons(decision) -> str:
    return " ".join(decision.text["sv"]["reasons"])


def test_one_second_before_the_last_day_ends_is_in_time(town):
    decision = decide(town, apply(town, YEAR_BEFORE, now=at("2026-02-01", "23:59:59"))["fk"])
    assert decision.kind == "grant"


def test_the_first_second_of_the_next_day_is_too_late_and_says_which_day_was_the_last(town):
    decision = decide(town, apply(town, YEAR_BEFORE, now=at("2026-02-02", "00:00:00"))["fk"])
    assert decision.kind == "refusal"
    assert "Ansökan kom in efter sista ansökningsdagen. Sista dagen var 1 februari 2026." in reasons(decision)


def test_a_region_has_six_months_at_afa_and_a_company_no_last_day(town):
    said = answers("lena", line("1", "stresskurs", "18 000", "2026-01-15", proven="yes"), started="2026-01-15")
    split = {
        when: asks.cost_split(insurance="rehab", company=town.region.id, answers=said, on=at(when).date())
        for when in ("2026-07-15", "2026-07-16")
    }
    assert [one.totals["afa"] for one in split.values()] == [9_000, 0]
    assert [(one.payer, str(one.last)) for one in split["2026-07-15"].deadlines] == [
        ("afa", "2026-07-15"),
        ("fk", "2027-02-01"),
    ]
    private = asks.cost_split(insurance="rehab", company=town.bygg.id, answers=ANNA, on=at("2026-03-10").date())
    assert [(one.payer, one.last is None) for one in private.deadlines] == [("fk", False), ("afa", True)]


def test_a_provider_approved_a_day_too_late_is_refused_with_both_days(town):
    said = answers("anna", done("1", "utredning", "3 000", "2026-03-01", provider=NEW))
    decision = decide(town, apply(town, said)["fk"])
    assert decision.kind == "refusal"
    assert "Åtgärden utfördes 1 mars 2026. Anordnaren är godkänd från 2 mars 2026." in reasons(decision)
    day_after = answers("anna", done("1", "utredning", "3 000", "2026-03-02", provider=NEW))
    assert decide(town, apply(town, day_after)["fk"]).kind == "grant"


def test_an_invoice_for_two_people_is_sent_back_in_words(town):
    both = f"{PERSONS['anna'][0]} {PERSONS['kim'][0]}"
    said = answers("anna", done("1", "utredning", "3 000") | {"persons": both})
    with pytest.raises(flow.NotComplete) as refused:
        apply(town, said)
    assert [(p.field, p.text.sv) for p in refused.value.problems] == [
        ("lines.0.persons", "En faktura får bara gälla en medarbetare. Be om en faktura för var och en.")
    ]


def test_an_invoice_of_another_year_or_another_person_is_sent_back(town):
    case = apply(town, answers("anna", line("1", "utredning", "3 000", "2026-06-01")))["fk"]
    with pytest.raises(flow.NotComplete) as refused:
        bill(town, case, "a", "1", "3 000", "anna", day="2027-01-01", now=at("2027-01-05"))
    assert [(p.field, p.text.sv) for p in refused.value.problems] == [
        ("date", "Fakturan gäller 2027, ansökan gäller 2026. Sök stöd för 2027 i en egen ansökan.")
    ]
    with pytest.raises(flow.NotComplete, match="another than the employee"):
        bill(town, case, "a", "1", "3 000", "kim", day="2026-06-01", now=at("2026-06-05"))
    bill(town, case, "a", "1", "3 000", "anna", day="2026-12-31", now=at("2027-01-05"))
    decide(town, case, now=at("2027-01-06"))
    assert [order.net for order in payments.orders(case.id)] == [150_000]


def test_a_cost_for_two_people_is_sent_back_in_words(town):
    case = apply(town, answers("anna", line("1", "utredning", "3 000", "2026-06-01")))["fk"]
    both = f"{PERSONS['anna'][0]}, {PERSONS['kim'][0]}"
    with pytest.raises(flow.NotComplete) as refused:
        bill(town, case, "a", "1", "3 000", "anna", day="2026-06-01", now=at("2026-06-05"), persons=both)
    assert [(p.field, p.text.sv) for p in refused.value.problems] == [
        ("persons", "En faktura får bara gälla en medarbetare. Be om en faktura för var och en.")
    ]


def test_afa_takes_invoices_until_the_last_is_marked_and_pays_no_more_than_granted(town):
    case = apply(town, ANNA)["afa"]
    consent(town, case, "anna")
    with pytest.raises(flow.NotComplete, match="when the support is granted"):
        bill(town, case, "a", "2", "3 600", "anna")
    decide(town, case)
    bill(town, case, "a", "2", "3 600", "anna")
    bill(town, case, "b", "2", "2 400", "anna", last="yes", now=at("2026-05-20"))
    assert [order.net for order in payments.orders(case.id)] == [180_000, 120_000]
    with pytest.raises(flow.NotComplete, match="sent the last invoice"):
        bill(town, case, "c", "2", "1 200", "anna", now=at("2026-05-21"))
    bill(town, case, "a", "2", "1 200", "anna", now=at("2026-05-22"))
    assert [claim.amount for claim in payments.claims(case.id)] == [120_000]


def test_afa_takes_invoices_for_three_years_to_the_day(town):
    case = apply(town, ANNA)["afa"]
    consent(town, case, "anna")
    decide(town, case)
    assert cases.case(case.number).due_on.isoformat() == "2029-03-12"
    bill(town, case, "a", "2", "3 600", "anna", now=at("2029-03-12", "23:59:59"))
    with pytest.raises(flow.NotComplete, match="last day for invoices"):
        bill(town, case, "b", "2", "3 600", "anna", now=at("2029-03-13", "00:00:00"))


def test_only_a_user_with_the_mandate_sees_or_sends(town):
    made = apply(town, ANNA)
    per = town.employer(name="per")
    with pytest.raises(flow.NotForYou):
        asks.company_applications(company=town.bygg.id, insurance="rehab", actor=per, on=at("2026-03-10").date())
    with pytest.raises(flow.NotForYou):
        flow.add_company_document(
            case=made["fk"].number, name="a.pdf", content=b"%PDF-1.7", kind="cost", actor=per, now=at("2026-03-10")
        )
    with pytest.raises(flow.NotForYou):
        flow.give_consent(
            case=made["afa"].number,
            answers={"consent": "yes"},
            signature=0,
            actor=town.herself("kim"),
            now=at("2026-03-10"),
        )


def test_an_attachment_that_is_a_script_is_refused(town):
    case = apply(town, ANNA)["fk"]
    script = b"#!/bin/sh\necho hello\n"
    with pytest.raises(WrongType):
        flow.add_company_document(
            case=case.number,
            name="faktura.pdf",
            content=script,
            kind="cost",
            actor=town.employer(),
            now=at("2026-03-10"),
        )


def test_nothing_to_ask_for_opens_no_case(town):
    with pytest.raises(flow.NothingToAskFor):
        apply(town, answers("anna", line("1", "medicinsk_behandling", "3 000")))
    assert cases.cases_of(town.anna.id) == []


MEASURES = st.sampled_from([one.name for one in Åtgärd])
YES_NO = st.sampled_from(["yes", "no"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "measure": MEASURES, "cost": st.integers(1, 900_000).map(lambda öre: f"{öre // 100},{öre % 100:02d}"),
            "date": st.dates(at("2025-06-01").date(), at("2026-06-01").date()).map(str), "other_pays": st.integers(0, 9_000).map(str),
            "licence": st.sampled_from(["", "psykolog"]), "therapist": st.just("Pia P"), "proven": YES_NO, "group": YES_NO,
            "provider": st.sampled_from([HEALTH_AT_WORK, NEW, ""]), "vat": st.integers(0, 9_000).map(str),
        }
    ), min_size=1, max_size=6,
)  # fmt: skip
EARLIER = st.lists(
    st.fixed_dictionaries(
        {"medarbetare": st.sampled_from(["denna", "andra"]), "år": st.sampled_from([2025, 2026]), "belopp": st.integers(0, 100_000)}
    ), max_size=3,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, earlier=EARLIER, sector=st.sampled_from(["privat", "region", "staten"]))
def test_the_payers_and_the_employer_together_pay_each_line_once_and_never_more(rows, earlier, sector):
    plug, on = Rehab(), at("2026-03-10")
    sent = SubmissionView(1, "application", "first", 1, answers("anna", *rows), on)
    approved = [{"från": "2019-01-01", "till": None}]
    facts = (
        FactView("tidigare_beviljat", earlier, "ceilings", "", "c"),
        FactView("anordnare", approved, "providers", "", "p", part=HEALTH_AT_WORK),
    )
    file = CaseFile(
        number="", person=PersonView(1, PERSONS["anna"][0], "Anna Alm", on.date(), "sv"), insurer="", choices={}, submissions=(sent,), parts=(),
        facts=facts, company=CompanyView(1, "5569990004", "Bygg", {"sector": sector}),
    )  # fmt: skip
    file = dataclasses.replace(file, facts=(*facts, *plug.gather(file, on=on.date())))
    split = plug.split(plug.assess(file, on=on.date()), file)
    for row in split.lines:
        assert row.of("fk") + row.of("afa") <= row.cost
        assert row.of("fk") + row.of("afa") + row.own + row.others == row.cost
        assert min(row.own, row.others, row.of("fk"), row.of("afa")) >= 0
    for view in split.ceilings:
        before = sum(
            (
                Fraction(one["belopp"])
                for one in earlier
                if one["år"] == view.year and (view.scope == "company" or one["medarbetare"] == "denna")
            ),
            Fraction(0),
        )
        assert view.used <= max(view.most, before)


def test_a_company_whose_kind_is_not_known_is_asked(town):
    unknown = company("5569990012", "Kontorsbolaget Syd AB", "")
    problems = asks.company_problems(insurance="rehab", company=unknown.id, answers=ANNA, on=at("2026-03-10").date())
    assert [problem.field for problem in problems] == ["sector"]


def test_nobody_decides_for_a_company_that_she_acts_for(town):
    made = apply(town, ANNA)["fk"]
    people.give_mandate(
        person=town.officer("fk").person, company=made.company, service="rehab", from_day=at("2026-01-02").date(), actor=TESTS,
        now=at("2026-01-02"),
    )  # fmt: skip
    with pytest.raises(OwnCase):
        decide(town, made)
