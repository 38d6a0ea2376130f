"""Everything done to one case at the same time: nobody waits in a ring, nothing is lost, nothing is counted twice."""

import pytest
from django.db import transaction

from tests.casework.build import NOW, herself, open_case, sign
from tests.casework.documents.files import PDF
from tests.casework.race import race
from tryggve.casework.applications import actions as applications
from tryggve.casework.applications import queries as applied
from tryggve.casework.audit import queries as audit
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents import queries as document_queries
from tryggve.casework.messages import actions as messages
from tryggve.casework.messages import queries as message_queries
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.notifications import queries as knocks


def report(town, case, n):
    signature = sign(town.bo, f"report:{n}")
    return lambda: applications.submit(
        case=case.id, kind="report", key=f"W{n}", answers={"n": n}, sender=town.bo.id, signature=signature.id,
        actor=herself(town.bo), now=NOW,
    )  # fmt: skip


def certificate(town, part, signature):
    return lambda: applications.sign_part(
        part=part.number, answers={}, signature=signature.id, actor=town.employer, now=NOW
    )


def answer(town, case, n):
    """What an officer does in one go: a message, a turn, a knock."""

    def act():
        with transaction.atomic():
            messages.send(
                case=case.id, thread="x", key=f"fund:{n}", text="Hej", from_fund=True, actor=town.officer, now=NOW
            )
            cases.set_turn(case=case.id, turn="claimant", reason=f"asked-{n}", due_on=None, now=NOW, actor=town.officer)
            notifications.knock(key=f"fund:{n}", person=town.bo.id, occasion="message", now=NOW)

    return act


def letter(town, case, n):
    def act():
        with transaction.atomic():
            cases.lock_case(case.number)
            document = documents.receive(
                case=case.id, name="a.pdf", content=PDF.replace(b"/Count 0", b"/Count %d" % n), kind="x",
                actor=herself(town.bo), now=NOW,
            )  # fmt: skip
            documents.mark(document=document.id, step="read", actor=town.officer, now=NOW)

    return act


@pytest.mark.faults
@pytest.mark.parametrize("round_", range(3))
def test_reports_certificates_messages_documents_and_turns_at_once(racing_town, round_):
    town, case = racing_town, open_case(racing_town)
    part = applications.ask_part(
        case=case.id, kind="certificate", company=town.bygg.id, actor=herself(town.bo), now=NOW
    )
    steps = [certificate(town, part, sign(town.eva, "part"))]
    for n in range(4):
        steps += [report(town, case, n), answer(town, case, n), letter(town, case, n)]
    results = race(steps)
    assert [result for result in results if isinstance(result, Exception)] == []
    assert len(applied.submissions(case.id)) == 4
    assert len(message_queries.thread(case.id)) == 4
    assert len(document_queries.documents(case.id)) == 4
    assert len(knocks.knocks(town.bo.id)) == 4
    assert applied.part(part.number).state == "signed"
    assert case_queries.case(case.number).version == 9
    assert audit.verify() == []
