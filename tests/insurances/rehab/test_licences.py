"""Who holds the talks must be licensed: the register says so, an officer judges what it leaves in doubt, and silence is no answer."""

import pytest
from django.db import connection

from tests.insurances.rehab.town import ANNA, TALKS, answers, apply, at, bill, consent, decide, done, line, send
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.assessments.access import NotYours
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks
from tryggve.casework.letters import queries as letters
from tryggve.casework.payments import queries as payments
from tryggve.gateways.simulation import Fault

NOW = at("2026-03-11")
QUESTION = "legitimerad_rad_1"
FOUND = "Behandlarens legitimation finns i Socialstyrelsens register."
ABSENT = "Behandlaren finns inte i Socialstyrelsens register över legitimerade."
ENDED = "Behandlarens legitimation gällde till och med 28 februari 2026, och åtgärden är 1 mars 2026."


def talks(therapist, day="2026-04-01", profession="psykolog", key="1", **more):
    """A line of talks held by somebody."""
    given = {"therapist": therapist, "licence": profession, "provider": TALKS, "talks": "10"}
    return line(key, "behandlande_samtal", "12 000", day, **given, **more)


def held_by(town, therapist, *lines, **more):
    """An application at Afa for talks held by somebody, that the employee consents to."""
    case = apply(town, answers("anna", talks(therapist, **more), *lines))["afa"]
    consent(town, case, "anna")
    return case


def questions(case):
    """What the assessment leaves open, as key and Swedish words."""
    made = assessed.latest(case=case.id, kind="grant", key="first")
    return [(one["key"], one["question"]["sv"]) for one in made.open_questions]


def turn(case):
    now = cases.case(case.number)
    return now.turn, now.turn_reason


def answered(town, case, *, yes, reason="Beviset har kommit in"):
    flow.answer(case=case.number, question=QUESTION, value=yes, reason=reason, actor=town.officer("afa"), now=NOW)


def asked_of(case):
    """How many times the register was asked in the case."""
    return [one.verb for one in audit.chain(case.number, 500) if one.subject == "register:licences"]


def whys(town, matter):
    """What the company's page says of each line at Afa."""
    page = asks.company_application(company=town.bygg.id, matter=matter, actor=town.employer(), now=NOW)
    return [(row.of("afa"), share.why.sv) for row in page.split.lines for share in row.shares if share.payer == "afa"]


def test_one_of_that_name_with_a_licence_on_the_day_is_paid_without_a_question(town):
    case = held_by(town, "Pia Park")
    assert questions(case) == []
    decision = decide(town, case)
    assert decision.kind == "grant"
    assert FOUND in decision.text["sv"]["reasons"][0]
    assert ["Den som håller samtalen är legitimerad.", True, "Afa Försäkrings villkor"] in decision.text["sv"][
        "conditions"
    ]
    assert asked_of(case) == [Verb.REGISTER_ASKED]


def test_before_it_is_sent_the_tick_counts_and_the_page_says_that_it_will_be_checked(town):
    for therapist in ("Pia Park", "Kaj Kall"):
        said = answers("anna", talks(therapist))
        split = asks.cost_split(insurance="rehab", company=town.bygg.id, answers=said, on=NOW.date())
        afa = next(share for share in split.lines[0].shares if share.payer == "afa")
        assert afa.amount == 6_000
        assert (
            "Behandlarens legitimation kontrolleras i Socialstyrelsens register när ansökan är skickad." in afa.why.sv
        )
    nobody = answers("anna", done("1", "utredning", "3 000"), line("2", "behandlande_samtal", "12 000"))
    split = asks.cost_split(insurance="rehab", company=town.bygg.id, answers=nobody, on=NOW.date())
    assert [row.of("afa") for row in split.lines] == [0, 0]
    assert "kontrolleras" not in str(split)


def test_nothing_outside_is_asked_while_the_application_is_being_kept(town, registers):
    registers.stop()
    made = send(town, ANNA)
    assert asked_of(made["afa"]) == []
    assert deferred() == [made["afa"].number]


