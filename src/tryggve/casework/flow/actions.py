"""Everything that can happen to a case, by name. Each is one transaction; each may be run again."""

from __future__ import annotations

from tryggve.casework.flow.assessing import answer, assess
from tryggve.casework.flow.certificates import (
    approve_certificate,
    ask_certificate,
    begin_certificate,
    return_certificate,
    sign_certificate,
)  # fmt: skip
from tryggve.casework.flow.deciding import NothingToSign, approve, decide
from tryggve.casework.flow.filing import NotComplete, NothingToSend, add_document, apply, send_message
from tryggve.casework.flow.paying import pay_due, read_bank
from tryggve.casework.flow.schedule import run as run_scheduled
from tryggve.casework.flow.settling import NoSuchPeriod, send_report, settle
from tryggve.casework.flow.signing import SignedSomethingElse
from tryggve.casework.people.queries import NoSuchCompany

__all__ = [
    "NoSuchCompany",
    "NoSuchPeriod",
    "NotComplete",
    "NothingToSend",
    "NothingToSign",
    "SignedSomethingElse",
    "add_document",
    "answer",
    "apply",
    "approve",
    "approve_certificate",
    "ask_certificate",
    "assess",
    "begin_certificate",
    "decide",
    "pay_due",
    "read_bank",
    "return_certificate",
    "run_scheduled",
    "send_message",
    "send_report",
    "settle",
    "sign_certificate",
]
