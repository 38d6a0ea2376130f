"""A payer asks what was done: a last day, a signed answer, an officer who reads it and judges. What is late only shows that it is."""

from datetime import date

import pytest

from tests.casework.race import race
from tests.insurances.rehab.afterwards import LAST, TOLD, ask, give, judge, let_read_health
from tests.insurances.rehab.town import ANNA, TESTS, apply, at, bill, decide
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor, Role
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow import reviewing
from tryggve.casework.flow.health import NeedsHealthPermission
from tryggve.casework.people import actions as people
from tryggve.casework.reviews import actions as reviews
from tryggve.casework.reviews import queries as reviewed
from tryggve.casework.worklists import queries as worklists

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def town(town):
    """Everyone; one officer at each payer may read what is said of health."""
    return let_read_health(town)


@pytest.fixture
def granted(town):
    """Anna's case at Försäkringskassan, decided."""
    case = apply(town, ANNA)["fk"]
    decide(town, case)
    return case


def turn(case):
    now = cases.case(case.number)
    return now.turn, now.turn_reason, now.due_on


def test_the_insurer_chooses_the_number_of_days_and_thirty_is_what_stands_without_a_choice(town):
    assert asks.last_day_from("fk", on=date(2026, 5, 1)) == date(2026, 5, 31)
    fk = reviewing.people.insurer("fk")
    settings = {**fk.settings, "choices": {"redogörelse_dagar": "14"}}
    people.register_insurer(
        key="fk", name=fk.name, orgnr=fk.orgnr, settings=settings, actor=TESTS, now=at("2026-01-02")
    )
    assert asks.last_day_from("fk", on=date(2026, 5, 1)) == date(2026, 5, 15)


def test_only_what_the_payer_pays_is_asked_of_and_an_investigation_tells_its_conclusions(town):
    made = apply(town, ANNA)
    questions = {
        payer: [(line.key, [q.key for q in line.questions]) for line in asks.account_lines(made[payer])]
        for payer in made
    }
    assert questions == {"fk": [("1", ["done", "conclusions"])], "afa": [("2", ["done"])]}
    with pytest.raises(reviews.NoMeasure):
        ask(town, made["fk"], lines=["2", "9"])


def test_given_it_is_the_payers_turn_and_accepted_the_case_stands_as_before(town, granted):
    asked = ask(town, granted)
    receipt = give(town, asked)
    assert turn(granted) == ("fund", "account_given", None)
    assert [row.kind for row in worklists.queue("fk", town.frida.id, date(2026, 5, 21))] == ["account"]
    assert reviewed.request(asked.number).state == "answered"
    judged = judge(town, granted, asked)
    assert (judged.state, judged.judgement) == ("accepted", "")
    assert judge(town, granted, asked) == judged
    assert turn(granted) == ("nobody", "granted", None)
    assert receipt.receipt


def test_not_accepted_it_has_a_reason_that_stays(town, granted):
    asked = ask(town, granted)
    give(town, asked)
    with pytest.raises(reviews.NoReason):
        judge(town, granted, asked, accepted=False, why="  ")
    judged = judge(town, granted, asked, accepted=False, why="Det var behandling.")
    assert (judged.state, judged.judgement) == ("refused", "Det var behandling.")
    with pytest.raises(reviews.AlreadyJudged):
        judge(town, granted, asked)
    verbs = [line.verb for line in audit.chain(granted.number)]
    assert [verb for verb in verbs if ":account:" in verb] != []
    assert Verb.ACCOUNT_REFUSED in verbs
    assert Verb.ACCOUNT_ACCEPTED not in verbs


def test_the_same_signature_again_is_the_same_receipt_and_another_is_too_late(town, granted):
    asked = ask(town, granted)
    first = give(town, asked)
    sent = reviewed.request(asked.number).answer
    signature = reviewing.applied.submission(sent).signature
    assert give(town, asked, signature=signature) == first
    with pytest.raises(reviews.AlreadyAnswered):
        give(town, asked, {"1": {"done": "Något annat.", "conclusions": "Annat."}})


def test_each_question_is_answered_unless_a_paper_tells_it(town, granted):
    asked = ask(town, granted)
    with pytest.raises(flow.NotComplete) as wrong:
        give(town, asked, {"1": {"done": "Samtal."}})
    assert [one.field for one in wrong.value.problems] == ["lines.1.conclusions"]
    flow.add_company_document(
        case=granted.number,
        name="redogorelse.pdf",
        content=PDF,
        kind="account",
        actor=town.employer(),
        now=at("2026-05-19"),
    )
    give(town, asked, {"1": {"done": "", "conclusions": ""}})
    told = asks.account_to_read(request=asked.number, actor=town.officer("fk"), now=at("2026-05-21"))
    assert told.documents == ("redogorelse.pdf",)


def test_the_text_is_read_by_the_employee_and_by_an_officer_with_the_post_and_each_officer_is_noted(town, granted):
    asked = ask(town, granted)
    give(town, asked)
    before = len([one for one in audit.about_person(town.anna.id) if one.verb == Verb.HEALTH_READ])
    told = asks.account_to_read(request=asked.number, actor=town.officer("fk"), now=at("2026-05-21"))
    assert told.lines[0].answers == TOLD["1"]
    read = [one for one in audit.about_person(town.anna.id) if one.verb == Verb.HEALTH_READ]
    assert len(read) == before + 1
    assert read[0].actor_name == "Frida Falk"
    assert asks.account_to_read(request=asked.number, actor=town.herself("anna"), now=at("2026-05-21")).text
    assert len([one for one in audit.about_person(town.anna.id) if one.verb == Verb.HEALTH_READ]) == before + 1


