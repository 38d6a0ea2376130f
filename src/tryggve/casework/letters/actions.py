"""Write a letter with the decision it tells of; set it and seal it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from tryggve.casework.assessments import queries as assessed
from tryggve.casework.audit import actions as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.base.actor import system
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases.queries import case_by_id
from tryggve.casework.decisions.queries import decision_by_id
from tryggve.casework.documents import actions as documents
from tryggve.casework.letters.blocks import blocks, letterhead
from tryggve.casework.letters.fact_rows import behind
from tryggve.casework.letters.models import Letter
from tryggve.casework.letters.queries import NoSuchLetter, letter_of, letter_record, pending
from tryggve.casework.letters.records import LetterRecord
from tryggve.casework.letters.setting import NotSet, pdf
from tryggve.casework.letters.words import WORDS
from tryggve.casework.people import queries as people

__all__ = ["NotSet", "seal_letter", "seal_pending", "write"]

WRITER = system("letters")


@transaction.atomic
def write(*, decision: int, language: str, content: Mapping[str, Any], now: datetime) -> LetterRecord:
    """Keep what the letter says, word for word, with head, facts and sources as they are now. Once per decision."""
    written = letter_of(decision)
    if written is not None:
        return written
    told = decision_by_id(decision)
    case = case_by_id(told.case)
    person = people.person(case.person)
    used = assessed.assessment(told.assessment).facts
    reader = person if case.company is None else people.company(case.company)
    head = letterhead(
        people.insurer(case.insurer),
        reader,
        language=language,
        day=day_of(told.signed_at or now),
        case=case.number,
        number=told.number,
    )  # fmt: skip
    facts = behind(assessed.facts_now(case.id), list(used))
    said = blocks(content, language=language, facts=facts, head=head, review_until=told.review_until)
    try:
        with transaction.atomic():
            row = Letter.objects.create(decision_id=decision, language=language, content=said, written_at=now)
    except IntegrityError:  # somebody else has just written it
        return letter_record(Letter.objects.select_related("decision").get(decision=decision))
    audit.note(
        verb=Verb.LETTER_WRITTEN, actor=WRITER, now=now, subject=f"letter:{told.number}", chain=case.number, person=person.id,
        insurer=case.insurer,
    )  # fmt: skip
    return letter_record(row)


def seal_letter(*, letter: int, now: datetime) -> LetterRecord:
    """Set the letter as PDF and seal it among the case's documents. A sealed letter comes back as it is.

    Raises `NotSet` when it cannot be set: it is still pending, and the decision stands. Raises `NoSuchLetter`.
    """
    row = Letter.objects.filter(id=letter).select_related("decision__case__insurer").first()
    if row is None:
        raise NoSuchLetter(letter)
    if row.state == "sealed":
        return letter_record(row)
    # Outside the transaction: setting takes time, and gives the same bytes whoever does it.
    content = pdf(row.content, template="decision", at=row.written_at)
    return _seal(letter, content, now=now)


def seal_pending(*, now: datetime) -> int:
    """Try every letter that is not sealed, the oldest first; how many were. One that cannot be set holds up nobody else."""
    sealed = 0
    for waiting in pending():
        try:
            seal_letter(letter=waiting.id, now=now)
        except NotSet:
            continue
        sealed += 1
    return sealed


@transaction.atomic
def _seal(letter: int, content: bytes, *, now: datetime) -> LetterRecord:
    row = Letter.objects.select_related("decision__case__insurer").select_for_update(of=("self",)).get(id=letter)
    if row.state == "sealed":
        return letter_record(row)
    case, number = row.decision.case, row.decision.number
    name = f"{WORDS[row.language]['decision']} {number}.pdf"
    kept = documents.seal(case=case.id, name=name, content=content, kind="letter", now=now)
    row.document_id, row.state, row.sealed_at = kept.id, "sealed", now
    row.save(update_fields=["document", "state", "sealed_at"])
    audit.note(
        verb=Verb.LETTER_SEALED, actor=WRITER, now=now, subject=f"letter:{number}", chain=case.number, person=case.person_id,
        insurer=case.insurer.key, data={"sha256": kept.sha256},
    )  # fmt: skip
    return letter_record(row)
