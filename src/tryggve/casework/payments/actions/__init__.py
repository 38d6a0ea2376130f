"""The verbs of the room: order, claim, stop, pay again; decide a claim; write the file, send it; read what the bank answers, explain it."""

from tryggve.casework.payments.actions.answering import NotParked, explain_answer, explain_line, read_answers
from tryggve.casework.payments.actions.filing import NotReconciled, send_file, write_file
from tryggve.casework.payments.actions.ordering import (
    NotRejected,
    NotYours,
    OrderDiffers,
    TooLate,
    claim,
    order,
    order_again,
    stop,
)
from tryggve.casework.payments.actions.recovering import (
    AlreadyDecided,
    MoreThanWasPaid,
    NotTheDecision,
    decide_claim,
    withdraw_claims,
)

__all__ = [
    "AlreadyDecided",
    "MoreThanWasPaid",
    "NotParked",
    "NotReconciled",
    "NotRejected",
    "NotTheDecision",
    "NotYours",
    "OrderDiffers",
    "TooLate",
    "claim",
    "decide_claim",
    "explain_answer",
    "explain_line",
    "order",
    "order_again",
    "read_answers",
    "send_file",
    "stop",
    "withdraw_claims",
    "write_file",
]
