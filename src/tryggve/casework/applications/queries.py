"""Reading what people have sent in, and what they have begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tryggve.casework.applications.commitments import joined, opens
from tryggve.casework.applications.digests import digest
from tryggve.casework.applications.models import Draft, Erasure, Sensitive, Submission
from tryggve.casework.applications.records import DraftRecord, PartRecord, SubmissionRecord
from tryggve.casework.applications.rows import (
    draft_record,
    erasure,
    kept_apart,
    part_record,
    part_rows,
    submission_record,
    submission_rows,
)
from tryggve.casework.people.queries import signature as signature_by_id

SIGNED = 32
"""So many letters of the digest stand in the subject of the signature."""


class NoSuchPart(LookupError):
    """No part with that number."""


class NoSuchSubmission(LookupError):
    """No submission with that id."""


def draft(*, person: int, insurer: str, insurance: str, kind: str, key: str) -> DraftRecord | None:
    """What the person has begun, if anything."""
    row = Draft.objects.filter(person_id=person, insurer=insurer, insurance=insurance, kind=kind, key=key).first()
    return None if row is None else draft_record(row)


def drafts(person: int) -> list[DraftRecord]:
    """Everything the person has begun and not sent, latest first."""
    return [draft_record(row) for row in Draft.objects.filter(person_id=person).order_by("-saved_at", "-id")]


def submissions(case: int, *, all_versions: bool = False) -> list[SubmissionRecord]:
    """What has been sent in to the case, oldest first: the latest version of each kind and key, or every version."""
    rows = submission_rows().filter(case_id=case).order_by("id")
    found = [submission_record(row) for row in rows]
    return found if all_versions else latest_of(found)


def latest_of(found: Sequence[SubmissionRecord]) -> list[SubmissionRecord]:
    """The latest version of each kind and key, oldest first."""
    latest = {(one.kind, one.key): one.version for one in sorted(found, key=lambda one: one.version)}
    return [one for one in found if latest[one.kind, one.key] == one.version]


def submission(id: int) -> SubmissionRecord:  # noqa: A002 - a row's id is its id
    """The submission with that row id. Raises `NoSuchSubmission`."""
    row = submission_rows().filter(id=id).first()
    if row is None:
        raise NoSuchSubmission(id)
    return submission_record(row)


def submission_signed_by(signature: int) -> SubmissionRecord | None:
    """What was sent with a signature, if it has been."""
    row = submission_rows().filter(signature_id=signature).first()
    return None if row is None else submission_record(row)


def submissions_signed_by(signature: int) -> list[SubmissionRecord]:
    """Everything that was filed with a signature: one thing, or one in each case of a joint application."""
    return [submission_record(row) for row in submission_rows().filter(signature_id=signature).order_by("id")]


def holds(submission: int) -> bool:
    """Whether a submission is what was signed, before its health data are erased and after. Raises `NoSuchSubmission`.

    What stays has the digest that the signature is for, and what is kept apart opens its commitments.
    """
    row = submission_rows().filter(id=submission).first()
    if row is None:
        raise NoSuchSubmission(submission)
    return _holds(row)


def broken() -> Iterator[SubmissionRecord]:
    """Every submission that is not what was signed; none is how it should be."""
    return (submission_record(row) for row in submission_rows().order_by("id").iterator() if not _holds(row))


def _holds(row: Submission) -> bool:
    if signature_by_id(row.signature_id).subject.rpartition(":")[2] != row.digest[:SIGNED]:
        return False
    apart, gone, stays = kept_apart(row), erasure(row), digest(row.answers)
    if gone is not None:
        return apart is None and stays == gone.digest
    if apart is None:
        return stays == row.digest
    # Signed before commitments were: the signature is for the words themselves.
    signed = stays == row.digest or digest(joined(row.answers, apart.answers)) == row.digest
    return signed and opens(row.answers, apart.answers, apart.salt)


def cases_with_health() -> set[int]:
    """Row ids of the cases where something is said of health."""
    return set(Sensitive.objects.values_list("submission__case_id", flat=True))


def cases_erased() -> set[int]:
    """Row ids of the cases where something of health has been erased."""
    return set(Erasure.objects.values_list("submission__case_id", flat=True))


def parts(case: int) -> list[PartRecord]:
    """The case's parts, in the order they were asked for."""
    return [part_record(row) for row in part_rows().filter(case_id=case).order_by("id")]


def part(number: str) -> PartRecord:
    """The part with that number. Raises `NoSuchPart`."""
    row = part_rows().filter(number=number).first()
    if row is None:
        raise NoSuchPart(number)
    return part_record(row)


def parts_of_company(company: int) -> list[PartRecord]:
    """What the company has been asked for, latest first."""
    return [part_record(row) for row in part_rows().filter(company_id=company).order_by("-asked_at", "-id")]