def test_a_name_that_the_register_does_not_know_is_an_officers_question_and_a_yes_is_paid(town):
    case = held_by(town, "Kaj Kall")
    assert questions(case) == [
        (QUESTION, f"Rad 1, behandlande samtal hos psykolog eller psykoterapeut: {ABSENT} Är behandlaren legitimerad?")
    ]
    assert turn(case) == ("fund", "judge")
    assert decided.proposal(case.id) is None
    answered(town, case, yes=True)
    decision = decide(town, case)
    assert decision.kind == "grant"
    said = f"{ABSENT} En handläggare har bedömt att behandlaren är legitimerad: Beviset har kommit in."
    assert said in decision.text["sv"]["reasons"][0]
    bill(town, case, "a", "1", "12 000", "anna", last="yes")
    assert [order.net for order in payments.orders(case.id)] == [600_000]


def test_a_no_is_a_refusal_that_a_second_one_approves_with_the_reason_in_the_letter(town):
    case = held_by(town, "Kaj Kall")
    answered(town, case, yes=False, reason="Inget bevis har kommit in.")
    proposal = decided.proposal(case.id)
    assert (proposal.kind, proposal.needs_second) == ("refusal", True)
    decide(town, case)
    said = f"{ABSENT} En handläggare har bedömt att behandlaren inte är legitimerad: Inget bevis har kommit in."
    letter = letters.letters(case.id)[0].content
    assert said in letter["reasons"][0]
    assert {
        "text": "Den som håller samtalen är legitimerad.",
        "result": "Inte uppfyllt",
        "paragraph": "Afa Försäkrings villkor",
    } in letter["conditions"]
    told = asks.company_applications(company=town.bygg.id, insurance="rehab", actor=town.employer(), on=NOW.date())
    assert [(one.asked, one.granted) for one in told[0].cases] == [(6_000, 0)]
    assert whys(town, case.matter) == [
        (0, f"Samtal ersätts när de hålls av en legitimerad psykolog eller psykoterapeut. {said}")
    ]


def test_an_officer_may_change_the_answer_until_it_is_decided(town):
    case = held_by(town, "Kaj Kall")
    answered(town, case, yes=False, reason="Inget bevis.")
    answered(town, case, yes=True, reason="Nu har det kommit.")
    assert decided.proposal(case.id).kind == "grant"
    assert "Nu har det kommit." in decided.proposal(case.id).text["sv"]["reasons"][0]


@pytest.mark.parametrize(("day", "doubt"), [("2026-02-28", ""), ("2026-03-01", ENDED)])
def test_a_licence_counts_on_its_last_day_and_not_on_the_next(town, day, doubt):
    case = held_by(town, "Ines Ivarsson", day=day)
    assert [words.endswith(f"{doubt} Är behandlaren legitimerad?") for _, words in questions(case)] == (
        [True] if doubt else []
    )
    assert (decided.proposal(case.id) is None) == bool(doubt)


@pytest.mark.parametrize(("day", "asked"), [("2016-08-31", 1), ("2016-09-01", 0)])
def test_a_licence_does_not_count_before_its_first_day(town, day, asked):
    case = held_by(town, "Tor Torn", profession="psykoterapeut", day=day)
    assert len(questions(case)) == asked
    if asked:
        assert (
            "Behandlarens legitimation gäller från 1 september 2016, och åtgärden är 31 augusti 2016."
            in questions(case)[0][1]
        )


def test_another_profession_than_the_stated_one_does_not_count(town):
    assert ABSENT in questions(held_by(town, "Tor Torn", profession="psykolog"))[0][1]


def test_two_of_one_name_are_an_officers_question(town):
    case = held_by(town, "Maria Malm")
    assert (
        "Behandlaren har flera träffar i Socialstyrelsens register: det finns fler än en med det namnet."
        in questions(case)[0][1]
    )
    assert decided.proposal(case.id) is None


def test_a_silent_register_is_never_a_no_the_case_waits_and_it_is_asked_again(town, registers):
    registers.faults.order(Fault("maintenance", path="socialstyrelsen", times=-1))
    case = held_by(town, "Pia Park")
    assert turn(case) == ("authority", "register")
    assert decided.proposal(case.id) is None
    assert asked_of(case) == [Verb.REGISTER_FAILED]
    assert "Vi väntar på svar från Socialstyrelsens register" in whys(town, case.matter)[0][1]
    asking.ask_again(now=NOW)
    assert turn(case) == ("authority", "register")
    registers.faults.clear()
    assert asking.ask_again(now=NOW) == 1
    assert turn(case) == ("fund", "decide")
    assert decided.proposal(case.id).kind == "grant"


