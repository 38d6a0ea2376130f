"""The log as superuser, with its triggers off: whatever is done to it is found."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.casework.build import NOW, TESTS, herself
from tests.casework.race import race
from tryggve.casework.audit import actions, queries
from tryggve.casework.audit.models import Entry
from tryggve.casework.audit.verbs import Verb


def write(count=5, chain="2023-000001", subject="case:{}"):
    for number in range(count):
        actions.note(
            verb=Verb.CASE_READ,
            actor=TESTS,
            now=NOW,
            subject=subject.format(number),
            chain=chain,
            data={"å": [1, 1.5, "ö"]},
        )


def behind_its_back(sql, *arguments):
    """What somebody with every right in the database can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, arguments)
        touched = cursor.rowcount
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert touched != 0, "the tampering itself did nothing"


@pytest.fixture
def log(db):
    write(5, "2023-000001")
    write(3, "2023-000002")
    write(4, "house")
    assert queries.verify() == []


def found():
    return {(one.chain, one.what) for one in queries.verify()}


def test_places_are_counted_from_one_without_gaps_in_each_chain(log):
    places = Entry.objects.filter(chain="2023-000001").order_by("place").values_list("place", flat=True)
    assert list(places) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2020-01-01"), ("verb", "case:case:opened"), ("actor", "officer:1"), ("actor_name", "Någon Annan"),
        ("company", 7), ("insurer", "norrsken"), ("subject", "case:99"), ("person", 12), ("data", '{"å": [1, 1.5, "o"]}'),
        ("previous", b"x"), ("hash", b"x"),
    ],
)  # fmt: skip
def test_an_altered_column_is_found(log, column, value):
    behind_its_back(f"UPDATE audit_entry SET {column} = %s WHERE chain = '2023-000001' AND place = 3", value)
    assert ("2023-000001", "altered") in found()


def test_a_deleted_line_is_found(log):
    behind_its_back("DELETE FROM audit_entry WHERE chain = '2023-000001' AND place = 3")
    assert ("2023-000001", "missing") in found()


def test_a_deleted_last_line_is_found(log):
    behind_its_back("DELETE FROM audit_entry WHERE chain = '2023-000001' AND place = 5")
    assert found() == {("2023-000001", "cut")}


def test_a_deleted_chain_is_found(log):
    behind_its_back("DELETE FROM audit_entry WHERE chain = '2023-000002'")
    assert found() == {("2023-000002", "cut")}


def test_two_lines_that_changed_places_are_found(log):
    behind_its_back(
        "UPDATE audit_entry SET place = CASE place WHEN 2 THEN 1002 ELSE 1003 END WHERE chain = '2023-000001' AND place IN (2, 3)"
    )
    behind_its_back(
        "UPDATE audit_entry SET place = CASE place WHEN 1002 THEN 3 ELSE 2 END WHERE chain = '2023-000001' AND place > 1000"
    )
    assert {("2023-000001", "loose"), ("2023-000001", "altered")} <= found()


def test_a_line_moved_to_another_chain_is_found(log):
    behind_its_back("UPDATE audit_entry SET chain = 'house', place = 5 WHERE chain = '2023-000001' AND place = 5")
    assert {chain for chain, _ in found()} == {"2023-000001", "house"}


def test_a_line_added_without_the_chain_is_found(log):
    behind_its_back(
        "INSERT INTO audit_entry (chain, place, at, verb, actor, actor_name, insurer, subject, data, previous, hash)"
        " SELECT chain, 6, at, verb, actor, actor_name, insurer, subject, data, previous, hash"
        " FROM audit_entry WHERE chain = '2023-000001' AND place = 5"
    )
    assert ("2023-000001", "altered") in found()


def test_a_chain_that_nobody_wrote_is_found(log):
    behind_its_back("DELETE FROM audit_head WHERE chain = '2023-000002'")
    assert found() == {("2023-000002", "extra")}


def test_a_rewritten_chain_with_a_rewritten_head_is_found_against_the_days_root(log):
    actions.root(day=date(2023, 3, 6))
    behind_its_back("DELETE FROM audit_entry WHERE chain = '2023-000001'")
    behind_its_back("DELETE FROM audit_head WHERE chain = '2023-000001'")
    write(5, "2023-000001", subject="case:other-{}")
    assert found() == {("2023-000001", "root")}


def test_a_whole_chain_removed_with_its_head_is_found_against_the_days_root(log):
    actions.root(day=date(2023, 3, 6))
    behind_its_back("DELETE FROM audit_entry WHERE chain = '2023-000002'")
    behind_its_back("DELETE FROM audit_head WHERE chain = '2023-000002'")
    assert found() == {("2023-000002", "cut")}