def test_without_the_post_or_at_another_payer_nothing_is_read_or_judged(town, granted):
    asked = ask(town, granted)
    give(town, asked)
    alva_at_fk = Actor(role=Role.OFFICER, name="Alva Asp", person=town.alva.id, insurer="fk")
    for stranger in (town.approver("fk"), town.officer("afa"), alva_at_fk, town.herself("kim")):
        with pytest.raises(NeedsHealthPermission):
            asks.account_to_read(request=asked.number, actor=stranger, now=at("2026-05-21"))
        with pytest.raises(NeedsHealthPermission):
            judge(town, granted, asked, by=stranger)
    assert not asks.accounts_of_case(case=granted.number, on=date(2026, 5, 21))[0].text


def test_nobody_asks_in_her_own_case_nor_of_a_company_that_she_acts_for_nor_at_another_payer(town, granted):
    people.appoint(
        person=town.anna.id, insurer="fk", role="officer", from_day=date(2020, 1, 1), actor=TESTS, now=at("2026-01-02")
    )
    people.appoint(
        person=town.eva.id, insurer="fk", role="officer", from_day=date(2020, 1, 1), actor=TESTS, now=at("2026-01-02")
    )
    for name in ("anna", "eva"):
        who = town.persons[name]
        with pytest.raises(reviews.NotYours):
            ask(town, granted, by=Actor(role=Role.OFFICER, name=who.name, person=who.id, insurer="fk"))
    with pytest.raises(reviews.NotYours):
        ask(town, granted, by=town.officer("afa"))
    with pytest.raises(reviews.NotYours):
        ask(town, granted, by=town.employer())


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"why": " "}, reviews.NoReason),
        ({"lines": []}, reviews.NoMeasure),
        ({"last": date(2026, 5, 1)}, reviews.DayHasPassed),
    ],
)
def test_a_request_without_a_reason_a_measure_or_a_day_ahead_is_refused(town, granted, changed, refusal):
    with pytest.raises(refusal):
        ask(town, granted, **changed)
    assert reviewed.requests(granted.id) == []


def test_one_account_at_a_time_is_asked_for_in_a_case(town, granted):
    ask(town, granted)
    with pytest.raises(reviews.AlreadyAsked):
        ask(town, granted, why="En annan fråga.")


def test_a_request_is_taken_back_while_nobody_has_answered(town, granted):
    asked = ask(town, granted)
    assert (
        flow.take_back_account(request=asked.number, actor=town.officer("fk"), now=at("2026-05-02")).state == "dropped"
    )
    assert turn(granted) == ("nobody", "granted", None)
    with pytest.raises(reviews.AlreadyAnswered):
        give(town, asked)
    second = ask(town, granted)
    assert second.number == f"{granted.number}-R2"
    give(town, second)
    with pytest.raises(reviews.AlreadyAnswered):
        flow.take_back_account(request=second.number, actor=town.officer("fk"), now=at("2026-05-21"))


def test_what_was_told_is_read_though_nothing_is_paid_of_the_measure_any_more(town):
    case = apply(town, ANNA)["fk"]
    asked = ask(town, case, now=at("2026-03-11"))
    give(town, asked, now=at("2026-03-12"))
    bill(town, case, "1", "1", "0", "anna", day="2026-03-01", now=at("2026-03-13"))
    assert asks.account_lines(case) == ()
    told = asks.account_to_read(request=asked.number, actor=town.officer("fk"), now=at("2026-03-14"))
    assert told.lines[0].answers == TOLD["1"]


def test_afa_may_choose_not_to_ask_for_accounts(town):
    case = apply(town, ANNA)["afa"]
    assert [line.key for line in asks.account_lines(case)] == ["2"]
    afa = reviewing.people.insurer("afa")
    settings = {**afa.settings, "choices": {"afa_redogörelse": "nej"}}
    people.register_insurer(
        key="afa", name=afa.name, orgnr=afa.orgnr, settings=settings, actor=TESTS, now=at("2026-01-02")
    )
    assert asks.account_lines(case) == ()
    with pytest.raises(reviews.NoMeasure):
        ask(town, case, lines=["2"])


def test_the_signature_shows_nothing_of_health(town, granted):
    asked = ask(town, granted)
    answers = asks.account_answers(request=asked.number, written={"lines": TOLD, "salt": "5a" * 32})
    text = asks.signing_text(kind="account", request=asked.number, answers=answers, language="sv", on=LAST).text
    assert "Utredning, kartläggning eller bedömning" in text
    assert "bord" not in text


def test_another_company_neither_sees_nor_gives_it(town, granted):
    asked = ask(town, granted)
    other = town.employer(town.region)
    with pytest.raises(flow.NotForYou):
        asks.account_to_give(request=asked.number, actor=other, now=at("2026-05-02"))
    with pytest.raises(flow.NotForYou):
        give(town, asked, by=other)
    assert asks.accounts_to_give(company=town.region.id, actor=other, on=LAST) == []


@pytest.mark.faults
def test_given_and_taken_back_at_once_one_of_them_happens(racing_town):
    town = racing_town
    case = apply(town, ANNA)["fk"]
    decide(town, case)
    asked = ask(town, case)
    results = race(
        [
            lambda: give(town, asked),
            lambda: flow.take_back_account(request=asked.number, actor=town.officer("fk"), now=at("2026-05-20")),
        ]
    )
    assert len([one for one in results if isinstance(one, reviews.AlreadyAnswered)]) == 1
    state = reviewed.request(asked.number).state
    assert state in ("answered", "dropped")
    assert decided.current(case.id) is not None