@pytest.mark.parametrize("fault", ["wrong_person", "empty", "error_200", "lost"])
def test_a_wrong_answer_is_no_answer(town, registers, fault):
    registers.faults.order(Fault(fault, path="socialstyrelsen"))
    case = held_by(town, "Kaj Kall")
    assert questions(case) == []
    assert turn(case) == ("authority", "register")


def test_what_the_register_has_answered_is_not_asked_again(town):
    case = held_by(town, "Pia Park")
    before = assessed.all_facts(case.id), assessed.assessments(case.id)
    asking.ask_and_assess(case=case.number, now=at("2026-03-12"))
    assert asked_of(case) == [Verb.REGISTER_ASKED]
    assert (assessed.all_facts(case.id), assessed.assessments(case.id)) == before


def test_one_therapist_on_two_lines_is_one_question_to_the_register_and_each_line_has_its_day(town):
    case = held_by(town, "Ines Ivarsson", talks("ines  ivarsson", "2026-03-01", key="2"), day="2026-02-28")
    assert len(asked_of(case)) == 2  # written in two ways, it may be two people
    assert [key for key, _ in questions(case)] == ["legitimerad_rad_2"]
    same = held_by(town, "Pia Park", talks("Pia Park", "2026-05-01", key="2"))
    assert asked_of(same) == [Verb.REGISTER_ASKED]
    assert [fact.part for fact in assessed.facts_now(same.id) if fact.name == "legitimation"] == ["1", "2"]


def test_the_register_is_not_asked_where_no_money_rests_on_it(town):
    late = answers("lena", talks("Pia Park", "2025-05-01"), started="2025-05-01")
    case = apply(town, late, company=town.region)["afa"]
    assert asked_of(case) == []
    consent(town, case, "lena")
    assert decided.proposal(case.id).kind == "refusal"
    made = apply(town, answers("anna", done("1", "utredning", "3 000"), talks("Pia Park", key="2")))
    assert asked_of(made["fk"]) == []


def test_after_the_employees_no_nobody_asks_for_the_therapist(town, registers):
    registers.faults.order(Fault("maintenance", path="socialstyrelsen", times=-1))
    case = apply(town, answers("anna", talks("Pia Park")))["afa"]
    consent(town, case, "anna", says="no")
    assert decided.proposal(case.id).kind == "refusal"
    asking.ask_and_assess(case=case.number, now=NOW)
    assert asked_of(case) == [Verb.REGISTER_FAILED]


def test_in_a_decided_case_nobody_asks_for_the_therapist(town, registers):
    registers.faults.order(Fault("maintenance", path="socialstyrelsen", times=-1))
    case = apply(town, answers("anna", talks("Pia Park")))["afa"]
    consent(town, case, "anna", says="no")
    decide(town, case)
    before = deferred()
    consent(town, case, "anna", now=at("2026-03-13"))
    assert deferred() == before


def deferred():
    """The cases that a job is deferred for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'case' FROM procrastinate_jobs WHERE task_name = 'flow.ask_and_assess'")
        return [number for (number,) in cursor.fetchall()]


def test_who_treats_is_not_kept_beside_the_application(town):
    case = held_by(town, "Kaj Kall")
    answered(town, case, yes=True)
    decide(town, case)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        holding = []
        for name in tables:
            cursor.execute(f'SELECT count(*) FROM "{name}" one WHERE one::text ILIKE %s', ["%kaj kall%"])
            holding += [name] if cursor.fetchone()[0] else []
    assert holding == ["applications_sensitive"]


def test_another_insurers_officer_may_not_answer(town):
    case = held_by(town, "Kaj Kall")
    with pytest.raises(NotYours):
        flow.answer(case=case.number, question=QUESTION, value=True, reason="x", actor=town.officer("fk"), now=NOW)
    assert decided.proposal(case.id) is None
