"""When nothing more can happen and the payer's time is over, what was said of health is nowhere; what was decided is as it was."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.db import connection

from tests.casework.documents.files import PDF, PNG
from tests.casework.killpoints import every_kill_point
from tests.insurances.rehab.town import ANNA, START, TESTS, answers, apply, at, bill, consent, decide, done
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.models import Erasure
from tryggve.casework.applications.records import Erased
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import system
from tryggve.casework.cases import actions as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.documents.store import is_kept
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying, retention, schedule
from tryggve.casework.flow import queries as asks
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people
from tryggve.gateways.iso20022.bank import Bank

RULE = system("health-retention")
DECIDED = date(2026, 3, 12)
TWO_YEARS = date(2028, 3, 12)
# What was answered; that a psychologist may hold a talk stands in every letter about one, so that answer is looked for as a whole value.
SAID = ("Stress", "Arbeta kvar", "Pia P", "psykolog")
WORDS = (*SAID[:3], '"psykolog"')


def run(day):
    """The nightly job of that day, as the schedule runs it."""
    return retention.erase_due(day=day, actor=RULE, now=at(day.isoformat(), "03:30:00"))


def paper(town, case, content=PDF, now=None):
    return flow.add_company_document(
        case=case.number, name="Plan för Anna.pdf", content=content, kind="treatment", actor=town.employer(), now=now or at("2026-03-11")
    )  # fmt: skip


@pytest.fixture(autouse=True)
def bank(settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"


@pytest.fixture
def granted(town):
    """Anna's application, with a paper; both payers have said yes, and all that can be paid is."""
    made = apply(town, ANNA)
    paper(town, made["fk"])
    decide(town, made["fk"])
    consent(town, made["afa"], "anna")
    decide(town, made["afa"])
    settle_money(made["fk"])
    return made


def settle_money(case, day=date(2026, 4, 24)):
    """What is due that day goes to the bank, which pays it."""
    noon = at(day.isoformat(), "12:00:00")
    flow.pay_due(insurer=case.insurer, day=day, actor=TESTS, now=noon)
    Bank(paying.bank_folder(case.insurer)).work(noon)
    flow.read_bank(insurer=case.insurer, actor=TESTS, now=noon)
    assert {order.state for order in payments.orders(case.id)} == {"paid"}


def everywhere():
    """Every value of every row of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t')
            yield from ((table, row) for (row,) in cursor.fetchall())


def found(*texts):
    return {(table, text) for table, row in everywhere() for text in texts if text in row}


def erased(case):
    return {one.kind for one in applied.submissions(case.id, all_versions=True) if one.erased_at}


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


def test_an_undecided_case_and_one_with_money_on_its_way_are_left_alone(town):
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
    assert len(letter["sv"]["choices"]) == 3
    assert "hälsa" not in str(letter["sv"]["choices"])


def test_what_comes_in_later_is_kept_its_own_time(town, granted):
    paper(town, granted["fk"], PNG, now=at("2027-01-01"))
    assert retention.erased_from(granted["fk"]) == date(2029, 1, 1)
    run(date(2029, 1, 1))
    late = paper(town, granted["fk"], PDF + b"\n", now=at("2029-02-01"))
    assert run(date(2031, 1, 31)).startswith("0 cases")
    assert run(date(2031, 2, 1)) == "1 cases, 1 files, 0 drafts"
    assert documents.document(late.id).erased


def test_all_that_was_decided_is_as_it_was(town, granted):
    def seen():
        one = asks.company_applications(company=town.bygg.id, insurance="rehab", actor=town.employer(), on=DECIDED)
        year = asks.company_year(company=town.bygg.id, insurance="rehab", year=2026, actor=town.employer(), on=DECIDED)
        page = asks.company_application(
            company=town.bygg.id, matter=granted["fk"].matter, actor=town.employer(), now=at("2031-04-01")
        )
        return one, year, page.split

    before = seen()
    assert before[2].totals == {"fk": 1_500, "afa": 6_000}
    run(date(2031, 3, 12))
    assert erased(granted["fk"]) == erased(granted["afa"]) == {"application"}
    assert seen() == before
    bill(town, granted["afa"], "b", "2", "3 600", "anna", now=at("2026-06-01"))
    assert seen()[0][0].cases[1].ordered == 180_000


def test_before_and_after_it_is_what_eva_signed(town, granted):
    sent = [applied.submissions(case.id)[0] for case in granted.values()]
    assert all(applied.holds(one.id) for one in sent)
    run(date(2031, 3, 12))
    assert [applied.submission(one.id).digest for one in sent] == [one.digest for one in sent]
    assert all(applied.holds(one.id) for one in sent)


def test_nothing_of_it_is_anywhere_in_the_database_nor_its_plain_hash(town, granted):
    plain = {key: value for key, value in ANNA.items() if key != "salt"}
    hashes = [sha256(said.encode()).hexdigest() for word in SAID for said in (word, f'"{word}"')]
    whole = [digest({**plain, "salt": ANNA["salt"]}), digest(plain)]
    secrets = [ANNA["salt"], "Plan för Anna", *hashes, *[one[:32] for one in (*hashes, *whole)]]
    assert {text for _, text in found(*WORDS)} == {*WORDS}
    assert {table for table, _ in found(*WORDS)} == {"applications_sensitive"}
    assert found(*secrets) == {("applications_sensitive", ANNA["salt"]), ("documents_document", "Plan för Anna")}
    run(date(2031, 3, 12))
    assert found(*WORDS, *secrets) == set()


def test_erased_it_reads_as_erased_and_no_reading_is_noted(town, granted):
    def readings():
        return sum(line.verb == Verb.HEALTH_READ for line in audit.about_person(town.anna.id, 500))

    asks.company_application(
        company=town.bygg.id, matter=granted["fk"].matter, actor=town.employer(), now=at("2026-03-20")
    )
    assert readings() == 2
    run(TWO_YEARS)
    page = asks.company_application(
        company=town.bygg.id, matter=granted["fk"].matter, actor=town.employer(), now=at("2028-03-20")
    )
    assert (page.answers["cause"], readings()) == ("Stress", 3)
    run(date(2031, 3, 12))
    said = asks.sensitive_answers(case=granted["fk"].number, actor=town.herself("anna"), now=at("2031-04-01"))
    assert isinstance(said["cause"], Erased)
    assert isinstance(said["lines"][1]["therapist"], Erased)
    assert readings() == 3


def test_a_submission_that_is_not_what_was_signed_is_left_and_named_and_the_others_go(town, granted):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            """UPDATE applications_sensitive SET answers = answers || '{"/cause": "Värk"}'
            WHERE submission_id = (SELECT id FROM applications_submission WHERE case_id = %s AND kind = 'application')""",
            [granted["fk"].id],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert run(date(2031, 3, 12)) == f"1 cases, 0 files, 0 drafts; not as signed: {granted['fk'].number}"
    assert (erased(granted["fk"]), erased(granted["afa"])) == (set(), {"application"})


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
