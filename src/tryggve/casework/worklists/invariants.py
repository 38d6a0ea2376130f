"""What must never be false, asked of the database itself. Each invariant names its offenders; none is how it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import connection

from tryggve.casework.audit.queries import verify
from tryggve.casework.ceilings.queries import uneven
from tryggve.casework.ledger.queries import unbalanced

# A job whose worker has not been heard from for so long is nobody's.
SILENT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant and what breaks it. `offenders` are references that a person can look up."""

    key: str
    promise: str
    offenders: tuple[str, ...]


I2 = """
SELECT i.key FROM people_insurer i JOIN ledger_voucher v ON v.insurer_id = i.id JOIN ledger_posting p ON p.voucher_id = v.id
GROUP BY i.key HAVING sum(p.amount) <> 0
"""
# The decision of an order must have been signed, in the same case, and the calculation must rest on findings with paragraphs and
# on facts. A payment that is ordered before its decision is an orphan too.
I3 = """
SELECT o.reference FROM payments_order o
JOIN assessments_assessment a ON a.id = o.assessment_id JOIN decisions_decision d ON d.id = o.decision_id
JOIN assessments_assessment g ON g.id = d.assessment_id
WHERE a.case_id <> o.case_id OR d.case_id <> o.case_id OR d.state NOT IN ('signed', 'replaced') OR d.signed_at > o.ordered_at
   OR a.facts = '{}'::jsonb OR g.facts = '{}'::jsonb
   OR NOT EXISTS (SELECT 1 FROM jsonb_array_elements(a.findings) f WHERE f ->> 'paragraph' <> '')
   OR NOT EXISTS (SELECT 1 FROM jsonb_array_elements(g.findings) f WHERE f ->> 'paragraph' <> '')
UNION ALL
SELECT 'claim ' || c.reference FROM payments_claim c JOIN decisions_decision d ON d.id = c.decision_id
JOIN assessments_assessment a ON a.id = c.assessment_id
WHERE d.state <> 'signed' OR d.about <> 'claim:' || c.id OR d.case_id <> c.case_id OR a.case_id <> c.case_id OR a.facts = '{}'::jsonb
"""
I4 = """
SELECT 'order ' || min(reference) FROM payments_order GROUP BY person_id, benefit, period, version HAVING count(*) > 1
UNION ALL
SELECT 'paid again twice ' || min(reference) FROM payments_order WHERE again_for_id IS NOT NULL
GROUP BY again_for_id HAVING count(*) > 1
UNION ALL
SELECT 'letters of ' || d.number FROM decisions_decision d LEFT JOIN letters_letter l ON l.decision_id = d.id
WHERE d.state IN ('signed', 'replaced') GROUP BY d.number HAVING count(l.id) <> 1
UNION ALL
SELECT 'voucher of ' || o.reference FROM payments_order o LEFT JOIN ledger_voucher v ON v.key = 'order:' || o.reference
GROUP BY o.reference HAVING count(v.id) <> 1
UNION ALL
SELECT 'voucher of claim ' || c.reference FROM payments_claim c LEFT JOIN ledger_voucher v ON v.key = 'claim:' || c.reference
WHERE c.state = 'decided' GROUP BY c.reference, c.recover HAVING count(v.id) <> CASE WHEN c.recover > 0 THEN 1 ELSE 0 END
"""
# What the bank has booked less what it sent back, against what is ordered and neither stopped nor a second try.
I5 = """
SELECT d.number FROM decisions_decision d
JOIN LATERAL (
    SELECT COALESCE(sum(o.net) FILTER (WHERE o.again_for_id IS NULL AND o.state <> 'stopped'), 0) AS decided
    FROM payments_order o WHERE o.decision_id = d.id
) ordered ON TRUE
JOIN LATERAL (
    SELECT COALESCE(sum(CASE l.what WHEN 'booked' THEN l.amount WHEN 'returned' THEN -l.amount ELSE 0 END), 0) AS paid
    FROM payments_bankline l JOIN payments_order o ON o.id = l.order_id WHERE o.decision_id = d.id
) booked ON TRUE
WHERE booked.paid > ordered.decided
UNION ALL
SELECT o.reference FROM payments_order o JOIN payments_bankline l ON l.order_id = o.id AND l.what = 'booked'
GROUP BY o.reference, o.net HAVING sum(l.amount) > o.net
UNION ALL
SELECT 'claim ' || c.reference FROM payments_claim c JOIN payments_repayment r ON r.claim_id = c.id
LEFT JOIN payments_order o ON o.id = r.order_id
WHERE o.id IS NULL OR o.state <> 'stopped' GROUP BY c.reference, c.recover HAVING sum(r.amount) > c.recover
"""
I6 = """
SELECT asked FROM unnest(%(receipts)s::text[]) asked
WHERE NOT EXISTS (SELECT 1 FROM applications_submission s WHERE s.receipt = asked)
"""
I7 = """
SELECT f.name FROM payments_bankfile f LEFT JOIN payments_order o ON o.file_id = f.id
GROUP BY f.id, f.name, f.orders, f.total
HAVING count(o.id) <> f.orders OR COALESCE(sum(o.net), 0) <> f.total
    OR count(*) FILTER (WHERE o.state IN ('accepted', 'paid')) + count(*) FILTER (WHERE o.state = 'rejected')
     + count(*) FILTER (WHERE o.state = 'filed') <> f.orders
UNION ALL
SELECT 'order ' || o.reference FROM payments_order o
WHERE (o.state = 'paid') <> EXISTS (
    SELECT 1 FROM payments_bankline l WHERE l.order_id = o.id AND l.what = 'booked'
) AND o.state <> 'rejected'
UNION ALL
SELECT 'books of ' || i.key FROM people_insurer i
WHERE COALESCE((
    SELECT sum(p.amount) FROM ledger_posting p JOIN ledger_voucher v ON v.id = p.voucher_id
    WHERE v.insurer_id = i.id AND p.account = 'bank' AND v.key LIKE 'bank:%%'
), 0) <> COALESCE((
    SELECT sum(CASE l.what WHEN 'booked' THEN -l.amount WHEN 'returned' THEN l.amount WHEN 'paid_in' THEN l.amount ELSE 0 END)
    FROM payments_bankline l JOIN payments_bankanswer a ON a.id = l.answer_id
    WHERE a.insurer_id = i.id AND (l.order_id IS NOT NULL OR l.claim_id IS NOT NULL)
), 0)
UNION ALL
SELECT 'claims of ' || i.key FROM people_insurer i
WHERE COALESCE((
    SELECT sum(p.amount) FROM ledger_posting p JOIN ledger_voucher v ON v.id = p.voucher_id
    WHERE v.insurer_id = i.id AND p.account = 'claims'
), 0) <> COALESCE((
    SELECT sum(c.recover) FROM payments_claim c JOIN cases_case k ON k.id = c.case_id WHERE k.insurer_id = i.id AND c.state = 'decided'
), 0) - COALESCE((
    SELECT sum(r.amount) FROM payments_repayment r JOIN payments_claim c ON c.id = r.claim_id JOIN cases_case k ON k.id = c.case_id
    LEFT JOIN payments_order o ON o.id = r.order_id WHERE k.insurer_id = i.id AND (o.id IS NULL OR o.state <> 'stopped')
), 0)
UNION ALL
SELECT 'paid in ' || l.key FROM payments_bankline l LEFT JOIN payments_repayment r ON r.line_id = l.id
WHERE l.claim_id IS NOT NULL AND (r.id IS NULL OR r.amount <> l.amount OR r.claim_id <> l.claim_id)
UNION ALL
SELECT 'set off ' || o.reference FROM payments_order o LEFT JOIN payments_repayment r ON r.order_id = o.id
WHERE o.again_for_id IS NULL GROUP BY o.reference, o.set_off HAVING COALESCE(sum(r.amount), 0) <> o.set_off
"""
I8 = """
SELECT d.number FROM decisions_decision d WHERE d.state IN ('signed', 'replaced')
AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'decision:' || d.number AND e.verb = 'case:decision:signed')
UNION ALL
SELECT o.reference FROM payments_order o
WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'order:' || o.reference AND e.verb = 'payment:order:made')
UNION ALL
SELECT s.receipt FROM applications_submission s
WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'submission:' || s.id)
UNION ALL
SELECT 'erased ' || s.receipt FROM applications_erasure r JOIN applications_submission s ON s.id = r.submission_id
WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'submission:' || s.id AND e.verb = 'case:health:erased')
UNION ALL
SELECT 'erased document ' || r.document_id FROM documents_reading r WHERE r.step = 'erased'
AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'document:' || r.document_id AND e.verb = 'case:document:erased')
UNION ALL
SELECT 'letter ' || d.number FROM letters_letter l JOIN decisions_decision d ON d.id = l.decision_id WHERE l.state = 'sealed'
AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'letter:' || d.number AND e.verb = 'case:letter:sealed')
UNION ALL
SELECT 'claim ' || c.reference FROM payments_claim c WHERE c.state = 'decided' AND NOT EXISTS (
    SELECT 1 FROM audit_entry e
    WHERE e.subject = 'claim:' || c.id AND e.verb IN ('payment:claim:decided', 'payment:claim:waived')
)
UNION ALL
SELECT f.name FROM payments_bankfile f
WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject = 'file:' || f.name AND e.verb = 'payment:file:written')
"""
I9 = """
SELECT 'job ' || j.id || ' ' || j.task_name FROM procrastinate_jobs j
LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < %(silent)s)
UNION ALL
SELECT 'letter ' || d.number FROM letters_letter l JOIN decisions_decision d ON d.id = l.decision_id
WHERE l.state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs j WHERE j.args ->> 'letter' = l.id::text AND j.status IN ('todo', 'doing', 'failed')
)
UNION ALL
SELECT 'knock ' || k.key FROM notifications_knock k
WHERE k.state = 'queued' AND NOT EXISTS (
    SELECT 1 FROM procrastinate_jobs j WHERE j.args ->> 'knock' = k.id::text AND j.status IN ('todo', 'doing', 'failed')
)
"""