def test_an_altered_root_is_found(log):
    actions.root(day=date(2023, 3, 6))
    write(2, "house")
    actions.root(day=date(2023, 3, 7))
    assert queries.verify() == []
    behind_its_back("UPDATE audit_root SET hash = sha256('x') WHERE day = '2023-03-06'")
    assert {"root 2023-03-06", "root 2023-03-07"} == {chain for chain, _ in found()}


def test_the_days_root_is_made_once_and_counts_every_line(log):
    first = actions.root(day=date(2023, 3, 6))
    write(1)
    assert actions.root(day=date(2023, 3, 6)) == first
    assert first.entries == 12
    assert actions.root(day=date(2023, 3, 7)).entries == 13


def test_the_command_says_what_is_broken_and_fails(log, capsys):
    call_command("verify_audit")
    assert "12 lines, 0 breaks" in capsys.readouterr().out
    behind_its_back("UPDATE audit_entry SET subject = 'x' WHERE chain = 'house' AND place = 2")
    with pytest.raises(SystemExit) as refused:
        call_command("verify_audit")
    assert refused.value.code == 1
    assert "house 2: altered" in capsys.readouterr().out


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET subject = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "UPDATE audit_head SET place = 9",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head (chain, place, hash) VALUES ('x', 1, 'x')",
        "SET LOCAL pgtrigger.ignore = '{pgtrigger_append_only_%s}'; UPDATE audit_entry SET subject = 'x'",
    ],
)
def test_the_database_refuses_to_change_the_log(log, sql):
    if "%s" in sql:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only_%%' AND tgrelid = 'audit_entry'::regclass"
            )
            sql = sql % cursor.fetchone()[0].removeprefix("pgtrigger_append_only_")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_text_that_could_be_taken_for_two_lines_hashes_as_one(db):
    actions.note(verb=Verb.CASE_READ, actor=TESTS, now=NOW, subject="a,3:b", chain="1:x,")
    actions.note(
        verb=Verb.CASE_READ, actor=TESTS, now=NOW, subject="3:b,", chain="1:x,", data={"z": None, "aa": {"b": 1e300}}
    )
    assert queries.verify() == []


def test_a_person_reads_who_did_what_in_her_own_language(town):
    actions.note(verb=Verb.CASE_READ, actor=town.officer, now=NOW, subject="case:1", person=town.bo.id)
    latest = queries.about_person(town.bo.id)[0]
    assert (latest.actor_name, latest.insurer) == ("Sara Sand", "tryggve")
    assert latest.words("sv") == "Någon läste ärendet"
    assert latest.words("en") == "Someone read the case"
    assert all(entry.person == town.bo.id for entry in queries.about_person(town.bo.id))


def test_a_company_reads_what_was_done_for_it(town):
    actions.note(verb=Verb.PART_READ, actor=town.employer, now=NOW, subject="part:1", person=town.bo.id)
    assert queries.about_company(town.bygg.id)[0].verb == Verb.PART_READ
    assert not any(entry.verb == Verb.PART_READ for entry in queries.about_company(town.kontor.id))


def test_every_verb_follows_the_grammar_and_has_both_sentences():
    for verb in Verb:
        assert verb.value.count(":") == 2
        assert len(verb.value) <= 60
        assert verb.sv
        assert verb.en


def test_a_line_and_what_it_tells_of_stand_or_fall_together(town):
    before = Entry.objects.count()
    with transaction.atomic():
        actions.note(verb=Verb.CASE_READ, actor=herself(town.bo), now=NOW, subject="case:1")
        transaction.set_rollback(True)
    assert Entry.objects.count() == before
    assert queries.verify() == []


@pytest.mark.faults
def test_eight_connections_write_one_unbroken_chain(racing_town):
    def writer():
        for _ in range(5):
            write(1, "2023-000009")

    assert race([writer] * 8) == [None] * 8
    places = Entry.objects.filter(chain="2023-000009").order_by("place").values_list("place", flat=True)
    assert list(places) == list(range(1, 41))
    assert queries.verify() == []


@pytest.mark.faults
def test_verifying_while_others_write_finds_no_break(racing_town):
    def writer():
        for _ in range(30):
            write(1, "2023-000009")

    def verifier():
        return [found for _ in range(10) for found in queries.verify()]

    assert race([writer, writer, verifier, verifier]) == [None, None, [], []]
