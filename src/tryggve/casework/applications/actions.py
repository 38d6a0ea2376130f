"""Drafts and submissions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tryggve.casework.applications.commitments import Unsalted, new_salt, signed_digest, split
from tryggve.casework.applications.digests import digest, receipt
from tryggve.casework.applications.erasing import NotAsSigned, NotTheRule, drop_drafts, erase
from tryggve.casework.applications.models import Draft, Sensitive, Submission
from tryggve.casework.applications.parts import (
    NoReason,
    NotAboutYou,
    NotYourPart,
    PartIsNotSigned,
    PartIsOver,
    PartIsSigned,
    approve_part,
    ask_part,
    begin_part,
    expire_parts,
    return_part,
    sign_part,
)
from tryggve.casework.applications.records import DraftRecord, SubmissionRecord
from tryggve.casework.applications.rows import draft_record, submission_record, submission_rows
from tryggve.casework.audit.actions import note
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import Actor
from tryggve.casework.base.text import clean_answers, clean_text
from tryggve.casework.cases.actions import filed, lock_open
from tryggve.casework.people.eid import SignatureUsed, use_signature
from tryggve.casework.people.queries import signature as signature_by_id

__all__ = [
    "NoReason", "NotAboutYou", "NotAsSigned", "NotTheRule", "NotTheSigner", "NotYourPart", "PartIsNotSigned", "PartIsOver",
    "PartIsSigned", "SignatureUsed", "Unsalted", "approve_part", "ask_part", "begin_part", "digest", "drop_draft", "drop_drafts",
    "erase", "expire_parts", "new_salt", "return_part", "save_draft", "sign_part", "signed_digest", "submit",
]  # fmt: skip

LONGEST_REASON = 400


class NotTheSigner(Exception):
    """The signature is another person's than the sender's."""


def save_draft(
    *, person: int, insurer: str, insurance: str, kind: str, key: str, answers: Mapping[str, Any], now: datetime
) -> DraftRecord:
    """Keep what has been answered so far: the last save is what is kept. Raises `UnreadableAnswers`."""
    row, _ = Draft.objects.update_or_create(
        person_id=person,
        insurer=insurer,
        insurance=insurance,
        kind=kind,
        key=key,
        defaults={"answers": clean_answers(answers), "saved_at": now},
    )
    return draft_record(row)


def drop_draft(*, person: int, insurer: str, insurance: str, kind: str, key: str) -> None:
    """Forget a draft; none is no error."""
    Draft.objects.filter(person_id=person, insurer=insurer, insurance=insurance, kind=kind, key=key).delete()


@transaction.atomic
def submit(
    *,
    case: int,
    kind: str,
    key: str,
    answers: Mapping[str, Any],
    sender: int,
    signature: int,
    actor: Actor,
    now: datetime,
    why_changed: str = "",
    joint: str = "",
    sensitive: frozenset[str] = frozenset(),
) -> SubmissionRecord:
    """File signed answers; gives the submission and its receipt, the same one when the same is sent again.

    The same signature again is the same submission, and so are answers that say what the latest version says. Other answers
    become the next version. The draft they came from is dropped. `joint` is the matter of an application that one signature files
    in several cases, word for word the same in each. What the keys in `sensitive` say is kept apart, so that it can be erased;
    then the answers bring a salt (`new_salt`), the one they were signed with. Raises `NotTheSigner`, `SignatureUsed`,
    `CaseIsClosed`, `NoSuchCase`, `NoSuchSignature`, `Unsalted`, `UnreadableAnswers`.
    """
    folder = lock_open(case)
    parted = split(answers, sensitive)
    print_ = digest(parted.stays)
    if signature_by_id(signature).person != sender:
        raise NotTheSigner
    if known := _known(case, kind, key, print_, signature, joint):
        return known
    version = Submission.objects.filter(case_id=case, kind=kind, key=key).count() + 1
    row = Submission.objects.create(
        case_id=case, kind=kind, key=key, version=version, answers=parted.stays, digest=print_, sender_id=sender, signature_id=signature,
        joint=joint, received_at=now, why_changed=clean_text(why_changed)[:LONGEST_REASON],
        receipt=receipt(case_number=folder.number, kind=kind, key=key, version=version, digest=print_),
    )  # fmt: skip
    if parted.hidden:
        Sensitive.objects.create(submission=row, answers=dict(parted.hidden), salt=parted.salt)
    use_signature(signature=signature, used_for=f"joint:{joint}:{print_[:32]}" if joint else f"submission:{row.id}")
    filed(case=case)
    drop_draft(person=sender, insurer=folder.insurer, insurance=folder.insurance, kind=kind, key=key)
    note(
        verb=Verb.SUBMISSION_RECEIVED, actor=actor, now=now, chain=folder.number, subject=f"submission:{row.id}",
        person=folder.person, insurer=folder.insurer, data={"kind": kind, "key": key, "version": version, "digest": print_},
    )  # fmt: skip
    return submission_record(submission_rows().get(id=row.id))


def _known(case: int, kind: str, key: str, print_: str, signature: int, joint: str) -> SubmissionRecord | None:
    """The submission that was made with this signature, or the latest version if it says the same."""
    made = submission_rows().filter(signature_id=signature)
    signed = made.filter(case_id=case).first() or made.exclude(joint=joint or None).first()
    if signed is not None:
        if (signed.case_id, signed.kind, signed.key, signed.digest) != (case, kind, key, print_):
            raise SignatureUsed(signed.receipt)
        return submission_record(signed)
    latest = submission_rows().filter(case_id=case, kind=kind, key=key).order_by("-version").first()
    return submission_record(latest) if latest is not None and latest.digest == print_ else None
