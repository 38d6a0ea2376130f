import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils import timezone

from tests.casework.build import sign
from tests.casework.matter import LETTER, MONDAY, ROBOT
from tests.casework.payments.purse import open_purse
from tryggve.casework.applications import actions as applications
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.letters import actions as letters
from tryggve.casework.people import queries as people
from tryggve.casework.worklists.invariants import broken


@pytest.fixture
def purse(db, files, tmp_path):
    """A case all the way through: decided, told, ordered, paid."""
    made = open_purse(tmp_path / "bank")
    audit.note(
        verb=Verb.DECISION_SIGNED,
        actor=ROBOT,
        now=MONDAY,
        subject=f"decision:{made.decision.number}",
        chain=made.matter.case.number,
    )
    written = letters.write(decision=made.decision.id, language="sv", content=LETTER, now=MONDAY)
    letters.seal_letter(letter=written.id, now=MONDAY)
    made.order()
    made.order(period="2023-W11")
    made.bank.make("reject")
    made.day()
    return made


def counts(receipts=()):
    return {one.key: len(one.offenders) for one in broken(receipts=receipts, real=timezone.now())}


def offenders(key, receipts=()):
    return next(one.offenders for one in broken(receipts=receipts, real=timezone.now()) if one.key == key)


def by_force(*statements):
    """What no action can do: past every trigger, as only somebody who owns the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")


NONE = {f"I{number}": 0 for number in range(1, 10)}


def test_a_case_all_the_way_through_breaks_nothing(purse):
    assert counts() == NONE


def test_the_command_prints_a_count_for_each_and_ends_well(purse, capsys):
    call_command("invariants")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[f"I{number}", "0"] for number in range(1, 10)]


FORCED = {
    "a voucher without a half": ("DELETE FROM ledger_posting WHERE id = (SELECT min(id) FROM ledger_posting)", {"I1", "I2"}),
    "an order without findings": ("UPDATE assessments_assessment SET findings = '[]'", {"I3"}),
    "an order of an unsigned decision": ("UPDATE payments_order SET ordered_at = ordered_at - interval '1 day'", {"I3"}),
    "a decision without a letter": ("DELETE FROM letters_letter", {"I4"}),
    "an order without a voucher": ("UPDATE ledger_voucher SET key = 'x' || key WHERE key LIKE 'order:%'", {"I4"}),
    "more paid than ordered": ("UPDATE payments_bankline SET amount = amount + 1000000 WHERE what = 'booked'", {"I5", "I7"}),
    "an order taken out of its file": ("UPDATE payments_order SET file_id = NULL, state = 'ordered' WHERE state = 'paid'", {"I7"}),
    "a file with other bytes": ("UPDATE payments_bankfile SET content = content || '\\x20'::bytea", {"I7"}),
    "paid without a line": ("DELETE FROM payments_bankline WHERE what = 'booked'", {"I7"}),
    "a line of the log altered": ("UPDATE audit_entry SET actor_name = 'X' WHERE verb = 'payment:order:made'", {"I8"}),
    "a write without its line": ("UPDATE audit_entry SET verb = 'x' WHERE verb = 'payment:order:made'", {"I8"}),
    "a letter that nobody will seal": (
        "UPDATE letters_letter SET state = 'pending', document_id = NULL, sealed_at = NULL", {"I9"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FORCED)
def test_what_is_forced_past_the_triggers_is_found(purse, what):
    statement, breaks = FORCED[what]
    with transaction.atomic():
        by_force(statement)
        found = {key for key, count in counts().items() if count}
        transaction.set_rollback(True)  # the harness looks at the books when the test ends
    assert found == breaks
    assert counts() == NONE


def test_a_receipt_that_a_person_was_shown_must_exist(purse, tmp_path, capsys):
    bo = people.person(purse.matter.ids["bo"])
    sent = applications.submit(
        case=purse.matter.case.id, kind="application", key="first", answers={"a": 1}, sender=bo.id, signature=sign(bo, "application").id,
        actor=ROBOT, now=MONDAY,
    )  # fmt: skip
    shown = tmp_path / "acknowledged"
    shown.write_text(f"{sent.receipt} 2023-03-13T09:00\n\n")
    call_command("invariants", acknowledged=shown)
    shown.write_text(f"{sent.receipt}\nLOST-1\n")
    with pytest.raises(SystemExit) as ended:
        call_command("invariants", acknowledged=shown)
    assert ended.value.code == 1
    assert "LOST-1" in capsys.readouterr().out
    assert offenders("I6", ["LOST-1", sent.receipt]) == ("LOST-1",)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("invariants", acknowledged=tmp_path / "nothing")


def test_a_job_whose_worker_is_silent_is_found(purse):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('q', 'flow.x', '{}', 'doing') RETURNING id"
        )
    assert len(offenders("I9")) == 1
