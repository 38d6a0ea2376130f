"""The answer lost after COMMIT, and the person presses again: one result, the same receipt, nothing acknowledged lost."""

import pytest
from django.db import OperationalError

from tests.casework.build import NOW, SESSION, TESTS, herself, open_case, sign, start, xml_of
from tests.casework.cut import cut_after_commit
from tests.casework.documents.files import PDF
from tryggve.casework.applications import actions as applications
from tryggve.casework.applications.models import Submission
from tryggve.casework.audit import queries as audit
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.actions import open_case as opened
from tryggve.casework.cases.models import Case
from tryggve.casework.documents import actions as documents
from tryggve.casework.documents.models import Document
from tryggve.casework.ledger import actions as ledger
from tryggve.casework.ledger.models import Voucher
from tryggve.casework.messages import actions as messages
from tryggve.casework.messages.models import Message
from tryggve.casework.notifications import actions as notifications
from tryggve.casework.notifications.models import Knock
from tryggve.casework.people import eid
from tryggve.casework.people.models import Signature

pytestmark = pytest.mark.faults
TIMES = 60


def pressed_again(step, rows):
    """Do it with the answer cut off, then again: gives what the second press was told; there is one more row than before."""
    before = rows.objects.count()
    with cut_after_commit() as line, pytest.raises(OperationalError):
        step()
    assert line.cut == 1, "the line was never cut"
    assert rows.objects.count() == before + 1, "the server had it already"
    told = step()
    assert rows.objects.count() == before + 1
    return told


def test_sixty_reports_whose_answers_were_lost(racing_town):
    case = open_case(racing_town)
    for n in range(TIMES):
        signature = sign(racing_town.bo, f"report:{n}")

        def press(n=n, signature=signature):
            return applications.submit(
                case=case.id, kind="report", key=f"week-{n}", answers={"n": n}, sender=racing_town.bo.id,
                signature=signature.id, actor=herself(racing_town.bo), now=NOW,
            )  # fmt: skip

        assert pressed_again(press, Submission).receipt == Submission.objects.latest("id").receipt
    assert case_queries.case(case.number).version == TIMES
    assert audit.verify() == []


def test_each_other_step_whose_answer_was_lost(racing_town):
    town, case = racing_town, open_case(racing_town)
    reference = start(person=town.bo, text="Text", subject="x")
    pressed_again(
        lambda: eid.complete_signature(
            order_ref=reference, session=SESSION, personnummer=town.bo.personnummer, signature=xml_of("Text"),
            ocsp_response="b2NzcA==", device={}, now=NOW,
        ),
        Signature,
    )  # fmt: skip
    pressed_again(
        lambda: documents.receive(case=case.id, name="a.pdf", content=PDF, kind="x", actor=herself(town.bo), now=NOW),
        Document,
    )
    pressed_again(
        lambda: ledger.post(
            insurer="tryggve", key="v", day=NOW.date(), text="x", postings=[("bank", 5), ("payable", -5)]
        ),
        Voucher,
    )
    pressed_again(
        lambda: messages.send(
            case=case.id, thread="x", key="m", text="hej", from_fund=False, actor=herself(town.bo), now=NOW
        ),
        Message,
    )
    pressed_again(lambda: notifications.knock(key="k", person=town.bo.id, occasion="letter", now=NOW), Knock)
    pressed_again(lambda: opened(insurer="norrsken", insurance="x", person=town.bo.id, now=NOW, actor=TESTS), Case)
    assert audit.verify() == []
