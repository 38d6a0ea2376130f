"""Killed before and after every SQL statement, and run again: each step of these rooms leaves exactly one result."""

import itertools

import pytest
from django.db import connection

from tests.casework.build import NOW, SESSION, TESTS, herself, open_case, sign, start, xml_of
from tests.casework.documents.files import PDF
from tests.casework.killpoints import every_kill_point
from tryggve.casework.applications import actions as applications
from tryggve.casework.applications.models import PartSigning, Submission
from tryggve.casework.audit import queries as audit
from tryggve.casework.cases.actions import open_case as opened
from tryggve.casework.cases.models import Case
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents import queries as document_queries
from tryggve.casework.documents.models import Document, Reading
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.ledger import queries as ledger_queries
from tryggve.casework.ledger.models import Voucher
from tryggve.casework.messages import actions as messages
from tryggve.casework.messages.models import Message
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.notifications.models import Knock
from tryggve.casework.people import eid
from tryggve.casework.people.models import Signature

pytestmark = pytest.mark.faults


def jobs():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]


def each_once(step_for, count, per_step=1):
    """`step_for(n)` gives a new step; each is killed at one point and run again; `count()` must grow by one a step."""
    numbers = itertools.count()
    number, killed = next(numbers), 0
    current = {"step": step_for(number)}
    before = count()

    def step():
        current["step"]()

    for _ in every_kill_point(step):
        killed += 1
        current["step"]()
        current["step"]()
        assert count() == before + per_step * killed
        current["step"] = step_for(next(numbers))
    assert count() == before + per_step * (killed + 1)
    assert audit.verify() == []
    return killed


def test_opening_a_case(racing_town):
    numbers = itertools.count(10)

    def step_for(n):
        insurance = f"insurance-{next(numbers)}"
        return lambda: opened(insurer="tryggve", insurance=insurance, person=racing_town.bo.id, now=NOW, actor=TESTS)

    assert each_once(step_for, Case.objects.count) > 6


def test_sending_a_report(racing_town):
    case = open_case(racing_town)

    def step_for(n):
        signature = sign(racing_town.bo, f"report:{n}")
        return lambda: applications.submit(
            case=case.id, kind="report", key=f"2023-W{n}", answers={"n": n}, sender=racing_town.bo.id,
            signature=signature.id, actor=herself(racing_town.bo), now=NOW,
        )  # fmt: skip

    assert each_once(step_for, Submission.objects.count) > 12


def test_signing(racing_town):
    def step_for(n):
        reference = start(person=racing_town.bo, text="Text", subject=f"x:{n}")
        return lambda: eid.complete_signature(
            order_ref=reference, session=SESSION, personnummer=racing_town.bo.personnummer, signature=xml_of("Text"),
            ocsp_response="b2NzcA==", device={}, now=NOW,
        )  # fmt: skip

    assert each_once(step_for, Signature.objects.count) > 6


def test_signing_a_certificate(racing_town):
    def step_for(n):
        company = racing_town.bygg
        case = opened(insurer="tryggve", insurance=f"i{n}", person=racing_town.bo.id, now=NOW, actor=TESTS)
        part = applications.ask_part(case=case.id, kind="certificate", company=company.id, actor=TESTS, now=NOW)
        signature = sign(racing_town.eva, f"part:{n}")
        return lambda: applications.sign_part(
            part=part.number, answers={"n": n}, signature=signature.id, actor=racing_town.employer, now=NOW
        )

    assert each_once(step_for, PartSigning.objects.count) > 10


def test_receiving_a_document(racing_town):
    case = open_case(racing_town)

    def step_for(n):
        content = PDF.replace(b"/Count 0", b"/Count 0 %%%d\n" % n)
        return lambda: documents.receive(
            case=case.id, name="a.pdf", content=content, kind="other", actor=herself(racing_town.bo), now=NOW
        )

    assert each_once(step_for, Document.objects.count) > 10
    assert Reading.objects.count() == 2 * Document.objects.count()
    assert document_queries.scrub() == []


def test_writing_a_voucher(racing_town):
    def step_for(n):
        return lambda: ledger.post(
            insurer="tryggve", key=f"v{n}", day=NOW.date(), text="x", postings=[("bank", 5), ("payable", -5)]
        )

    killed = each_once(step_for, Voucher.objects.count)
    assert ledger_queries.balance("tryggve", "bank") == 5 * (killed + 1)
    assert ledger_queries.unbalanced() == []


def test_knocking(racing_town):
    def step_for(n):
        return lambda: notifications.knock(key=f"k{n}", person=racing_town.bo.id, occasion="letter", now=NOW)

    each_once(step_for, Knock.objects.count)
    assert jobs() == Knock.objects.count()


def test_sending_a_message(racing_town):
    case = open_case(racing_town)

    def step_for(n):
        return lambda: messages.send(
            case=case.id, thread="x", key=f"m{n}", text="hej", from_fund=False, actor=herself(racing_town.bo), now=NOW
        )

    each_once(step_for, Message.objects.count)
