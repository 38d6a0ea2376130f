"""What was said of health is nowhere when it has been erased; what was decided and signed is as it was."""

from datetime import date
from hashlib import sha256

from django.db import connection
from django.utils import timezone

from tests.insurances.rehab.nights import DECIDED, TWO_YEARS, erased, found, run
from tests.insurances.rehab.town import ANNA, at, bill
from tryggve.casework.applications import queries as applied
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.records import Erased
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.flow import queries as asks
from tryggve.casework.worklists.invariants import broken

# What was answered; that a psychologist may hold a talk stands in every letter about one, so that answer is looked for as a whole value.
SAID = ("Stress", "Arbeta kvar", "Pia P", "psykolog")
WORDS = (*SAID[:3], '"psykolog"')


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


def test_an_erasure_without_its_line_in_the_log_is_found(town, granted):
    def offenders():
        return next(one.offenders for one in broken(real=timezone.now()) if one.key == "I8")

    run(TWO_YEARS)
    assert offenders() == ()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE audit_entry SET verb = 'x' WHERE verb IN ('case:health:erased', 'case:document:erased')")
        cursor.execute("SET LOCAL session_replication_role = origin")
    said = offenders()
    assert f"erased {applied.submissions(granted['fk'].id)[0].receipt}" in said
    assert sum(one.startswith("erased document ") for one in said) == 1