def broken(*, receipts: Iterable[str] = (), real: datetime) -> list[Broken]:
    """Every invariant with its offenders. `receipts`: numbers that persons have been shown; `real`: the machine's own time."""
    asked: dict[str, Any] = {"receipts": list(receipts), "silent": real - SILENT}
    extra: dict[str, Callable[[], list[str]]] = {
        "I1": unbalanced,
        "I5": uneven,
        "I7": _files_that_differ,
        "I8": _breaks,
    }
    found = []
    for key, promise, statement in PROMISES:
        offenders = _offenders(statement, asked) if statement else []
        found.append(Broken(key, promise, tuple(offenders + extra.get(key, list)())))
    return found


PROMISES = [
    ("I1", "each voucher sums to zero", ""),  # the ledger asks that of itself
    ("I2", "the books of each insurer sum to zero", I2),
    (
        "I3",
        "each order leads to findings with paragraphs, a signed decision, and facts; each claim to its own decision",
        I3,
    ),
    ("I4", "one order for each person, benefit, period and version; one letter a decision; one voucher an order", I4),
    ("I5", "no decision has paid more than it decided, and what is drawn of a ceiling is what its cases draw", I5),
    ("I6", "every receipt that a person was shown exists", I6),
    (
        "I7",
        "sent is accepted and rejected and pending, in number and öre; the books say the same as the bank and the claims",
        I7,
    ),
    ("I8", "the log is unbroken and every write has its line", I8),
    ("I9", "each deferred step is done, queued or visibly failed", I9),
]


def _offenders(statement: str, asked: dict[str, Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [str(row[0]) for row in cursor.fetchall()]


def _breaks() -> list[str]:
    return [f"{gap.chain} {gap.place} {gap.what}" for gap in verify()]


def _files_that_differ() -> list[str]:
    """Files whose bytes are not those that were hashed, or whose own control sum is another than their orders'."""
    wrong = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sha256, content, orders, total FROM payments_bankfile ORDER BY id")
        while rows := cursor.fetchmany(100):
            for name, digest, content, orders, total in rows:
                told = re.search(rb"<NbOfTxs>(\d+)</NbOfTxs>\s*<CtrlSum>(\d+)\.(\d\d)</CtrlSum>", bytes(content))
                same = told is not None and (int(told[1]), int(told[2] + told[3])) == (orders, total)
                if sha256(content).hexdigest() != digest or not same:
                    wrong.append(f"bytes of {name}")
    return wrong
