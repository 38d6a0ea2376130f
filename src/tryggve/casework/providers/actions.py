"""The verbs of the register of providers, from the files where they stand: what a provider tells, what an insurer decides."""

from __future__ import annotations

from tryggve.casework.people.eid import SignatureUsed
from tryggve.casework.providers.access import NotYours
from tryggve.casework.providers.judging import (
    AlreadyDecided,
    BeforeItBegan,
    CompetenceMissing,
    NoReason,
    NotDeclared,
    NothingToJudge,
    approve,
    end,
    let_stand,
    refuse,
)
from tryggve.casework.providers.statements import UnknownCompetence, Unreadable
from tryggve.casework.providers.telling import AlreadyAsked, SignedSomethingElse, apply_for_approval, ask_to_end, change

__all__ = [
    "AlreadyAsked", "AlreadyDecided", "BeforeItBegan", "CompetenceMissing", "NoReason", "NotDeclared", "NotYours", "NothingToJudge",
    "SignatureUsed", "SignedSomethingElse", "UnknownCompetence", "Unreadable", "apply_for_approval", "approve", "ask_to_end",
    "change", "end", "let_stand", "refuse",
]  # fmt: skip
