"""When nothing more can happen and the payer's time is over: to the day, every night, once, also when it is killed half way."""

from datetime import date, timedelta

import pytest

from tests.casework.documents.files import PDF, PNG
from tests.casework.killpoints import every_kill_point
from tests.casework.race import race
from tests.insurances.rehab.nights import TWO_YEARS, erased, found, paper, run, settle_money
from tests.insurances.rehab.town import ANNA, START, TESTS, answers, apply, at, bill, consent, decide, done
from tryggve.casework.applications.models import Erasure
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.cases import actions as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.store import is_kept
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import queries as asks
from tryggve.casework.flow import retention, schedule
from tryggve.casework.people import actions as people


def test_it_is_kept_until_the_day_and_erased_on_it(town, granted):
    assert run(TWO_YEARS - timedelta(days=1)) == "0 cases, 0 files, 0 drafts"
    assert erased(granted["fk"]) == set()
    assert run(TWO_YEARS) == "1 cases, 1 files, 0 drafts"
    assert erased(granted["fk"]) == {"application"}
    assert run(TWO_YEARS) == "0 cases, 0 files, 0 drafts"


def test_a_grant_with_invoices_to_come_counts_from_the_last_day_for_them(town, granted):
    assert run(date(2031, 3, 11)).startswith("1 cases")
    assert erased(granted["afa"]) == set()
    assert run(date(2031, 3, 12)).startswith("1 cases")
    assert erased(granted["afa"]) == {"application"}


def test_a_last_invoice_ends_it_earlier(town, granted):
    bill(town, granted["afa"], "a", "2", "3 600", "anna", last="yes")
    settle_money(granted["afa"], date(2026, 5, 4))
    assert retention.erased_from(granted["afa"]) == date(2028, 5, 2)


def test_a_refusal_counts_from_its_day(town):
    case = apply(town, ANNA)["afa"]
    consent(town, case, "anna", says="no")
    decide(town, case)
    assert retention.erased_from(case) == TWO_YEARS


def test_an_undecided_case_and_one_with_money_on_its_way_are_left_alone(town, bank):
    made = apply(town, ANNA)
    assert retention.erased_from(made["afa"]) is None
    decide(town, made["fk"])
    assert retention.erased_from(made["fk"]) is None
    settle_money(made["fk"])
    assert retention.erased_from(made["fk"]) == TWO_YEARS


def test_a_closed_case_counts_from_the_day_it_was_closed(town):
    case = apply(town, ANNA)["afa"]
    cases.close_case(case=case.id, reason="withdrawn", now=at("2026-04-01"), actor=TESTS)
    assert run(date(2028, 3, 31)).startswith("0 cases")
    assert run(date(2028, 4, 1)).startswith("1 cases")


def test_a_payer_may_have_chosen_another_time(town, granted):
    people.register_insurer(
        key="fk", name="Försäkringskassan", orgnr="2021990045", actor=TESTS, now=START,
        settings={"choices": {"gallring_hälsouppgifter": "ett_år"}},
    )  # fmt: skip
    assert retention.erased_from(granted["fk"]) == date(2027, 3, 12)
    told = {one.insurer: one.time.sv for one in asks.kept_for()}
    assert told == {"Försäkringskassan": "ett år", "Afa Försäkring": "två år"}


def test_the_letter_does_not_speak_of_how_long_health_details_are_kept(town, granted):
    letter = decided.current(granted["fk"].id).text
    assert letter["sv"]["choices"]
    assert "hälsa" not in str(letter["sv"]["choices"])


def test_what_comes_in_later_is_kept_its_own_time(town, granted):
    paper(town, granted["fk"], PNG, now=at("2027-01-01"))
    assert retention.erased_from(granted["fk"]) == date(2029, 1, 1)
    run(date(2029, 1, 1))
    late = paper(town, granted["fk"], PDF + b"\n", now=at("2029-02-01"))
    assert run(date(2031, 1, 31)).startswith("0 cases")
    assert run(date(2031, 2, 1)) == "1 cases, 1 files, 0 drafts"
    assert documents.document(late.id).erased


def test_a_draft_that_nobody_changes_for_thirty_days_is_forgotten(town):
    about = {"company": town.bygg.id, "insurance": "rehab", "key": "ny"}
    said = {"cause": "Stress"}
    flow.save_company_draft(**about, answers=said, actor=town.employer(), now=at("2026-03-10"))
    kept = asks.company_draft(**about, person=town.eva.id)
    flow.save_company_draft(**about, answers=said, actor=town.employer(), now=at("2026-03-11", "12:00:00"))
    assert asks.company_draft(**about, person=town.eva.id) == kept
    assert len(kept["salt"]) == 64
    assert run(date(2026, 4, 10)) == "0 cases, 0 files, 0 drafts"
    assert run(date(2026, 4, 11)) == "0 cases, 0 files, 1 drafts"
    assert asks.company_draft(**about, person=town.eva.id) is None
    assert not found("Stress")


def test_every_night_the_schedule_runs_it(town, granted):
    night = at("2028-03-12", "03:00:00")
    ran = schedule.run(since=night, upto=night + timedelta(minutes=45))
    assert [(one.job, one.result) for one in ran] == [("health-retention", "1 cases, 1 files, 0 drafts")]
    assert erased(granted["fk"]) == {"application"}
    assert schedule.run(since=night, upto=night + timedelta(minutes=45)) == []


@pytest.mark.faults
def test_four_at_once_erase_it_once(racing_town):
    case = apply(racing_town, ANNA)["fk"]
    paper(racing_town, case)
    cases.close_case(case=case.id, reason="finished", now=at("2026-03-12"), actor=TESTS)
    said = race([lambda: run(TWO_YEARS)] * 4)
    assert sum(one.startswith("1 cases") for one in said) == 1
    assert sum("1 files" in one for one in said) == 1
    notes = [line.verb for line in audit.about_person(racing_town.anna.id, 500) if line.verb.endswith(":erased")]
    assert sorted(notes) == ["case:document:erased", "case:health:erased"]


@pytest.mark.faults
def test_killed_anywhere_the_next_run_leaves_one_result(racing_town):
    town, count = racing_town, 0

    def another():
        nonlocal count
        count += 1
        case = apply(town, answers("kim", done("1", "utredning", "3 000", whom="kim"), purpose=f"{count}"))["fk"]
        paper(town, case, PDF.replace(b"%%EOF", b"%% %d\n%%%%EOF" % count))
        cases.close_case(case=case.id, reason="withdrawn", now=at("2026-03-12"), actor=TESTS)
        return case

    case = another()
    for _point in every_kill_point(lambda: run(TWO_YEARS)):
        paper_now = next(one for one in documents.documents(case.id) if one.direction == "in")
        assert bool(erased(case)) == bool(paper_now.erased), "all of a case or nothing of it"
        if erased(case):
            run(TWO_YEARS)
            assert not is_kept(paper_now.sha256)
            case = another()
    assert erased(case) == {"application"}
    assert Erasure.objects.count() == count > 1
    notes = [line for line in audit.about_person(town.kim.id, 2000) if line.verb == Verb.HEALTH_ERASED]
    assert len(notes) == count
