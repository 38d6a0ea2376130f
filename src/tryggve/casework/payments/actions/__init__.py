"""The verbs of the room: order, claim, stop, pay again; write the file, send it; read what the bank answers, explain what it meant."""

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

__all__ = [
    "NotParked",
    "NotReconciled",
    "NotRejected",
    "NotYours",
    "OrderDiffers",
    "TooLate",
    "claim",
    "explain_answer",
    "explain_line",
    "order",
    "order_again",
    "read_answers",
    "send_file",
    "stop",
    "write_file",
]
