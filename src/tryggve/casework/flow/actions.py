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
from tryggve.casework.flow.company import (
    NotGranted,
    NothingToAskFor,
    add_company_document,
    apply_for_employee,
    change_contact,
    drop_company_draft,
    give_consent,
    save_company_draft,
    send_cost,
)
from tryggve.casework.flow.company_file import NotForYou
from tryggve.casework.flow.deciding import NothingToSign, approve, decide
from tryggve.casework.flow.filing import NotComplete, NothingToSend, add_document, apply, send_message
from tryggve.casework.flow.health import NeedsHealthPermission, open_document
from tryggve.casework.flow.paying import pay_due, read_bank
from tryggve.casework.flow.recovering import decide_recovery, propose_recovery
from tryggve.casework.flow.reviewing import ask_account, give_account, judge_account, take_back_account
from tryggve.casework.flow.sampling import OwnCase, draw_sample
from tryggve.casework.flow.schedule import run as run_scheduled
from tryggve.casework.flow.settling import NoSuchPeriod, send_report, settle
from tryggve.casework.flow.signing import SignedSomethingElse
from tryggve.casework.flow.withdrawing import AlreadyDecided, NothingToWithdraw, withdraw
from tryggve.casework.people.queries import NoSuchCompany

__all__ = [
    "AlreadyDecided",
    "NeedsHealthPermission",
    "NoSuchCompany",
    "NoSuchPeriod",
    "NotComplete",
    "NotForYou",
    "NotGranted",
    "NothingToAskFor",
    "NothingToSend",
    "NothingToSign",
    "NothingToWithdraw",
    "OwnCase",
    "SignedSomethingElse",
    "add_company_document",
    "add_document",
    "answer",
    "apply",
    "apply_for_employee",
    "approve",
    "approve_certificate",
    "ask_account",
    "ask_certificate",
    "assess",
    "begin_certificate",
    "change_contact",
    "decide",
    "decide_recovery",
    "draw_sample",
    "drop_company_draft",
    "give_account",
    "give_consent",
    "judge_account",
    "open_document",
    "pay_due",
    "propose_recovery",
    "read_bank",
    "return_certificate",
    "run_scheduled",
    "save_company_draft",
    "send_cost",
    "send_message",
    "send_report",
    "settle",
    "sign_certificate",
    "take_back_account",
    "withdraw",
]
